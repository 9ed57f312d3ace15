// Every row that is kept, table by table, to be written to a backup and taken from one: shapes, pages to read, rows to insert.
import { z } from "zod";
import { parseGraph } from "@/lib/core/graph/parse-graph.ts";
import { deploymentSchema } from "@/lib/core/plan/deployment.ts";
import { simulationSchema } from "@/lib/core/simulation/simulation.ts";
import type { Database } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { changeFromRow } from "./graph-heads.ts";
import { LISTENER_NAME } from "./listen-postgres.ts";

const idSchema = z.uuid();
const revisionSchema = z.int32().nonnegative();
const momentSchema = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);

/** What a table's columns hold. A column more or less is another version of the backup. */
const SHAPES = {
  graph: z.strictObject({
    id: idSchema,
    name: z.string(),
    revision: revisionSchema,
    createdAt: momentSchema,
    updatedAt: momentSchema,
    updatedBy: z.string(),
    deletedAt: momentSchema.nullable(),
  }),
  snapshot: z.strictObject({ graphId: idSchema, revision: revisionSchema, document: z.string() }),
  change: z.strictObject({
    graphId: idSchema,
    revision: revisionSchema,
    batchId: idSchema,
    commands: z.string(),
    author: z.string(),
    label: z.string(),
    at: momentSchema,
  }),
  versionName: z.strictObject({
    graphId: idSchema,
    revision: revisionSchema,
    name: z.string(),
    author: z.string(),
    at: momentSchema,
  }),
  deployment: z.strictObject({
    id: idSchema,
    graphId: idSchema,
    target: z.string(),
    branch: z.string(),
    state: z.string(),
    startedAt: momentSchema,
    document: z.string(),
  }),
  simulation: z.strictObject({
    id: idSchema,
    graphId: idSchema,
    flow: z.string(),
    state: z.string(),
    queuedAt: momentSchema,
    document: z.string(),
  }),
  setting: z.strictObject({ key: z.string(), value: z.string(), updatedAt: momentSchema }),
};

export type Table = keyof typeof SHAPES;
type Rows = { [T in Table]: z.output<(typeof SHAPES)[T]> };
export type KeptRow = { [T in Table]: { table: T; row: Rows[T] } }[Table];

/** Graphs first: all others but settings belong to one. */
export const TABLES = Object.keys(SHAPES) as Table[];

export const isTable = (name: string): name is Table => Object.hasOwn(SHAPES, name);

/** @returns the row of a table as it stands in a backup; throws a ZodError for another shape */
export function readRow(table: Table, value: unknown): KeptRow {
  return { table, row: SHAPES[table].parse(value) } as KeptRow;
}

/** @returns what this version cannot read in a row of the right shape, or null */
export function unreadableIn(kept: KeptRow): string | null {
  try {
    switch (kept.table) {
      case "change": {
        const change = changeFromRow(kept.row);
        return change.ok ? null : change.error.message;
      }
      case "snapshot": {
        const graph = parseGraph(JSON.parse(kept.row.document));
        return graph.ok ? null : graph.error;
      }
      case "deployment":
        deploymentSchema.parse(JSON.parse(kept.row.document));
        return null;
      case "simulation":
        simulationSchema.parse(JSON.parse(kept.row.document));
        return null;
      case "setting":
        JSON.parse(kept.row.value);
        return null;
      default:
        return null;
    }
  } catch (error) {
    return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  }
}

/** A copy of everything takes as long as it takes. */
const TRANSACTION = { maxWait: 60_000, timeout: 24 * 3_600_000 };
/** Documents may be megabytes, so few of them are in memory at once. */
const ROWS_AT_ONCE: Partial<Record<Table, number>> = { snapshot: 4 };
const DEFAULT_ROWS_AT_ONCE = 100;
const CHARACTERS_AT_ONCE = 4_000_000;

type Client = Prisma.TransactionClient;

/**
 * Reads everything as it was at one moment, whatever servers write meanwhile.
 * @param take called with each row, table by table
 */
export async function readEverything(
  { prisma, kind }: Database,
  take: (kept: KeptRow) => Promise<void>,
): Promise<void> {
  // PGlite has one process, which is this one.
  const level =
    kind === "postgres" ? { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead } : {};
  await prisma.$transaction(
    async (tx) => {
      const graphs: string[] = [];
      const noteGraph = async (kept: KeptRow) => {
        if (kept.table === "graph") graphs.push(kept.row.id);
        await take(kept);
      };
      for (const table of TABLES) {
        const most = ROWS_AT_ONCE[table] ?? DEFAULT_ROWS_AT_ONCE;
        if (table === "snapshot" || table === "change" || table === "versionName") {
          for (const graphId of graphs)
            await pages(most, noteGraph, (after) => pageOfGraph(tx, table, graphId, after, most));
        } else await pages(most, noteGraph, (after) => pageOf(tx, table, after, most));
      }
    },
    { ...TRANSACTION, ...level },
  );
}

async function pages(
  most: number,
  take: (kept: KeptRow) => Promise<void>,
  read: (after: KeptRow | null) => Promise<KeptRow[]>,
): Promise<void> {
  for (let last: KeptRow | null = null; ; ) {
    const page = await read(last);
    for (const kept of page) await take(kept);
    last = page.at(-1) ?? null;
    if (page.length < most) return;
  }
}

/** The next rows of one graph in order of revision. */
async function pageOfGraph(
  tx: Client,
  table: "snapshot" | "change" | "versionName",
  graphId: string,
  after: KeptRow | null,
  take: number,
): Promise<KeptRow[]> {
  const gt = after && "revision" in after.row ? after.row.revision : -1;
  const asked = { where: { graphId, revision: { gt } }, orderBy: { revision: "asc" }, take } as const;
  switch (table) {
    case "snapshot":
      return (await tx.snapshot.findMany(asked)).map((row) => ({ table, row }));
    case "change":
      return (await tx.change.findMany(asked)).map((row) => ({ table, row }));
    case "versionName":
      return (await tx.versionName.findMany(asked)).map((row) => ({ table, row }));
  }
}

/** The next rows of a table in order of its key. */
async function pageOf(
  tx: Client,
  table: "graph" | "deployment" | "simulation" | "setting",
  after: KeptRow | null,
  take: number,
): Promise<KeptRow[]> {
  const where = after && "id" in after.row ? { id: { gt: after.row.id } } : {};
  const asked = { where, orderBy: { id: "asc" }, take } as const;
  switch (table) {
    case "graph":
      return (await tx.graph.findMany(asked)).map((row) => ({ table, row }));
    case "deployment":
      return (await tx.deployment.findMany(asked)).map((row) => ({ table, row }));
    case "simulation":
      return (await tx.simulation.findMany(asked)).map((row) => ({ table, row }));
    case "setting": {
      const key = after?.table === "setting" ? { key: { gt: after.row.key } } : {};
      const rows = await tx.setting.findMany({ where: key, orderBy: { key: "asc" }, take });
      return rows.map((row) => ({ table, row }));
    }
  }
}

export type Kept = { graphs: number; settings: number };
/** `done`: everything is in; `not-empty`: something was kept already; `in-use`: servers are running on what would be replaced. */
export type Written =
  | { kind: "done" }
  | { kind: "not-empty"; kept: Kept }
  | { kind: "in-use"; servers: number };

/**
 * Writes everything in one transaction; when `rows` throws, nothing is written.
 * @param replace deletes first what is kept, unless servers are running: they would go on with documents that are no longer there
 */
export async function writeEverything(
  { prisma, kind }: Database,
  rows: AsyncIterable<KeptRow>,
  { replace }: { replace: boolean },
): Promise<Written> {
  return prisma.$transaction(async (tx) => {
    // A server that draws meanwhile waits until this is over.
    await tx.$executeRaw`LOCK TABLE "Graph", "Setting" IN SHARE ROW EXCLUSIVE MODE`;
    const kept = { graphs: await tx.graph.count(), settings: await tx.setting.count() };
    if (kept.graphs + kept.settings > 0) {
      if (!replace) return { kind: "not-empty", kept };
      const servers = kind === "postgres" ? await serversRunning(tx) : 0;
      if (servers > 0) return { kind: "in-use", servers };
      await tx.graph.deleteMany();
      await tx.setting.deleteMany();
    }
    await insertAll(tx, rows);
    return { kind: "done" };
  }, TRANSACTION);
}

async function serversRunning(tx: Client): Promise<number> {
  const [row] = await tx.$queryRaw<{ servers: number }[]>`
    SELECT count(*)::int AS servers FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${LISTENER_NAME}`;
  return row?.servers ?? 0;
}

async function insertAll(tx: Client, rows: AsyncIterable<KeptRow>): Promise<void> {
  let waiting: KeptRow[] = [];
  let characters = 0;
  for await (const kept of rows) {
    const first = waiting[0];
    if (
      first &&
      (first.table !== kept.table ||
        waiting.length >= DEFAULT_ROWS_AT_ONCE ||
        characters >= CHARACTERS_AT_ONCE)
    ) {
      await insert(tx, waiting);
      waiting = [];
      characters = 0;
    }
    waiting.push(kept);
    for (const value of Object.values(kept.row)) characters += typeof value === "string" ? value.length : 0;
  }
  await insert(tx, waiting);
}

/** @param kept rows of one table */
async function insert(tx: Client, kept: readonly KeptRow[]): Promise<void> {
  const of = <T extends Table>(table: T) =>
    kept.flatMap((one) => (one.table === table ? [one.row as Rows[T]] : []));
  switch (kept[0]?.table) {
    case "graph":
      await tx.graph.createMany({ data: of("graph") });
      break;
    case "snapshot":
      await tx.snapshot.createMany({ data: of("snapshot") });
      break;
    case "change":
      await tx.change.createMany({ data: of("change") });
      break;
    case "versionName":
      await tx.versionName.createMany({ data: of("versionName") });
      break;
    case "deployment":
      await tx.deployment.createMany({ data: of("deployment") });
      break;
    case "simulation":
      await tx.simulation.createMany({ data: of("simulation") });
      break;
    case "setting":
      await tx.setting.createMany({ data: of("setting") });
      break;
    default:
  }
}
