import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { createDeploymentStore } from "./deployment-store.ts";
import { createGraphStore } from "./graph-store.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

describeEachDatabase("deployments", (open) => {
  it("are found again: the newest of each graph on each target", async () => {
    const { prisma } = await open();
    const graphs = createGraphStore(prisma);
    const [shop, prices] = [
      await graphs.create(emptyGraph("Shop"), "ann"),
      await graphs.create(emptyGraph("Prices"), "ann"),
    ];
    const store = createDeploymentStore(prisma);
    const made = (
      { graphId }: { graphId: string },
      target: string,
      minute: number,
      state: Deployment["state"],
    ): Deployment => ({
      id: randomUUID(),
      graphId,
      revision: minute,
      target,
      branch: "prod",
      planHash: "0".repeat(64),
      author: "ann",
      state,
      steps: [],
      result: null,
      startedAt: `2026-11-22T14:0${minute}:00.000Z`,
      finishedAt: null,
    });
    const old = made(shop, "directory:a", 1, "done");
    const newer = made(shop, "directory:a", 2, "failed");
    const elsewhere = made(shop, "directory:b", 0, "done");
    const other = made(prices, "directory:a", 3, "applying");
    for (const deployment of [newer, old, elsewhere, other]) await store.begin(deployment);
    const newest = await store.newest();
    expect(newest.filter(({ graphId }) => graphId === shop.graphId)).toEqual([newer, elsewhere]);
    expect(newest.filter(({ graphId }) => graphId === prices.graphId)).toEqual([other]);
    expect(await store.ofRevisions(shop.graphId, [0, 1, 2])).toEqual([
      { revision: 1, target: "directory:a", branch: "prod", at: old.startedAt },
      { revision: 0, target: "directory:b", branch: "prod", at: elsewhere.startedAt },
    ]);
    expect(await store.ofRevisions(shop.graphId, [2, 3])).toEqual([]);
  });
});
