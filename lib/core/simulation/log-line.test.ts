import { expect, it } from "vitest";
import { failureIn, parseLogLine } from "./log-line.ts";

const AT = "2026-11-22 15:54:24.616 ";
const TASK = `${AT}[1795362864599562/start/1 (pid 13358)] `;

it("tells time, step, task and text of a line that a step prints", () => {
  expect(parseLogLine(`${TASK}using ModelRefreshFlow/1 [a/b/c]`)).toEqual({
    time: "15:54:24.616",
    step: "start",
    task: "1",
    kind: "out",
    text: "using ModelRefreshFlow/1 [a/b/c]",
  });
});

it.each([
  [`${TASK}Task is starting (retry).`, "system", "start"],
  [`${TASK}Task finished successfully.`, "system", "start"],
  [`${AT}[179/work/2] Cloning previously run task 1/start/1`, "system", "work"],
  [`${TASK}Task failed.`, "error", "start"],
  [`${TASK}ValueError: start is broken`, "error", "start"],
  [`${TASK}pandas.errors.ParserError: no columns`, "error", "start"],
  [`${TASK}<flow FeatureFlow step start> failed:`, "error", "start"],
  [`${TASK}warning: 3 rows without country`, "warning", "start"],
  [`${TASK}no error at all`, "out", "start"],
  [TASK.trimEnd(), "out", "start"],
  [`${AT}Workflow starting (run-id 1795362864599562):`, "system", null],
  [`${AT}Workflow failed.`, "error", null],
  [`${AT}Done!`, "system", null],
  [`${AT}[stderr] Metaflow 2.19.39 executing FirstFlow for user:ann`, "system", null],
  [`${AT}[stderr]     The graph looks good!`, "system", null],
  [`${AT}[stderr]     Step end (task-id 2) failed.`, "error", null],
  ["something without a time", "system", null],
  ["", "system", null],
])("%s is %s", (line, kind, step) => {
  const parsed = parseLogLine(line);
  expect([parsed.kind, parsed.step]).toEqual([kind, step]);
});

it("finds the failed step and the last word in what Metaflow wrote to stderr", () => {
  const header = [
    "Metaflow 2.19.39 executing F for user:ann",
    "Validating your flow...",
    "    The graph looks good!",
  ];
  expect(failureIn([...header, "    Step failure:", "    Step end (task-id 3) failed.", ""])).toEqual({
    step: "end",
    said: "Step end (task-id 3) failed.",
  });
  expect(failureIn([...header, "Error: Missing option '--req'."])).toEqual({
    step: null,
    said: "Error: Missing option '--req'.",
  });
  expect(failureIn(header)).toEqual({ step: null, said: null });
});
