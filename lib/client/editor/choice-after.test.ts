import { expect, test } from "vitest";
import type { SavedChange } from "@/lib/core/graph/change";
import type { Command } from "@/lib/core/graph/command";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { choiceAfterOthers, choiceAfterStep } from "./choice-after.ts";
import { eventKey, flowKey, type NodeKey, noteKey } from "./editor-state.ts";

const position = { x: 0, y: 0 };
const graphOf = (flows: string[], events: string[] = [], notes: string[] = []): TriggerGraph => ({
  ...emptyGraph("g"),
  flows: flows.map((name) => ({ id: name.toLowerCase(), name, parameters: [], position })),
  events: events.map((name) => ({ name, position })),
  notes: notes.map((id) => ({ id, text: "", position, size: { width: 240, height: 96 } })),
});
const chosen = (...keys: NodeKey[]): ReadonlySet<NodeKey> => new Set(keys);
const saved = (author: string, ...commands: Command[]): SavedChange => ({
  batchId: author,
  label: "",
  revision: 1,
  at: "",
  author,
  commands,
});

test("a step chooses what came with it, and nothing that went", () => {
  const [less, more] = [graphOf(["A"]), graphOf(["A", "B"], ["e"])];
  expect(choiceAfterStep(less, more, chosen(flowKey("a")))).toEqual({
    selection: chosen(flowKey("b"), eventKey("e")),
    came: true,
  });
  expect(choiceAfterStep(more, less, chosen(flowKey("a"), flowKey("b")))).toEqual({
    selection: chosen(flowKey("a")),
    came: false,
  });
});

test("what others leave alone stays chosen as it is", () => {
  const graph = graphOf(["A"], ["e"]);
  expect(choiceAfterOthers(graph, graphOf(["A", "B"], ["e"]), chosen(flowKey("a")), [])).toBeNull();
  expect(choiceAfterOthers(graph, graphOf([]), chosen(), [])).toBeNull();
});

test("what others delete is told by name and with who did it, though others changed something after", () => {
  const before = graphOf(["A", "B"], ["old"], ["n", "m"]);
  const after = graphOf(["B"], ["new"]);
  expect(
    choiceAfterOthers(
      before,
      after,
      chosen(flowKey("a"), flowKey("b"), eventKey("old"), noteKey("n"), noteKey("m")),
      [
        saved("Ann", { type: "remove-flow", flow: "a" }, { type: "remove-note", note: "n" }),
        saved("Ann", {
          type: "batch",
          commands: [
            { type: "remove-note", note: "m" },
            { type: "rename-event", event: "old", name: "between" },
          ],
        }),
        saved("Bob", { type: "rename-event", event: "between", name: "new" }),
      ],
    ),
  ).toEqual({
    selection: chosen(flowKey("b"), eventKey("new")),
    lost: { names: ["A", "2 notes"], author: "Ann" },
  });
});

test("an event is followed through names that were others' before", () => {
  const [before, after] = [graphOf([], ["a", "b"]), graphOf([], ["b", "c"])];
  const theirs = [
    saved(
      "Ann",
      { type: "rename-event", event: "b", name: "c" },
      { type: "rename-event", event: "a", name: "b" },
    ),
  ];
  expect(choiceAfterOthers(before, after, chosen(eventKey("a")), theirs)?.selection).toEqual(
    chosen(eventKey("b")),
  );
});

test("several who deleted are not named, and who is not known is somebody else", () => {
  const [before, after] = [graphOf(["A", "B"]), graphOf([])];
  const both = chosen(flowKey("a"), flowKey("b"));
  const removal = (flow: string): Command => ({ type: "remove-flow", flow });
  expect(
    choiceAfterOthers(before, after, both, [saved("Ann", removal("a")), saved("Bob", removal("b"))])?.lost,
  ).toEqual({ names: ["A", "B"], author: null });
  expect(choiceAfterOthers(before, after, both, [])?.lost?.author).toBe("Somebody else");
});
