// Simulations as rows: the whole record as one document, with the columns that it is looked up by.
import { canonicalJson } from "@/lib/core/foundation/canonical-json.ts";
import { type Simulation, simulationSchema } from "@/lib/core/simulation/simulation.ts";
import type { Database } from "./database.ts";

export type SimulationStore = ReturnType<typeof createSimulationStore>;

export function createSimulationStore(prisma: Database["prisma"]) {
  return {
    /** Keeps a simulation, in place of what was kept under its id. */
    async keep(simulation: Simulation): Promise<void> {
      const { id, graphId, flow, state } = simulation;
      const queuedAt = new Date(simulation.queuedMs);
      const row = { graphId, flow, state, queuedAt, document: canonicalJson(simulation) };
      await prisma.simulation.upsert({ where: { id }, create: { id, ...row }, update: row });
    },
    /** @returns null for an id that was never kept */
    async read(id: string): Promise<Simulation | null> {
      const row = await prisma.simulation.findUnique({ where: { id } });
      return row === null ? null : fromDocument(row.document);
    },
    /** Simulations of a graph, and of one of its flows where that is asked, newest first. */
    async list(graphId: string, flow: string | null, limit: number): Promise<Simulation[]> {
      const rows = await prisma.simulation.findMany({
        where: { graphId, ...(flow === null ? {} : { flow }) },
        orderBy: [{ queuedAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.map((row) => fromDocument(row.document));
    },
    /** Those that are queued or running as far as is kept. */
    async underWay(): Promise<Simulation[]> {
      const rows = await prisma.simulation.findMany({ where: { state: { in: ["queued", "running"] } } });
      return rows.map((row) => fromDocument(row.document));
    },
  };
}

const fromDocument = (document: string): Simulation => simulationSchema.parse(JSON.parse(document));
