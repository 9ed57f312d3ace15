import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "@/lib/core/graph/apply-command";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey, noteKey } from "../editor/editor-state.ts";
import { copyText } from "./copy-text.ts";
import { pasteCommand } from "./paste-command.ts";

const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [
    flow("A"),
    flow("B", {
      position: { x: 300, y: 0 },
      trigger: { kind: "on-finish", upstreams: [{ flow: "A" }, { flow: "C" }] },
    }),
    flow("C", { trigger: { kind: "on-event", events: [{ event: "go" }] } }),
  ],
  events: [{ name: "go", position: { x: 0, y: 80 } }],
};
const ids = () => {
  let next = 0;
  return () => `new-${++next}`;
};

describe("paste", () => {
  it("duplicates what was copied beside it, under new names that the copies follow", () => {
    const text = copyText(graph, new Set(["flow:A" as const, "flow:B" as const]));
    const pasted = pasteCommand(graph, text ?? "", ids());
    expect(pasted).toEqual({
      command: {
        type: "batch",
        commands: [
          {
            type: "add-flow",
            flow: { id: "new-1", name: "ACopy", parameters: [], position: { x: 40, y: 40 } },
          },
          {
            type: "add-flow",
            flow: {
              id: "new-2",
              name: "BCopy",
              parameters: [],
              position: { x: 340, y: 40 },
              trigger: { kind: "on-finish", upstreams: [{ flow: "ACopy" }, { flow: "C" }] },
            },
          },
        ],
      },
      keys: ["flow:new-1", "flow:new-2"],
    });
  });

  it("takes the events along that a flow waits for, into another graph as they are", () => {
    const text = copyText(graph, new Set(["flow:C" as const]));
    const { flows, events } = graph;
    expect(pasteCommand(emptyGraph("Other"), text ?? "", ids())?.command).toEqual({
      type: "batch",
      commands: [
        { type: "add-event", event: events[0] },
        { type: "add-flow", flow: { ...flows[2], id: "new-1" } },
      ],
    });
  });

  it("takes a whole group along as a new one, and notes; of a group that is chosen in part it takes the flows", () => {
    const note = { id: "n", text: "Ask Ann", position: { x: 0, y: 400 }, size: { width: 240, height: 120 } };
    const grouped: TriggerGraph = {
      ...graph,
      flows: graph.flows.map((flow) => ({ ...flow, group: flow.id === "C" ? "h" : "g" })),
      groups: [
        { id: "g", name: "Training" },
        { id: "h", name: "Serving" },
      ],
      notes: [note],
    };
    const into = emptyGraph("Other");
    const paste = (...keys: NodeKey[]) => {
      const pasted = pasteCommand(into, copyText(grouped, new Set(keys)) ?? "", ids());
      const applied = pasted && applyCommand(into, pasted.command);
      return applied?.ok ? applied.value.graph : null;
    };
    const whole = paste("flow:A", "flow:B", "note:n");
    expect(whole?.groups).toEqual([{ id: "new-1", name: "Training" }]);
    expect(whole?.flows.map(({ group }) => group)).toEqual(["new-1", "new-1"]);
    expect(whole?.notes).toEqual([{ ...note, id: "new-4" }]);
    const part = paste("flow:A", "flow:C");
    expect(part?.groups).toEqual([{ id: "new-1", name: "Serving" }]);
    expect(part?.flows.map(({ group }) => group)).toEqual([undefined, "new-1"]);
  });

  it("ignores text that is no graph, and copies nothing when nothing is chosen", () => {
    expect(copyText(graph, new Set())).toBe(null);
    for (const text of ["", "hello", "{", '{"schema":"triggerboard/v1"}'])
      expect(pasteCommand(graph, text, ids())).toBe(null);
  });

  it("always fits, whatever is copied from where to where", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryGraph, (from, to) => {
        const all = new Set([
          ...from.flows.map(({ id }) => flowKey(id)),
          ...from.events.map(({ name }) => eventKey(name)),
          ...(from.notes ?? []).map(({ id }) => noteKey(id)),
        ]);
        const pasted = pasteCommand(to, copyText(from, all) ?? "", ids());
        if (!pasted) return;
        const applied = applyCommand(to, pasted.command);
        expect(applied.ok && applied.value.graph.flows.length).toBe(to.flows.length + from.flows.length);
      }),
    );
  });
});
