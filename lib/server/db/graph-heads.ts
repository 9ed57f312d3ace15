// The newest document of each graph in use, in memory, and how it comes there: the last snapshot and the changes after it.
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { applyCommands } from "@/lib/core/graph/apply-command.ts";
import type { Failure, Head, SavedChange } from "@/lib/core/graph/change.ts";
import { commandSchema } from "@/lib/core/graph/command.ts";
import { parseGraph } from "@/lib/core/graph/parse-graph.ts";
import type { Database } from "./database.ts";
import type { ChangeModel } from "./generated/models/Change.ts";
import { changesAfter, NO_RECENT_CHANGES, type RecentChanges, withChanges } from "./recent-changes.ts";

/** Documents kept in memory, and flows and events in all of them: 1,000 of these take about 2 MB. */
const MAX_HEADS = 32;
const MAX_NODES = 60_000;
/** Changes read at once: a log whose snapshots are missing does not fill the memory. */
const CHANGES_AT_ONCE = 100;

export type GraphHeads = {
  /** The newest document, certainly: the database is asked for the revision, and the log for what is missing. */
  read(graphId: string): Promise<Result<Head, Failure>>;
  /** The document as it was at `revision`: the snapshot before it and the log after that. */
  readAt(graphId: string, revision: number): Promise<Result<Head, Failure>>;
  /** What was newest when this process last knew; no waiting. */
  recall(graphId: string): Head | undefined;
  /** @param added the changes that led from what was known to `head`; none for a document that begins */
  keep(graphId: string, head: Head, added: RecentChanges): void;
  /** The changes after `revision` up to the newest, certainly. */
  changesSince(graphId: string, revision: number): Promise<Result<SavedChange[], Failure>>;
};

type Known = { head: Head; recent: RecentChanges };

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
  const heads = new Map<string, Known>();

  function remember(graphId: string, known: Known): void {
    heads.delete(graphId);
    heads.set(graphId, known);
    let nodes = 0;
    for (const { head } of heads.values()) nodes += nodesIn(head);
    for (const [oldest, { head }] of heads) {
      if (oldest === graphId || (heads.size <= MAX_HEADS && nodes <= MAX_NODES)) break;
      heads.delete(oldest);
      nodes -= nodesIn(head);
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
    if (known?.head.revision === row.revision) {
      remember(graphId, known);
      return ok(known.head);
    }
    // A database restored from a backup may stand before what we know: then what we know is worth nothing.
    const usable = known && known.head.revision < row.revision ? known : null;
    const start = usable ? ok(usable.head) : await readSnapshot(graphId, row.revision);
    if (!start.ok) return start;
    let recent = usable?.recent ?? NO_RECENT_CHANGES;
    const head = await follow(graphId, start.value, row.revision, (added) => {
      recent = withChanges(recent, added);
    });
    if (head.ok) remember(graphId, { head: head.value, recent });
    return head;
  }

  async function changesSince(graphId: string, revision: number): Promise<Result<SavedChange[], Failure>> {
    const head = await read(graphId);
    if (!head.ok) return head;
    const newest = head.value.revision;
    if (newest <= revision) return ok([]);
    const known = heads.get(graphId);
    const recent = known?.head.revision === newest ? changesAfter(known.recent, revision) : null;
    if (recent) return ok(recent);
    const changes: SavedChange[] = [];
    for (;;) {
      const rows = await prisma.change.findMany({
        where: { graphId, revision: { gt: changes.at(-1)?.revision ?? revision, lte: newest } },
        orderBy: { revision: "asc" },
        take: CHANGES_AT_ONCE,
      });
      for (const row of rows) {
        const change = changeFromRow(row);
        if (!change.ok) return change;
        changes.push(change.value);
      }
      if (rows.length < CHANGES_AT_ONCE) return ok(changes);
    }
  }

  async function readAt(graphId: string, revision: number): Promise<Result<Head, Failure>> {
    const head = await read(graphId);
    if (!head.ok || head.value.revision === revision) return head;
    if (head.value.revision < revision) return fail(revisionNotFound(revision, head.value.revision));
    const start = await readSnapshot(graphId, revision);
    return start.ok ? follow(graphId, start.value, revision) : start;
  }

  /** The newest that is no later than `revision`: others may have written later ones since it was read. */
  async function readSnapshot(graphId: string, revision: number): Promise<Result<Head, Failure>> {
    const row = await prisma.snapshot.findFirst({
      where: { graphId, revision: { lte: revision } },
      orderBy: { revision: "desc" },
    });
    if (!row) return unreadable("it has no snapshot");
    const document = parseGraph(JSON.parse(row.document));
    return document.ok
      ? ok({ revision: row.revision, document: document.value })
      : unreadable(document.error);
  }

  /** Applies the log from `start` to `revision`, and tells what it read. */
  async function follow(
    graphId: string,
    start: Head,
    revision: number,
    tell: (read: RecentChanges) => void = () => {},
  ): Promise<Result<Head, Failure>> {
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
        tell({ changes: [change.value], characters: row.commands.length });
      }
      if (rows.at(-1)?.revision !== reached) return unreadable("its change log has a gap");
    }
    return ok({ revision, document });
  }

  return {
    read,
    readAt,
    changesSince,
    recall: (graphId) => heads.get(graphId)?.head,
    keep(graphId, head, added) {
      const known = heads.get(graphId);
      const joins = known && known.head.revision + added.changes.length === head.revision;
      remember(graphId, { head, recent: withChanges(joins ? known.recent : NO_RECENT_CHANGES, added) });
    },
  };
}

const nodesIn = ({ document }: Head): number => document.flows.length + document.events.length;
