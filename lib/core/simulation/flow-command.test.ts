import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { flowCommand, shellText, shellWord } from "./flow-command.ts";

const base = {
  python: "python",
  file: "inferenceflow.py",
  branch: null,
  parameters: {},
  runIdFile: "/d/1.id",
};

it("puts triggers before run, and everything else after it", () => {
  const triggers = [
    { flow: "ModelRefreshFlow", run: "233" },
    { flow: "FeatureFlow", run: "argo-x" },
  ];
  expect(flowCommand({ ...base, triggers, parameters: { batch_size: "64", note: "--trigger" } })).toEqual(
    [
      "python inferenceflow.py --trigger ModelRefreshFlow/233 --trigger FeatureFlow/argo-x run",
      "--batch_size 64 --note --trigger",
      "--tag triggered_by:ModelRefreshFlow/233 --tag triggered_by:FeatureFlow/argo-x --run-id-file /d/1.id",
    ]
      .join(" ")
      .split(" "),
  );
});

it("gives the branch of a flow under @project, and none without", () => {
  const words = (branch: string | null) => flowCommand({ ...base, branch, triggers: [] }).slice(2, -2);
  expect(words("exp")).toEqual(["--branch", "exp", "run"]);
  expect(words(null)).toEqual(["run"]);
});

it("keeps a file from being taken for an option, and tags within what Metaflow takes", () => {
  expect(flowCommand({ ...base, file: "-c.py", triggers: [] })[1]).toBe("./-c.py");
  const triggers = Array.from({ length: 60 }, (_, run) => ({ flow: "A", run: String(run) }));
  const words = flowCommand({ ...base, triggers });
  expect(words.filter((word) => word === "--trigger")).toHaveLength(60);
  expect(words.filter((word) => word === "--tag")).toHaveLength(40);
});

it("as text is read by a shell as the same words", () => {
  expect(shellText(["python", "a b.py", "it's"], { METAFLOW_USER: "ann" }, "/my code")).toBe(
    `cd '/my code' && METAFLOW_USER=ann python 'a b.py' 'it'\\''s'`,
  );
  const word = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const line = `printf '%s\\0' ${words.map(shellWord).join(" ")}`;
      expect(execFileSync("sh", ["-c", line], { encoding: "utf8" })).toBe(`${words.join("\0")}\0`);
    }),
    { numRuns: 60 },
  );
});
