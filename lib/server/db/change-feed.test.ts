import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import { type GraphNews, openChangeFeed } from "./change-feed.ts";
import { createGraphStore } from "./graph-store.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

describeEachDatabase("the change feed", (open, kind) => {
  test("tells of each change of a graph and of nothing else, from any server, until it is stopped", async () => {
    const { prisma, listen } = await open();
    const feed = await openChangeFeed(listen);
    const graphs = createGraphStore(prisma);
    const { graphId } = await graphs.create(emptyGraph("Shop"), "ann");
    const other = await graphs.create(emptyGraph("Other"), "ann");
    const heard: GraphNews[] = [];
    const stop = feed.subscribe(graphId, (news) => heard.push(news));
    const rename = (id: string, baseRevision: number, name: string) =>
      graphs.append(
        {
          graphId: id,
          baseRevision,
          batches: [{ batchId: randomUUID(), label: "rename", commands: [{ type: "rename-graph", name }] }],
        },
        "ann",
      );
    await rename(graphId, 0, "One");
    await rename(other.graphId, 0, "Two");
    // Not kept, so not told.
    await rename(graphId, 0, "Late");
    await graphs.setDeleted(graphId, true);
    await graphs.setDeleted(graphId, false);
    const expected = [{ kind: "changed", revision: 1 }, { kind: "deleted" }, { kind: "restored" }];
    await vi.waitFor(() => expect(heard).toEqual(expected), { timeout: 5_000 });
    stop();
    await rename(graphId, 1, "Unheard");
    await feed.close();
    expect(heard).toEqual(expected);
  });

  // PGlite's listener is in the same process: it has no connection to lose.
  if (kind !== "postgres") return;
  test("says that it may have missed something when its connection was lost, and hears again", async () => {
    const { prisma, listen } = await open();
    const feed = await openChangeFeed(listen);
    const heard: GraphNews[] = [];
    const graphId = randomUUID();
    feed.subscribe(graphId, (news) => heard.push(news));
    await prisma.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query LIKE 'LISTEN%' AND datname = current_database()`;
    await vi.waitFor(() => expect(heard).toEqual([{ kind: "unknown" }]), { timeout: 10_000 });
    await prisma.$executeRaw`SELECT pg_notify('triggerboard_graph', ${`${graphId} 7`})`;
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ kind: "changed", revision: 7 }), {
      timeout: 5_000,
    });
    await feed.close();
  });
});
