// The change log as a history: pages of rows without their commands, which may be large, and a search through them in the database.
import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure, SavedChange } from "@/lib/core/graph/change.ts";
import { flowsNamed, type LogEntry, type NamedFlow } from "@/lib/core/graph/version.ts";
import type { Database } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { changeFromRow } from "./graph-heads.ts";

export type ChangeLog = ReturnType<typeof createChangeLog>;

/** Where a revision was put is known elsewhere. */
type ChangeEntry = Omit<LogEntry, "deployed">;
type Row = Omit<ChangeEntry, "at"> & { at: Date };

/** Some command is no move. In JSON text a quote inside a string is escaped, so this can only be a command's own type. */
const NOT_LAYOUT = '"type":"(?!move"|batch")';
/** By these what a flow waits for may change without the flow being named. */
const CHANGES_OTHERS = '"type":"(rename-flow|remove-flow|rename-event|remove-event|replace-content)"';
/** Changes read at once while flows of a name are looked for. */
const CHANGES_AT_ONCE = 100;

export function createChangeLog(prisma: Database["prisma"]) {
  /** Adds flows that the log brought in under such a name, or gave it. */
  async function flowsOnceNamed(graphId: string, text: string, known: readonly NamedFlow[]) {
    const flows = [...known];
    const commands = { contains: JSON.stringify(text).slice(1, -1), mode: "insensitive" as const };
    for (let after = 0; ; ) {
      const rows = await prisma.change.findMany({
        where: { graphId, revision: { gt: after }, commands },
        orderBy: { revision: "asc" },
        take: CHANGES_AT_ONCE,
      });
      for (const row of rows) {
        const change = changeFromRow(row);
        if (change.ok) flows.push(...flowsNamed(change.value.commands, text));
        after = row.revision;
      }
      if (rows.length < CHANGES_AT_ONCE) return flows;
    }
  }

  async function touching(graphId: string, text: string, known: readonly NamedFlow[]): Promise<Prisma.Sql> {
    const flows = await flowsOnceNamed(graphId, text, known);
    const written = flows.flatMap(({ id, name }) => [
      `"flow":${JSON.stringify(id)}`,
      `"id":${JSON.stringify(id)}`,
      // As an upstream.
      `"flow":${JSON.stringify(name)}`,
    ]);
    const needles = [...new Set(written)];
    const said = Prisma.sql`${text.toLowerCase()}`;
    return Prisma.sql`AND (strpos(lower("label"), ${said}) > 0 OR strpos(lower("name"), ${said}) > 0 OR EXISTS (
      SELECT 1 FROM unnest(${needles}::text[]) AS needle WHERE strpos("commands", needle) > 0))`;
  }

  return {
    /**
     * @param find only changes that say this, bear it as a name, or touch a flow which bears or bore such a name; "" for all
     * @param known flows of that name that may be older than the log
     * @returns newest first, at most `limit`
     */
    async page(
      graphId: string,
      { before, find, known, limit }: { before: number; find: string; known: NamedFlow[]; limit: number },
    ): Promise<ChangeEntry[]> {
      const found = find === "" ? Prisma.empty : await touching(graphId, find, known);
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT "revision", "label", c."author", c."at", "commands" !~ ${NOT_LAYOUT} AS "layout", "name"
        FROM "Change" c LEFT JOIN "VersionName" USING ("graphId", "revision") WHERE "graphId" = ${graphId}::uuid AND "revision" < ${before} ${found}
        ORDER BY "revision" DESC LIMIT ${limit}`;
      return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
    },

    /** Revision 0, which no change made; null when there is no such graph. */
    async beginning(graphId: string): Promise<ChangeEntry | null> {
      const row = await prisma.graph.findUnique({
        where: { id: graphId },
        select: { createdAt: true, names: { where: { revision: 0 } } },
      });
      if (!row) return null;
      const name = row.names[0]?.name ?? null;
      return { revision: 0, label: "", author: "", at: row.createdAt.toISOString(), layout: false, name };
    },

    /** Revisions up to `to`, newest first, that may have changed what the flow waits for; no other has. */
    async rewiring(graphId: string, flowId: string, to: number): Promise<number[]> {
      const needles = ["flow", "id"].map((field) => `"${field}":${JSON.stringify(flowId)}`);
      const rows = await prisma.$queryRaw<{ revision: number }[]>`
        SELECT "revision" FROM "Change" WHERE "graphId" = ${graphId}::uuid AND "revision" <= ${to}
        AND "commands" ~ ${NOT_LAYOUT} AND ("commands" ~ ${CHANGES_OTHERS} OR EXISTS (
          SELECT 1 FROM unnest(${needles}::text[]) AS needle WHERE strpos("commands", needle) > 0))
        ORDER BY "revision" DESC`;
      return rows.map(({ revision }) => revision);
    },

    /** @returns the revision of the newest snapshot before `revision` */
    async snapshotBefore(graphId: string, revision: number): Promise<number> {
      const row = await prisma.snapshot.findFirst({
        where: { graphId, revision: { lt: revision } },
        orderBy: { revision: "desc" },
        select: { revision: true },
      });
      return row?.revision ?? 0;
    },

    /** The changes after `from` up to `to`, in order, without those that only move things about. */
    async changes(graphId: string, from: number, to: number): Promise<Result<SavedChange[], Failure>> {
      const rows = await prisma.$queryRaw<Parameters<typeof changeFromRow>[0][]>`
        SELECT * FROM "Change" WHERE "graphId" = ${graphId}::uuid AND "revision" > ${from} AND "revision" <= ${to}
        AND "commands" ~ ${NOT_LAYOUT} ORDER BY "revision"`;
      const changes: SavedChange[] = [];
      for (const row of rows) {
        const change = changeFromRow(row);
        if (!change.ok) return change;
        changes.push(change.value);
      }
      return ok(changes);
    },

    /** Who made these revisions, when, and how it was called. */
    async entries(
      graphId: string,
      revisions: readonly number[],
    ): Promise<Map<number, Pick<LogEntry, "revision" | "label" | "author" | "at">>> {
      const rows = await prisma.change.findMany({
        where: { graphId, revision: { in: [...revisions] } },
        select: { revision: true, label: true, author: true, at: true },
      });
      return new Map(rows.map((row) => [row.revision, { ...row, at: row.at.toISOString() }]));
    },

    /** Gives a revision a name in place of any other, or with null takes its name away. */
    async setName(graphId: string, revision: number, name: string | null, author: string): Promise<void> {
      if (name === null) {
        await prisma.versionName.deleteMany({ where: { graphId, revision } });
        return;
      }
      const row = { name, author, at: new Date() };
      await prisma.versionName.upsert({
        where: { graphId_revision: { graphId, revision } },
        create: { graphId, revision, ...row },
        update: row,
      });
    },
  };
}
