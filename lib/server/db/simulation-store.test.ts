import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import type { Simulation } from "@/lib/core/simulation/simulation.ts";
import { createGraphStore } from "./graph-store.ts";
import { createSimulationStore } from "./simulation-store.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

describeEachDatabase("simulations", (open) => {
  it("are kept whole, found by graph and flow, newest first, and by being under way", async () => {
    const { prisma } = await open();
    const { graphId } = await createGraphStore(prisma).create(emptyGraph("Shop"), "ann");
    const store = createSimulationStore(prisma);
    const made = (flow: string, queuedMs: number, state: Simulation["state"]): Simulation => ({
      id: randomUUID(),
      graphId,
      flow,
      state,
      triggers: [{ flow: "ModelRefreshFlow", run: "233", finishedMs: 1_795_362_000_000 }],
      parameters: { note: "any \u0000 text \ud800 at all 'é'" },
      command: ["python", "a.py"],
      environment: { METAFLOW_USER: "ann" },
      folder: "/code",
      runId: null,
      exitCode: null,
      failure: null,
      queuedMs,
      startedMs: null,
      endedMs: null,
    });
    const first = made("InferenceFlow", 1_795_362_864_000, "queued");
    const second = made("InferenceFlow", 1_795_362_865_000, "running");
    const other = made("FirstFlow", 1_795_362_866_000, "succeeded");
    for (const simulation of [first, second, other]) await store.keep(simulation);
    const ended: Simulation = {
      ...first,
      state: "failed",
      exitCode: 1,
      failure: "Failed at step end, exit 1",
    };
    await store.keep(ended);

    expect(await store.read(first.id)).toEqual(ended);
    expect(await store.read(randomUUID())).toBeNull();
    expect(await store.list(graphId, "InferenceFlow", 9)).toEqual([second, ended]);
    expect(await store.list(graphId, null, 2)).toEqual([other, second]);
    expect(await store.list(randomUUID(), null, 9)).toEqual([]);
    expect(await store.underWay()).toEqual([second]);
  });
});
