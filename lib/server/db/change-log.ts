// The change log as a history: pages of rows without their commands, which may be large, and a search through them in the database.
import { flowsNamed, type LogEntry, type NamedFlow } from "@/lib/core/graph/version.ts";
import type { Database } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { changeFromRow } from "./graph-heads.ts";

export type ChangeLog = ReturnType<typeof createChangeLog>;

type Row = Omit<LogEntry, "at"> & { at: Date };

/** Some command is no move. In JSON text a quote inside a string is escaped, so this can only be a command's own type. */
const NOT_LAYOUT = '"type":"(?!move"|batch")';
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
    ): Promise<LogEntry[]> {
      const found = find === "" ? Prisma.empty : await touching(graphId, find, known);
      const rows = await prisma.$queryRaw<Row[]>`
        SELECT "revision", "label", c."author", c."at", "commands" !~ ${NOT_LAYOUT} AS "layout", "name"
        FROM "Change" c LEFT JOIN "VersionName" USING ("graphId", "revision") WHERE "graphId" = ${graphId}::uuid AND "revision" < ${before} ${found}
        ORDER BY "revision" DESC LIMIT ${limit}`;
      return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
    },

    /** Revision 0, which no change made; null when there is no such graph. */
    async beginning(graphId: string): Promise<LogEntry | null> {
      const row = await prisma.graph.findUnique({
        where: { id: graphId },
        select: { createdAt: true, names: { where: { revision: 0 } } },
      });
      if (!row) return null;
      const name = row.names[0]?.name ?? null;
      return { revision: 0, label: "", author: "", at: row.createdAt.toISOString(), layout: false, name };
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
