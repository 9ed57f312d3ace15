import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "@/lib/core/graph/apply-command";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import type { Command } from "@/lib/core/graph/command";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey } from "../editor/editor-state.ts";
import { groupCommand, moveIntoGroup, ungroupCommand } from "./group-command.ts";

const flow = (name: string, group?: string): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(group === undefined ? {} : { group }),
});
const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [flow("A", "g"), flow("B", "g"), flow("C"), flow("D", "h")],
  events: [{ name: "go", position: { x: 0, y: 0 } }],
  groups: [
    { id: "g", name: "Group" },
    { id: "h", name: "Serving" },
  ],
};
const chosen = (...keys: NodeKey[]) => new Set(keys);
const newId = () => "new";
function graphAfter(command: Command | undefined): TriggerGraph {
  if (!command) throw new Error("no command");
  const applied = applyCommand(graph, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.graph;
}
const told = ({ flows, events, groups = [] }: TriggerGraph) => ({
  members: [...flows, ...events].map(({ name, group }) => `${name} ${group ?? "-"}`),
  groups: groups.map(({ name }) => name),
});

describe("groupCommand", () => {
  it("makes a group under a name that is free", () => {
    const grouped = groupCommand(graph, chosen("flow:C", "event:go"), newId);
    expect(grouped?.label).toBe("group 1 flow and 1 event as Group 2");
    expect(told(graphAfter(grouped?.command))).toEqual({
      members: ["A g", "B g", "C new", "D h", "go new"],
      groups: ["Group", "Serving", "Group 2"],
    });
  });

  it("adds to the group that is chosen whole, and takes away the groups that it empties", () => {
    const added = groupCommand(graph, chosen("flow:A", "flow:B", "flow:C"), newId);
    expect(added?.label).toBe("put 1 flow into Group");
    expect(told(graphAfter(added?.command)).members).toContain("C g");
    const both = groupCommand(graph, chosen("flow:A", "flow:B", "flow:D"), newId);
    expect(told(graphAfter(both?.command))).toEqual({
      members: ["A new", "B new", "C -", "D new", "go -"],
      groups: ["Group 2"],
    });
    expect(groupCommand(graph, chosen("flow:A", "flow:B"), newId)).toBe(null);
    expect(groupCommand(graph, chosen("note:n"), newId)).toBe(null);
  });
});

describe("ungroupCommand", () => {
  it("undoes whole groups and takes the others' members out", () => {
    const whole = ungroupCommand(graph, chosen("flow:A", "flow:B"));
    expect(whole?.label).toBe("ungroup Group");
    expect(told(graphAfter(whole?.command)).groups).toEqual(["Serving"]);
    const part = ungroupCommand(graph, chosen("flow:A", "flow:C"));
    expect(part?.label).toBe("take 1 flow out of its group");
    expect(told(graphAfter(part?.command))).toEqual({
      members: ["A -", "B g", "C -", "D h", "go -"],
      groups: ["Group", "Serving"],
    });
    expect(ungroupCommand(graph, chosen("flow:C"))).toBe(null);
  });

  it("fits whatever is chosen, and leaves no group without members that had some", () => {
    fc.assert(
      fc.property(arbitraryGraph, fc.infiniteStream(fc.boolean()), (start, coins) => {
        const keys = [
          ...start.flows.map(({ id }) => flowKey(id)),
          ...start.events.map(({ name }) => eventKey(name)),
        ];
        const selection = new Set(keys.filter(() => coins.next().value === true));
        for (const edit of [groupCommand(start, selection, newId), ungroupCommand(start, selection)]) {
          if (!edit) continue;
          const applied = applyCommand(start, edit.command);
          if (!applied.ok) throw new Error(applied.error.message);
          const had = new Set([...start.flows, ...start.events].map(({ group }) => group));
          const has = new Set(
            [...applied.value.graph.flows, ...applied.value.graph.events].map(({ group }) => group),
          );
          for (const { id } of applied.value.graph.groups ?? [])
            expect(has.has(id) || !had.has(id)).toBe(true);
        }
      }),
    );
  });
});

it("moves one flow into another group, a new one, or none", () => {
  expect(told(graphAfter(moveIntoGroup(graph, "flow:D", { id: "g" }, newId)))).toMatchObject({
    groups: ["Group"],
  });
  expect(told(graphAfter(moveIntoGroup(graph, "flow:A", { name: "Fit" }, newId)))).toMatchObject({
    groups: ["Group", "Serving", "Fit"],
  });
  expect(told(graphAfter(moveIntoGroup(graph, "event:go", { id: "h" }, newId))).members).toContain("go h");
  expect(told(graphAfter(moveIntoGroup(graph, "flow:D", null, newId)))).toEqual({
    members: ["A g", "B g", "C -", "D -", "go -"],
    groups: ["Group"],
  });
});
