import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Batch, SavedChange } from "@/lib/core/graph/change.ts";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import { createGraphStore } from "./graph-store.ts";
import { changesAfter, NO_RECENT_CHANGES, withChanges } from "./recent-changes.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

const change = (revision: number): SavedChange => ({
  revision,
  batchId: randomUUID(),
  label: "rename",
  commands: [{ type: "rename-graph", name: `N${revision}` }],
  author: "ann",
  at: "2026-11-28T10:00:00.000Z",
});

it("keeps the last 200, and none of a graph whose changes are large", () => {
  const all = Array.from({ length: 250 }, (_, place) => change(place + 1));
  const recent = withChanges(NO_RECENT_CHANGES, { changes: all, characters: 1000 });
  expect(changesAfter(recent, 49)).toBeNull();
  expect(changesAfter(recent, 50)).toEqual(all.slice(50));
  expect(changesAfter(recent, 249)).toEqual(all.slice(249));
  expect(withChanges(recent, { changes: [change(251)], characters: 1_000_000 })).toEqual(NO_RECENT_CHANGES);
  expect(changesAfter(NO_RECENT_CHANGES, 0)).toBeNull();
});

describeEachDatabase("changes since a revision", (open) => {
  it("are the same at every server, whoever made them and whoever remembers them", async () => {
    const { prisma } = await open();
    const [one, other] = [createGraphStore(prisma), createGraphStore(prisma)];
    const { graphId } = await one.create(emptyGraph("Shared"), "ann");
    const batch = (name: string): Batch => ({
      batchId: randomUUID(),
      label: `rename to ${name}`,
      commands: [{ type: "rename-graph", name }],
    });
    // Who saves, and how many batches at once.
    const turns: ["one" | "other", number][] = [
      ["one", 1],
      ["other", 2],
      ["other", 1],
      ["one", 3],
      ["one", 1],
      ["other", 120],
    ];
    let revision = 0;
    for (const [who, count] of turns) {
      const batches = Array.from({ length: count }, (_, place) => batch(`N${revision + place}`));
      const store = who === "one" ? one : other;
      const saved = await store.append({ graphId, baseRevision: revision, batches }, who);
      revision += count;
      expect(saved).toEqual({ ok: true, value: { kind: "saved", revision } });
      const read = await createGraphStore(prisma).changesSince(graphId, 0);
      const all = read.ok ? read.value : [];
      expect(all.length).toBe(revision);
      for (const asked of [one, other])
        for (const since of [0, 1, revision - 2, revision - 1, revision, revision + 5])
          expect(await asked.changesSince(graphId, since)).toEqual({
            ok: true,
            value: all.filter((kept) => kept.revision > since),
          });
    }
  });

  it("are gone with the graph", async () => {
    const { prisma } = await open();
    const [one, other] = [createGraphStore(prisma), createGraphStore(prisma)];
    const { graphId } = await one.create(emptyGraph("Gone"), "ann");
    await one.append(
      {
        graphId,
        baseRevision: 0,
        batches: [{ batchId: randomUUID(), label: "r", commands: [{ type: "rename-graph", name: "R" }] }],
      },
      "ann",
    );
    await other.setDeleted(graphId, true);
    expect((await one.changesSince(graphId, 0)).ok).toBe(false);
  });
});
