import { describe, expect, it } from "vitest";
import { canonicalJson } from "../foundation/canonical-json.ts";
import { applyCommand, applyCommands } from "./apply-command.ts";
import type { Command } from "./command.ts";
import { describeCommand } from "./describe-command.ts";
import { emptyGraph, type Flow, type Note, type TriggerGraph } from "./trigger-graph.ts";

const flow = (name: string, group?: string): Flow => ({
  id: name,
  name,
  parameters: [],
  ...(group === undefined ? {} : { group }),
  position: { x: 0, y: 0 },
});
const note: Note = {
  id: "n",
  text: "Ask Ann first",
  position: { x: 0, y: 0 },
  size: { width: 240, height: 120 },
};
const bare: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [flow("A"), flow("B"), flow("C")],
  events: [{ name: "orders.landed", position: { x: 0, y: 0 } }],
};
const training = { id: "g", name: "Training" };
const group: Command = {
  type: "add-group",
  group: training,
  flows: ["A", "B", "gone"],
  events: ["orders.landed"],
};
const apply = (graph: TriggerGraph, command: Command) => {
  const applied = applyCommand(graph, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value;
};
const grouped = apply(bare, group).graph;
const membersOf = ({ flows, events }: TriggerGraph) =>
  [...flows, ...events].map(({ name, group: of }) => `${name} ${of ?? "-"}`);

describe("groups", () => {
  it("takes in what is there, and leaves a document without groups as it was", () => {
    expect(membersOf(grouped)).toEqual(["A g", "B g", "C -", "orders.landed g"]);
    const { graph } = apply(grouped, { type: "remove-group", group: "g" });
    expect(Object.keys(graph)).not.toContain("groups");
    expect(canonicalJson(graph)).toBe(canonicalJson(bare));
  });

  it("holds a flow in one group: the new one takes it from the old one, and undo gives it back", () => {
    const { graph, inverse } = apply(grouped, {
      type: "add-group",
      group: { id: "h", name: "Serving" },
      flows: ["B", "C"],
      events: [],
    });
    expect(membersOf(graph)).toEqual(["A g", "B h", "C h", "orders.landed g"]);
    expect(canonicalJson(apply(graph, inverse).graph)).toBe(canonicalJson(grouped));
  });

  it("stays right through removal and renaming, and undo puts the flow back into its group", () => {
    const removed = apply(grouped, { type: "remove-flow", flow: "A" });
    expect(membersOf(removed.graph)).toEqual(["B g", "C -", "orders.landed g"]);
    expect(canonicalJson(apply(removed.graph, removed.inverse).graph)).toBe(canonicalJson(grouped));
    const renamed = applyCommands(grouped, [
      { type: "rename-flow", flow: "A", name: "Z" },
      { type: "rename-event", event: "orders.landed", name: "orders.in" },
    ]);
    expect(renamed.ok && membersOf(renamed.value)).toEqual(["Z g", "B g", "C -", "orders.in g"]);
  });

  it("lets a removed flow come back though somebody has ungrouped meanwhile", () => {
    const removed = apply(grouped, { type: "remove-flow", flow: "A" });
    const ungrouped = apply(removed.graph, { type: "remove-group", group: "g" });
    expect(membersOf(apply(ungrouped.graph, removed.inverse).graph)[0]).toBe("A -");
  });

  it("merges what two do at once to different members, and refuses what needs a group that is gone", () => {
    const theirs: Command = { type: "set-group", group: "g", flows: ["C"], events: [] };
    const ours: Command = { type: "set-group", group: null, flows: ["A"], events: [] };
    const merged = applyCommands(grouped, [theirs, ours]);
    expect(merged.ok && membersOf(merged.value)).toEqual(["A -", "B g", "C g", "orders.landed g"]);
    const gone = applyCommands(grouped, [{ type: "remove-group", group: "g" }, theirs]);
    expect(gone).toEqual({
      ok: false,
      error: { code: "missing-group", message: "The group is no longer in the graph", index: 1 },
    });
  });
});

describe("notes", () => {
  const noted = apply(bare, { type: "add-note", note }).graph;

  it("are written, moved, resized and taken away, each of which is taken back exactly", () => {
    const commands: Command[] = [
      { type: "update-note", note: "n", set: { text: "Ask Bob" } },
      { type: "update-note", note: "n", set: { size: { width: 320, height: 160 } } },
      { type: "move", flows: [{ flow: "A", x: 8, y: 8 }], events: [], notes: [{ note: "n", x: 16, y: 24 }] },
      { type: "remove-note", note: "n" },
    ];
    let graph = noted;
    const undo: Command[] = [];
    for (const command of commands) {
      const applied = apply(graph, command);
      graph = applied.graph;
      undo.unshift(applied.inverse);
    }
    expect(Object.keys(graph)).not.toContain("notes");
    const back = applyCommands(graph, undo);
    expect(back.ok && canonicalJson(back.value)).toBe(canonicalJson(noted));
    const written = applyCommands(noted, commands.slice(0, 3));
    expect(written.ok && written.value.notes).toEqual([
      { id: "n", text: "Ask Bob", position: { x: 16, y: 24 }, size: { width: 320, height: 160 } },
    ]);
  });

  it("go when an old revision without them is restored, and come back with undo", () => {
    const { schema: _, ...content } = bare;
    const restored = apply(noted, { type: "replace-content", ...content });
    expect(restored.graph).toEqual(bare);
    expect(restored.inverse).toMatchObject({ type: "replace-content", notes: [note] });
  });
});

it.each<[Command, string]>([
  [group, "group 3 flows and 1 event as Training"],
  [{ type: "remove-group", group: "g" }, "ungroup Training"],
  [{ type: "rename-group", group: "g", name: "Serving" }, "rename the group Training to Serving"],
  [{ type: "set-group", group: "g", flows: ["C"], events: [] }, "put C into Training"],
  [{ type: "set-group", group: null, flows: ["A", "B"], events: [] }, "take 2 flows out of their groups"],
  [{ type: "add-note", note }, "add a note"],
  [{ type: "update-note", note: "n", set: { text: "" } }, "change a note"],
  [{ type: "move", flows: [], events: [], notes: [{ note: "n", x: 0, y: 0 }] }, "move a note"],
])("%j is called %s", (command, words) => {
  expect(describeCommand(grouped, command)).toBe(words);
});
