import { expect, test } from "vitest";
import type { Command } from "./command.ts";
import { touchedNodes, touchSame } from "./touched-nodes.ts";
import { emptyGraph, type Flow } from "./trigger-graph.ts";

const flow = (id: string, name: string): Flow => ({ id, name, parameters: [], position: { x: 0, y: 0 } });
const graph = {
  ...emptyGraph("Shop"),
  flows: [flow("1", "Feature"), flow("2", "Inference"), flow("3", "Report")],
};
const connect: Command = { type: "connect", flow: "2", upstream: { flow: "Feature" } };
const same = (a: Command, b: Command) => touchSame(touchedNodes([a]), touchedNodes([b]), graph);

test("an edge is about both its ends, under whichever name or id the other edit has them", () => {
  expect(same(connect, { type: "remove-flow", flow: "2" })).toBe(true);
  expect(same(connect, { type: "remove-flow", flow: "1" })).toBe(true);
  expect(same({ type: "rename-flow", flow: "1", name: "Features" }, connect)).toBe(true);
  expect(same(connect, { type: "remove-flow", flow: "3" })).toBe(false);
  expect(same(connect, { type: "set-schedule", flow: "3", schedule: { every: "day" } })).toBe(false);
});

test("events are about themselves and what waits for them", () => {
  const wait: Command = { type: "connect-event", flow: "3", use: { event: "orders" } };
  expect(same(wait, { type: "rename-event", event: "orders", name: "sales" })).toBe(true);
  expect(same(wait, { type: "remove-event", event: "sales" })).toBe(false);
  const trigger = { kind: "on-event" as const, events: [{ event: "orders" }] };
  expect(same({ type: "set-trigger", flow: "2", trigger }, wait)).toBe(true);
});

test("a move is about nothing, and what replaces everything is about all", () => {
  const move: Command = { type: "move", flows: [{ flow: "2", x: 0, y: 0 }], events: [] };
  expect(same(connect, move)).toBe(false);
  const { name, flows, events } = graph;
  expect(same(connect, { type: "replace-content", name, flows, events })).toBe(true);
  expect(
    same(connect, { type: "batch", commands: [move as never, { type: "remove-flow", flow: "2" }] }),
  ).toBe(true);
});
