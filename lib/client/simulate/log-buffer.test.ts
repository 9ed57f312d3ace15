import { expect, it } from "vitest";
import { appendLines, emptyLog } from "./log-buffer.ts";

const line = (task: string, text: string) => `2026-11-22 15:54:24.616 [1/${task} (pid 2)] ${text}`;

it("numbers lines, counts steps in their order and gives each task one of four colours", () => {
  const first = appendLines(emptyLog, [
    "2026-11-22 15:54:24.600 Workflow starting (run-id 1):",
    line("start/1", "a"),
  ]);
  const tasks = ["a/2", "a/3", "b/4", "start/1", "c/5"];
  const buffer = appendLines(
    first,
    tasks.map((task) => line(task, "x")),
  );
  expect(buffer.lines.map(({ number, step, task, colour }) => [number, step, task, colour])).toEqual([
    [1, null, null, null],
    [2, "start", "1", 1],
    [3, "a", "2", 2],
    [4, "a", "3", 3],
    [5, "b", "4", 4],
    [6, "start", "1", 1],
    [7, "c", "5", 1],
  ]);
  expect(buffer.steps).toEqual(["start", "a", "b", "c"]);
  expect(first.lines).toHaveLength(2);
});

it("lets the oldest lines go and keeps count of all", () => {
  const lines = Array.from({ length: 7 }, (_, index) => `line ${index + 1}`);
  const buffer = appendLines(appendLines(emptyLog, lines.slice(0, 4), 5), lines.slice(4), 5);
  expect(buffer.lines.map(({ number, text }) => [number, text])).toEqual(
    [3, 4, 5, 6, 7].map((number) => [number, `line ${number}`]),
  );
  expect(buffer.total).toBe(7);
});
