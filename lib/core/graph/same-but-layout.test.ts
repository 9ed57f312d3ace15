import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand } from "./apply-command.ts";
import { arbitraryCommand, arbitraryGraph } from "./arbitrary-graph.ts";
import { sameButLayout } from "./same-but-layout.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

const LAYOUT = new Set([
  "move",
  "rename-graph",
  "add-group",
  "remove-group",
  "rename-group",
  "set-group",
  "add-note",
  "remove-note",
  "update-note",
]);
const withoutLayout = ({ flows, events }: TriggerGraph) => ({
  flows: flows.map(({ position, group, ...flow }) => flow),
  events: events.map(({ position, group, ...event }) => event),
});

it("is true after any edit of the layout, and only of documents in which the same runs", () => {
  const seen = { layout: 0, other: 0 };
  fc.assert(
    fc.property(arbitraryGraph, arbitraryCommand, (graph, command) => {
      const applied = applyCommand(graph, command);
      if (!applied.ok) return;
      const after = applied.value.graph;
      const same = sameButLayout(graph, after);
      if (LAYOUT.has(command.type)) expect(same).toBe(true);
      if (same) expect(withoutLayout(after)).toEqual(withoutLayout(graph));
      seen[same ? "layout" : "other"] += 1;
    }),
    { numRuns: 2000 },
  );
  expect(seen.layout).toBeGreaterThan(100);
  expect(seen.other).toBeGreaterThan(100);
});
