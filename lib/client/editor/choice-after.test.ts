import { expect, test } from "vitest";
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

test("a step chooses what came with it, and nothing that went", () => {
  const [less, more] = [graphOf(["A"]), graphOf(["A", "B"], ["e"])];
  expect(choiceAfterStep(less, more, chosen(flowKey("a")))).toEqual(chosen(flowKey("b"), eventKey("e")));
  expect(choiceAfterStep(more, less, chosen(flowKey("a"), flowKey("b")))).toEqual(chosen(flowKey("a")));
  expect(choiceAfterStep(more, more, chosen(flowKey("b")))).toEqual(chosen(flowKey("b")));
});

test("what others leave alone stays chosen as it is", () => {
  const graph = graphOf(["A"], ["e"]);
  expect(choiceAfterOthers(graph, graphOf(["A", "B"], ["e"]), chosen(flowKey("a")), [])).toBeNull();
  expect(choiceAfterOthers(graph, graphOf([]), chosen(), [])).toBeNull();
});

test("what others delete is told by name, and an event that they rename stays chosen", () => {
  const before = graphOf(["A", "B"], ["old"], ["n"]);
  const after = graphOf(["B"], ["new"]);
  expect(
    choiceAfterOthers(before, after, chosen(flowKey("a"), flowKey("b"), eventKey("old"), noteKey("n")), [
      { type: "batch", commands: [{ type: "rename-event", event: "old", name: "new" }] },
    ]),
  ).toEqual({ selection: chosen(flowKey("b"), eventKey("new")), lost: ["A", "a note"] });
});
