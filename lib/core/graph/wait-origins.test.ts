import fc from "fast-check";
import { expect, test } from "vitest";
import { applyCommands } from "./apply-command.ts";
import { arbitraryCommand, arbitraryGraph } from "./arbitrary-graph.ts";
import type { Command } from "./command.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "./trigger-graph.ts";
import { waitOrigins, waitsOf } from "./wait-origins.ts";

const flow = (name: string, more: Partial<Flow> = {}): Flow => ({
  id: name.toLowerCase(),
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...more,
});
const graph: TriggerGraph = { ...emptyGraph("Shop"), flows: [flow("A"), flow("B"), flow("C")] };
const connect = (upstream: string, at?: number): Command => ({
  type: "connect",
  flow: "c",
  upstream: { flow: upstream },
  ...(at === undefined ? {} : { at }),
});
const disconnect = (upstream: string): Command => ({
  type: "disconnect",
  flow: "c",
  upstream: { flow: upstream },
});
/** Each a revision, from 1. */
const origins = (start: TriggerGraph, ...commands: Command[]) => {
  const found = waitOrigins(
    start,
    commands.map((command, at) => ({ revision: at + 1, commands: [command] })),
    "c",
  );
  return found.ok ? found.value : found.error;
};

test("each wait is of the change that drew it, and what was there before says its place", () => {
  expect(origins(graph, connect("A"), connect("B"))).toEqual([{ drawn: 1 }, { drawn: 2 }]);
  const imported = {
    ...graph,
    flows: [
      ...graph.flows.slice(0, 2),
      flow("C", { trigger: { kind: "on-finish", upstreams: [{ flow: "B" }] } }),
    ],
  };
  expect(origins(imported, connect("A", 0))).toEqual([{ drawn: 1 }, { before: 0 }]);
});

test("renaming either end, putting waits in another order and what else is edited leave it as it was", () => {
  expect(
    origins(
      graph,
      connect("A"),
      connect("B"),
      { type: "rename-flow", flow: "a", name: "Alpha" },
      { type: "rename-flow", flow: "c", name: "Gamma" },
      {
        type: "batch",
        commands: [
          { type: "disconnect", flow: "c", upstream: { flow: "Alpha" }, at: 0 },
          { type: "connect", flow: "c", upstream: { flow: "Alpha" }, at: 1 },
        ],
      },
      { type: "set-reset", flow: "c", reset: { cron: "0 0 * * *" } },
      { type: "update-flow", flow: "c", set: { project: { name: "shop" } } },
    ),
  ).toEqual([{ drawn: 2 }, { drawn: 1 }]);
});

test("drawn again is drawn by the last", () => {
  expect(origins(graph, connect("A"), disconnect("A"), connect("A"))).toEqual([{ drawn: 3 }]);
  expect(origins(graph, connect("A"), { type: "remove-flow", flow: "a" })).toEqual([]);
  const two: Command = {
    type: "set-trigger",
    flow: "c",
    trigger: { kind: "on-finish", upstreams: [{ flow: "B" }, { flow: "A" }] },
  };
  expect(origins(graph, connect("A"), two)).toEqual([{ drawn: 2 }, { drawn: 1 }]);
});

test("a restore draws only what it brings back, by whichever name", () => {
  const saved = applyCommands(graph, [connect("A"), connect("B")]);
  if (!saved.ok) throw new Error("They fit");
  const { schema: _, ...content } = saved.value;
  expect(
    origins(
      graph,
      connect("A"),
      connect("B"),
      { type: "rename-flow", flow: "a", name: "Alpha" },
      disconnect("B"),
      { type: "replace-content", ...content },
    ),
  ).toEqual([{ drawn: 1 }, { drawn: 5 }]);
});

test("an event is followed through its names, and what is taken from it does not count", () => {
  const withEvent: TriggerGraph = {
    ...graph,
    events: [{ name: "orders", position: { x: 0, y: 0 } }],
    flows: [flow("C", { parameters: [{ name: "day", type: "str" }] })],
  };
  expect(
    origins(
      withEvent,
      { type: "connect-event", flow: "c", use: { event: "orders" } },
      { type: "rename-event", event: "orders", name: "sales" },
      { type: "map-parameters", flow: "c", event: "sales", parameters: [{ parameter: "day", field: "d" }] },
    ),
  ).toEqual([{ drawn: 1 }]);
});

test("whatever is done, every wait has one origin, and none has two", () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.array(arbitraryCommand, { maxLength: 20 }), (start, commands) => {
      let current = start;
      const changes: { revision: number; commands: Command[] }[] = [];
      for (const command of commands) {
        const applied = applyCommands(current, [command]);
        if (!applied.ok) continue;
        current = applied.value;
        changes.push({ revision: changes.length + 1, commands: [command] });
      }
      for (const { id } of current.flows) {
        const found = waitOrigins(start, changes, id);
        if (!found.ok) throw new Error("All of them fit");
        expect(found.value).toHaveLength(waitsOf(current, id).length);
        const before = found.value.flatMap((origin) => ("before" in origin ? [origin.before] : []));
        expect(new Set(before).size).toBe(before.length);
        for (const at of before) expect(waitsOf(start, id)[at]).toBeDefined();
      }
    }),
    { numRuns: 200 },
  );
});
