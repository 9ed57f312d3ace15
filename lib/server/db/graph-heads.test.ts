import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Batch } from "@/lib/core/graph/change.ts";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { Database } from "./database.ts";
import { createGraphHeads } from "./graph-heads.ts";
import { createGraphStore } from "./graph-store.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

const addFlow = (name: string): Batch => ({
  batchId: randomUUID(),
  label: `add ${name}`,
  commands: [{ type: "add-flow", flow: { id: name, name, parameters: [], position: { x: 0, y: 0 } } }],
});

describeEachDatabase("a server that wakes up", (open) => {
  it("never takes a snapshot for an earlier revision that another server writes while it reads", async () => {
    const { prisma } = await open();
    const other = createGraphStore(prisma);
    const { graphId } = await other.create(emptyGraph("Busy"), "ann");
    const save = async (from: number, count: number) => {
      const batches = Array.from({ length: count }, (_, place) => addFlow(`F${from + place}`));
      expect((await other.append({ graphId, baseRevision: from, batches }, "ann")).ok).toBe(true);
      await other.settle();
    };
    await save(0, 3);
    // Right after the revision was read, others save on, as far as the next snapshot.
    let meanwhile: (() => Promise<void>) | null = () => save(3, 120);
    const graph = {
      findFirst: async (asked: Parameters<typeof prisma.graph.findFirst>[0]) => {
        const row = await prisma.graph.findFirst(asked);
        await meanwhile?.();
        meanwhile = null;
        return row;
      },
    };
    const between = { graph, snapshot: prisma.snapshot, change: prisma.change };
    const heads = createGraphHeads(between as unknown as Database["prisma"]);
    const first = await heads.read(graphId);
    expect(first.ok && [first.value.revision, first.value.document.flows.length]).toEqual([3, 3]);
    const second = await heads.read(graphId);
    expect(second.ok && [second.value.revision, second.value.document.flows.length]).toEqual([123, 123]);
  });
});
