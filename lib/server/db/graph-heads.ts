// The newest document of each graph in use, in memory, and how it comes there: the last snapshot and the changes after it.
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { applyCommands } from "@/lib/core/graph/apply-command.ts";
import type { Failure, Head, SavedChange } from "@/lib/core/graph/change.ts";
import { commandSchema } from "@/lib/core/graph/command.ts";
import { parseGraph } from "@/lib/core/graph/parse-graph.ts";
import type { Database } from "./database.ts";
import type { ChangeModel } from "./generated/models/Change.ts";

/** Documents kept in memory; a graph of 1,000 flows takes about 2 MB. */
const MAX_HEADS = 32;
/** Changes read at once: a log whose snapshots are missing does not fill the memory. */
const CHANGES_AT_ONCE = 100;

export type GraphHeads = {
  /** The newest document, certainly: the database is asked for the revision, and the log for what is missing. */
  read(graphId: string): Promise<Result<Head, Failure>>;
  /** The document as it was at `revision`: the snapshot before it and the log after that. */
  readAt(graphId: string, revision: number): Promise<Result<Head, Failure>>;
  /** What was newest when this process last knew; no waiting. */
  recall(graphId: string): Head | undefined;
  keep(graphId: string, head: Head): void;
};

export const graphNotFound: Failure = {
  code: "not-found",
  message: "This graph does not exist, or it was deleted. Look for it in the list of graphs.",
};

const revisionNotFound = (revision: number, head: number): Failure => ({
  code: "not-found",
  message: `There is no revision ${revision} of this graph; the newest is ${head}.`,
});

const commandsSchema = z.array(commandSchema);

/** @returns the change, or why a row of the log cannot be read */
export function changeFromRow(row: ChangeModel): Result<SavedChange, Failure> {
  const commands = commandsSchema.safeParse(JSON.parse(row.commands));
  if (!commands.success) return unreadable(`change ${row.revision}: ${z.prettifyError(commands.error)}`);
  const { revision, batchId, label, author } = row;
  return ok({ revision, batchId, commands: commands.data, label, author, at: row.at.toISOString() });
}

const unreadable = (why: string) =>
  fail<Failure>({
    code: "unreadable",
    message: `This graph was kept by another version of Triggerboard and cannot be read (${why.slice(0, 500)}). Nothing was changed. Start the newest version.`,
  });

export function createGraphHeads(prisma: Database["prisma"]): GraphHeads {
  /** Least recently used first. */
  const heads = new Map<string, Head>();

  function keep(graphId: string, head: Head): void {
    heads.delete(graphId);
    heads.set(graphId, head);
    for (const oldest of heads.keys()) {
      if (heads.size <= MAX_HEADS) break;
      heads.delete(oldest);
    }
  }

  async function read(graphId: string): Promise<Result<Head, Failure>> {
    const row = await prisma.graph.findFirst({
      where: { id: graphId, deletedAt: null },
      select: { revision: true },
    });
    if (!row) {
      heads.delete(graphId);
      return fail(graphNotFound);
    }
    const known = heads.get(graphId);
    if (known?.revision === row.revision) {
      keep(graphId, known);
      return ok(known);
    }
    // A database restored from a backup may stand before what we know: then what we know is worth nothing.
    const start = known && known.revision < row.revision ? ok(known) : await readSnapshot(graphId);
    if (!start.ok) return start;
    const head = await follow(graphId, start.value, row.revision);
    if (head.ok) keep(graphId, head.value);
    return head;
  }

  async function readAt(graphId: string, revision: number): Promise<Result<Head, Failure>> {
    const head = await read(graphId);
    if (!head.ok || head.value.revision === revision) return head;
    if (head.value.revision < revision) return fail(revisionNotFound(revision, head.value.revision));
    const start = await readSnapshot(graphId, revision);
    return start.ok ? follow(graphId, start.value, revision) : start;
  }

  /** The newest one, or the newest that is no later than `revision`. */
  async function readSnapshot(graphId: string, revision?: number): Promise<Result<Head, Failure>> {
    const row = await prisma.snapshot.findFirst({
      where: { graphId, ...(revision === undefined ? {} : { revision: { lte: revision } }) },
      orderBy: { revision: "desc" },
    });
    if (!row) return unreadable("it has no snapshot");
    const document = parseGraph(JSON.parse(row.document));
    return document.ok
      ? ok({ revision: row.revision, document: document.value })
      : unreadable(document.error);
  }

  /** Applies the log from `start` to `revision`. */
  async function follow(graphId: string, start: Head, revision: number): Promise<Result<Head, Failure>> {
    let { document, revision: reached } = start;
    while (reached < revision) {
      const rows = await prisma.change.findMany({
        where: { graphId, revision: { gt: reached, lte: revision } },
        orderBy: { revision: "asc" },
        take: CHANGES_AT_ONCE,
      });
      for (const row of rows) {
        reached += 1;
        if (row.revision !== reached) break;
        const change = changeFromRow(row);
        if (!change.ok) return change;
        const applied = applyCommands(document, change.value.commands);
        if (!applied.ok) return unreadable(`change ${row.revision}: ${applied.error.message}`);
        document = applied.value;
      }
      if (rows.at(-1)?.revision !== reached) return unreadable("its change log has a gap");
    }
    return ok({ revision, document });
  }

  return { read, readAt, keep, recall: (graphId) => heads.get(graphId) };
}
