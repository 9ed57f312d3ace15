// Deployments as rows: the whole record as one document, with the columns that it is looked up by.
import { canonicalJson } from "@/lib/core/foundation/canonical-json.ts";
import { type Deployment, deploymentSchema } from "@/lib/core/plan/deployment.ts";
import type { Database } from "./database.ts";
import { Prisma } from "./generated/client.ts";

export type DeploymentStore = ReturnType<typeof createDeploymentStore>;

export function createDeploymentStore(prisma: Database["prisma"]) {
  return {
    /** @returns false, and keeps nothing, when there is a deployment of this id already */
    async begin(deployment: Deployment): Promise<boolean> {
      try {
        await prisma.deployment.create({ data: { id: deployment.id, ...rowOf(deployment) } });
        return true;
      } catch (error) {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return false;
        throw error;
      }
    },
    /** Keeps the record in place of what was kept under its id. */
    async keep(deployment: Deployment): Promise<void> {
      await prisma.deployment.update({ where: { id: deployment.id }, data: rowOf(deployment) });
    },
    /** @returns null for an id that was never kept */
    async read(id: string): Promise<Deployment | null> {
      const row = await prisma.deployment.findUnique({ where: { id } });
      return row === null ? null : fromDocument(row.document);
    },
    /** Deployments of a graph to a target, newest first, and how many there are in all. */
    async list(
      graphId: string,
      target: string,
      limit: number,
    ): Promise<{ deployments: Deployment[]; total: number }> {
      const where = { graphId, target };
      const [rows, total] = await Promise.all([
        prisma.deployment.findMany({ where, orderBy: [{ startedAt: "desc" }, { id: "desc" }], take: limit }),
        prisma.deployment.count({ where }),
      ]);
      return { deployments: rows.map(({ document }) => fromDocument(document)), total };
    },
    /** The last of each revision to each target and branch that was carried out, newest first. */
    async ofRevisions(
      graphId: string,
      revisions: readonly number[],
    ): Promise<{ revision: number; target: string; branch: string; at: string }[]> {
      // In JSON text a quote inside a string is escaped, so this can only be the record's own field.
      const rows = await prisma.$queryRaw<{ revision: number; target: string; branch: string; at: Date }[]>`
        SELECT "revision", "target", "branch", max("startedAt") AS "at" FROM (
          SELECT substring("document" from '"revision":([0-9]+)')::int AS "revision", "target", "branch", "startedAt"
          FROM "Deployment" WHERE "graphId" = ${graphId}::uuid AND "state" = 'done') AS "done"
        WHERE "revision" = ANY(${revisions}::int[]) GROUP BY "revision", "target", "branch" ORDER BY "at" DESC`;
      return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
    },
    /** The graph's last deployment anywhere; null when there was none. */
    async last(graphId: string): Promise<Deployment | null> {
      const row = await prisma.deployment.findFirst({
        where: { graphId },
        orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      });
      return row === null ? null : fromDocument(row.document);
    },
    /** The newest of each graph on each target, in order of target ids. */
    async newest(): Promise<Deployment[]> {
      const rows = await prisma.$queryRaw<{ document: string }[]>`
        SELECT DISTINCT ON ("graphId", "target") "document" FROM "Deployment"
        ORDER BY "graphId", "target", "startedAt" DESC, "id" DESC`;
      return rows.map(({ document }) => fromDocument(document));
    },
    /** Those that go on as far as is kept. */
    async underWay(): Promise<Deployment[]> {
      const rows = await prisma.deployment.findMany({ where: { state: "applying" } });
      return rows.map(({ document }) => fromDocument(document));
    },
  };
}

const rowOf = (deployment: Deployment) => ({
  graphId: deployment.graphId,
  target: deployment.target,
  branch: deployment.branch,
  state: deployment.state,
  startedAt: new Date(deployment.startedAt),
  document: canonicalJson(deployment),
});

const fromDocument = (document: string): Deployment => deploymentSchema.parse(JSON.parse(document));
