// Graphs as rows: an append-only log of changes under a revision check, snapshots now and then, and the head in memory.
import { randomUUID } from "node:crypto";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { applyCommands } from "@/lib/core/graph/apply-command.ts";
import type { Batch, Failure, Head, SaveAnswer, SavedChange, SaveRequest } from "@/lib/core/graph/change.ts";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { graphNotice } from "./change-feed.ts";
import type { Database } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { createGraphHeads } from "./graph-heads.ts";
import { NO_RECENT_CHANGES } from "./recent-changes.ts";
import { createSnapshots } from "./snapshots.ts";

/** A save waits behind others on PGlite, which has one connection. */
const TRANSACTION = { maxWait: 15_000, timeout: 30_000 };

/** Another server may be first again and again; then the sender hears of it. */
const TRIES_ON_TOP = 10;

export type GraphRow = { id: string; name: string; revision: number; updatedAt: string; updatedBy: string };

export type GraphStore = {
  /** Graphs that are not deleted, last edited first. */
  list(): Promise<GraphRow[]>;
  head(graphId: string): Promise<Result<Head, Failure>>;
  /** The document as it was at a revision; linear in it and in the log since the snapshot before. */
  at(graphId: string, revision: number): Promise<Result<Head, Failure>>;
  create(document: TriggerGraph, author: string): Promise<{ graphId: string }>;
  /** Keeps all batches, each as one revision, or none. A batch never makes two revisions, however often it is sent. */
  append(request: SaveRequest, author: string): Promise<Result<SaveAnswer, Failure>>;
  /** The same; where others were first, what still fits goes on top of theirs. For what is drawn, which means the same on any revision. */
  appendOnTop(request: SaveRequest, author: string): Promise<Result<SaveAnswer, Failure>>;
  changesSince(graphId: string, revision: number): Promise<Result<SavedChange[], Failure>>;
  /** @returns whether there was such a graph to delete, or a deleted one to restore */
  setDeleted(graphId: string, deleted: boolean): Promise<boolean>;
  /** Waits for snapshots under way. */
  settle(): Promise<void>;
};

type Client = Database["prisma"] | Prisma.TransactionClient;

export function createGraphStore(prisma: Database["prisma"]): GraphStore {
  const heads = createGraphHeads(prisma);
  const snapshots = createSnapshots(prisma);
  /** The last save of each graph under way: saves of one graph go one after the other. */
  const turns = new Map<string, Promise<unknown>>();

  function inTurn<T>(graphId: string, save: () => Promise<T>): Promise<T> {
    const turn = (turns.get(graphId) ?? Promise.resolve()).then(save);
    const settled = turn.catch(() => {});
    turns.set(graphId, settled);
    settled.then(() => {
      if (turns.get(graphId) === settled) turns.delete(graphId);
    });
    return turn;
  }

  const notify = (client: Client, notice: { channel: string; payload: string }) =>
    client.$executeRaw`SELECT pg_notify(${notice.channel}, ${notice.payload})`;

  async function append(request: SaveRequest, author: string): Promise<Result<SaveAnswer, Failure>> {
    const { graphId, baseRevision, batches } = request;
    const head = await headAt(graphId, baseRevision);
    if (!head.ok) return head;
    if (head.value.revision < baseRevision) return fail(behind);
    if (head.value.revision !== baseRevision) return conflict(request);
    const next = withBatches(head.value, batches);
    if (!next.ok) return (await conflictIfKnown(request)) ?? ok({ kind: "refused", ...next.error });

    const written = await write(request, next.value, author);
    if (written === "moved") return conflict(request);
    if (written === "sent-before") {
      const [{ batchId } = { batchId: "" }] = batches;
      return (
        (await conflictIfKnown(request)) ?? ok({ kind: "refused", batchId, reason: "It was saved before" })
      );
    }
    return ok({ kind: "saved", revision: next.value.revision });
  }

  async function appendOnTop(request: SaveRequest, author: string): Promise<Result<SaveAnswer, Failure>> {
    const answer = await append(request, author);
    if (!answer.ok || answer.value.kind !== "conflict") return answer;
    const sent = new Set(request.batches.map(({ batchId }) => batchId));
    return answer.value.changes.some(({ batchId }) => sent.has(batchId)) ? answer : onTop(request, author);
  }

  /**
   * Others were first. What fits goes on top of theirs at once, or whoever is slower would try for ever while many draw; what does not is
   * for its sender to look at. The answer is what the sender does not know, its own among it.
   */
  async function onTop(request: SaveRequest, author: string): Promise<Result<SaveAnswer, Failure>> {
    const { graphId, baseRevision, batches } = request;
    const sent = new Set(batches.map(({ batchId }) => batchId));
    for (let tries = 0; tries < TRIES_ON_TOP; tries += 1) {
      const head = await heads.read(graphId);
      if (!head.ok) return head;
      const between = await heads.changesSince(graphId, baseRevision);
      if (!between.ok) return between;
      const asTheyAre = ok<SaveAnswer>({ kind: "conflict", changes: between.value });
      if (between.value.some(({ batchId }) => sent.has(batchId))) return asTheyAre;
      // Another server was first once more, between these two readings.
      if (between.value.at(-1)?.revision !== head.value.revision) continue;
      const next = withBatches(head.value, batches);
      if (!next.ok) return asTheyAre;
      const written = await write({ ...request, baseRevision: head.value.revision }, next.value, author);
      if (written === "sent-before") return (await conflictIfKnown(request)) ?? asTheyAre;
      if (written === "moved") continue;
      return ok({ kind: "conflict", changes: [...between.value, ...written] });
    }
    return conflict(request);
  }

  /** What we know will do when it is what the sender knows: the write itself checks the revision. */
  async function headAt(graphId: string, revision: number): Promise<Result<Head, Failure>> {
    const known = heads.recall(graphId);
    return known?.revision === revision ? ok(known) : heads.read(graphId);
  }

  /** @returns the changes as they are in the log now, or why nothing was written */
  async function write(
    { graphId, baseRevision, batches }: SaveRequest,
    next: Head,
    author: string,
  ): Promise<SavedChange[] | "moved" | "sent-before"> {
    const at = new Date();
    const rows = batches.map(({ batchId, label, commands }, index) => ({
      graphId,
      revision: baseRevision + index + 1,
      batchId,
      commands: JSON.stringify(commands),
      author,
      label,
      at,
    }));
    const saved = batches.map((batch, index): SavedChange => {
      return { ...batch, revision: baseRevision + index + 1, author, at: at.toISOString() };
    });
    try {
      const moved = await prisma.$transaction(async (tx) => {
        const { count } = await tx.graph.updateMany({
          where: { id: graphId, revision: baseRevision, deletedAt: null },
          data: { revision: next.revision, name: next.document.name, updatedAt: at, updatedBy: author },
        });
        if (count === 0) return true;
        await tx.change.createMany({ data: rows });
        await notify(tx, graphNotice(graphId, { kind: "changed", revision: next.revision }));
        return false;
      }, TRANSACTION);
      if (moved) return "moved";
    } catch (error) {
      // The unique (graph, batch) says that one of the batches is in the log already.
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
        return "sent-before";
      throw error;
    }
    const characters = rows.reduce((sum, { commands }) => sum + commands.length, 0);
    heads.keep(graphId, next, { changes: saved, characters });
    snapshots.grown(graphId, next, { changes: batches.length, characters });
    return saved;
  }

  async function conflict({ graphId, baseRevision }: SaveRequest): Promise<Result<SaveAnswer, Failure>> {
    const changes = await heads.changesSince(graphId, baseRevision);
    return changes.ok ? ok({ kind: "conflict", changes: changes.value }) : changes;
  }

  /** The changes that the sender does not know, or among which it does not know its own. */
  async function conflictIfKnown(request: SaveRequest): Promise<Result<SaveAnswer, Failure> | null> {
    const { graphId, baseRevision, batches } = request;
    const head = await heads.read(graphId);
    if (!head.ok) return head;
    const sentBefore = await prisma.change.findFirst({
      where: { graphId, batchId: { in: batches.map(({ batchId }) => batchId) } },
      orderBy: { revision: "asc" },
      select: { revision: true },
    });
    if (sentBefore && sentBefore.revision <= baseRevision)
      return conflict({ ...request, baseRevision: sentBefore.revision - 1 });
    return head.value.revision === baseRevision ? null : conflict(request);
  }

  return {
    append: (request, author) => inTurn(request.graphId, () => append(request, author)),
    appendOnTop: (request, author) => inTurn(request.graphId, () => appendOnTop(request, author)),
    changesSince: heads.changesSince,
    head: heads.read,
    at: heads.readAt,

    async list() {
      const rows = await prisma.graph.findMany({
        where: { deletedAt: null },
        orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      });
      return rows.map(({ id, name, revision, updatedAt, updatedBy }) => ({
        id,
        name,
        revision,
        updatedAt: updatedAt.toISOString(),
        updatedBy,
      }));
    },

    async create(document, author) {
      const [id, at] = [randomUUID(), new Date()];
      await prisma.graph.create({
        data: {
          id,
          name: document.name,
          revision: 0,
          createdAt: at,
          updatedAt: at,
          updatedBy: author,
          snapshots: { create: { revision: 0, document: JSON.stringify(document) } },
        },
      });
      heads.keep(id, { revision: 0, document }, NO_RECENT_CHANGES);
      return { graphId: id };
    },

    async setDeleted(graphId, deleted) {
      return prisma.$transaction(async (tx) => {
        const { count } = await tx.graph.updateMany({
          where: { id: graphId, deletedAt: deleted ? null : { not: null } },
          data: { deletedAt: deleted ? new Date() : null },
        });
        if (count > 0) await notify(tx, graphNotice(graphId, { kind: deleted ? "deleted" : "restored" }));
        return count > 0;
      }, TRANSACTION);
    },

    settle: snapshots.settle,
  };
}

/** @returns the document with all of the batches, or the first that does not fit and why */
function withBatches(
  { revision, document }: Head,
  batches: readonly Batch[],
): Result<Head, { batchId: string; reason: string }> {
  let drawn = document;
  for (const { batchId, commands } of batches) {
    const applied = applyCommands(drawn, commands);
    if (!applied.ok) return fail({ batchId, reason: applied.error.message });
    drawn = applied.value;
  }
  return ok({ revision: revision + batches.length, document: drawn });
}

const behind: Failure = {
  code: "invalid",
  message:
    "The server holds an earlier revision of this graph than this page: its database was restored or replaced. Your changes are kept in this browser. Export the graph here before you reload.",
};
