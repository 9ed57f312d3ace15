import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyCommands } from "@/lib/core/graph/apply-command.ts";
import type { SaveRequest } from "@/lib/core/graph/change.ts";
import type { Command } from "@/lib/core/graph/command.ts";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph.ts";
import type { Database } from "./database.ts";
import { createGraphStore, type GraphStore } from "./graph-store.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

const flow = (id: string): Flow => ({ id, name: id, parameters: [], position: { x: 0, y: 0 } });
const addFlow = (id: string): Command => ({ type: "add-flow", flow: flow(id) });
const batch = (...commands: Command[]) => ({ batchId: randomUUID(), label: "test", commands });
const request = (graphId: string, baseRevision: number, ...batches: SaveRequest["batches"]): SaveRequest => ({
  graphId,
  baseRevision,
  batches,
});
const names = async (graphs: GraphStore, graphId: string) => {
  const head = await graphs.head(graphId);
  return head.ok
    ? { revision: head.value.revision, flows: head.value.document.flows.map(({ id }) => id) }
    : head.error.code;
};
/** What a server that has just started reads. */
const wakeUp = ({ prisma }: Database) => createGraphStore(prisma);

describeEachDatabase("the graph store", (open) => {
  async function opened() {
    const database = await open();
    const graphs = createGraphStore(database.prisma);
    const { graphId } = await graphs.create(emptyGraph("Shop"), "ann");
    return { database, graphs, graphId };
  }

  test("a batch becomes the next revision, and a server that wakes up reads it", async () => {
    const { database, graphs, graphId } = await opened();
    expect(await graphs.append(request(graphId, 0, batch(addFlow("A"))), "ann")).toEqual({
      ok: true,
      value: { kind: "saved", revision: 1 },
    });
    expect(await graphs.append(request(graphId, 1, batch(addFlow("B")), batch(addFlow("C"))), "bob")).toEqual(
      {
        ok: true,
        value: { kind: "saved", revision: 3 },
      },
    );
    expect(await names(wakeUp(database), graphId)).toEqual({ revision: 3, flows: ["A", "B", "C"] });
    expect((await graphs.list()).filter(({ id }) => id === graphId)).toEqual([
      { id: graphId, name: "Shop", revision: 3, updatedAt: expect.any(String), updatedBy: "bob" },
    ]);
  });

  test("a batch on an old revision is not kept and is answered with what came since", async () => {
    const { graphs, graphId } = await opened();
    const theirs = batch(addFlow("A"));
    await graphs.append(request(graphId, 0, theirs), "ann");
    expect(await graphs.append(request(graphId, 0, batch(addFlow("B"))), "bob")).toEqual({
      ok: true,
      value: {
        kind: "conflict",
        changes: [{ ...theirs, revision: 1, author: "ann", at: expect.any(String) }],
      },
    });
    expect(await names(graphs, graphId)).toEqual({ revision: 1, flows: ["A"] });
  });

  test("a request sent again after a lost answer is kept once", async () => {
    const { database, graphs, graphId } = await opened();
    const mine = request(graphId, 0, batch(addFlow("A")), batch(addFlow("B")));
    await graphs.append(mine, "ann");
    for (const store of [graphs, wakeUp(database)]) {
      const again = await store.append(mine, "ann");
      expect(again).toMatchObject({ ok: true, value: { kind: "conflict" } });
      if (again.ok && again.value.kind === "conflict")
        expect(again.value.changes.map(({ batchId }) => batchId)).toEqual(
          mine.batches.map(({ batchId }) => batchId),
        );
    }
    expect(await names(graphs, graphId)).toEqual({ revision: 2, flows: ["A", "B"] });
  });

  test("a batch kept before is found again by who sends it on a later revision, also where it would not fit", async () => {
    const { graphs, graphId } = await opened();
    const added = batch(addFlow("A"));
    const moved = batch({ type: "move", flows: [], events: [] });
    await graphs.append(request(graphId, 0, added, moved), "ann");
    for (const sent of [added, moved]) {
      const answer = await graphs.append(request(graphId, 2, sent), "ann");
      const changes = answer.ok && answer.value.kind === "conflict" ? answer.value.changes : [];
      expect(changes.map(({ batchId }) => batchId)).toContain(sent.batchId);
    }
    expect(await names(graphs, graphId)).toEqual({ revision: 2, flows: ["A"] });
  });

  test("when one command does not fit, nothing of the request is kept", async () => {
    const { graphs, graphId } = await opened();
    const bad = batch({ type: "remove-flow", flow: "nobody" });
    expect(await graphs.append(request(graphId, 0, batch(addFlow("A")), bad), "ann")).toEqual({
      ok: true,
      value: { kind: "refused", batchId: bad.batchId, reason: expect.any(String) },
    });
    expect(await names(graphs, graphId)).toEqual({ revision: 0, flows: [] });
  });

  test("a page that knows a later revision than the database is told so", async () => {
    const { graphs, graphId } = await opened();
    expect(await graphs.append(request(graphId, 7, batch(addFlow("A"))), "ann")).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  });

  test("of saves at once on one revision exactly one is kept, on one server and on two", async () => {
    const { database, graphs, graphId } = await opened();
    const other = wakeUp(database);
    await other.head(graphId);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        (place % 2 ? graphs : other).append(request(graphId, 0, batch(addFlow(`F${place}`))), "ann"),
      ),
    );
    const kinds = answers.map((answer) => (answer.ok ? answer.value.kind : answer.error.code)).sort();
    expect(kinds).toEqual([...Array(11).fill("conflict"), "saved"]);
    expect(await names(graphs, graphId)).toEqual(await names(other, graphId));
  });

  test("what is drawn on an old revision goes on top of what came since, and is answered with both", async () => {
    const { database, graphs, graphId } = await opened();
    const [theirs, ours] = [batch(addFlow("A")), batch(addFlow("B"))];
    await graphs.append(request(graphId, 0, theirs), "ann");
    const both = {
      ok: true,
      value: {
        kind: "conflict",
        changes: [
          { ...theirs, revision: 1, author: "ann", at: expect.any(String) },
          { ...ours, revision: 2, author: "bob", at: expect.any(String) },
        ],
      },
    };
    // Also when the answer was lost and it is sent again.
    for (const store of [graphs, graphs, wakeUp(database)])
      expect(await store.appendOnTop(request(graphId, 0, ours), "bob")).toEqual(both);
    expect(await names(graphs, graphId)).toEqual({ revision: 2, flows: ["A", "B"] });
  });

  test("what no longer fits on top of others' changes is not kept, nor what came with it", async () => {
    const { graphs, graphId } = await opened();
    const theirs = batch(addFlow("A"));
    await graphs.append(request(graphId, 0, theirs), "ann");
    const mine = request(graphId, 0, batch(addFlow("B")), batch(addFlow("A")));
    expect(await graphs.appendOnTop(mine, "bob")).toEqual({
      ok: true,
      value: {
        kind: "conflict",
        changes: [{ ...theirs, revision: 1, author: "ann", at: expect.any(String) }],
      },
    });
    expect(await names(graphs, graphId)).toEqual({ revision: 1, flows: ["A"] });
  });

  test("what many draw at once on one revision is all kept, on one server and on two", async () => {
    const { database, graphs, graphId } = await opened();
    const other = wakeUp(database);
    await other.head(graphId);
    await Promise.all(
      Array.from({ length: 12 }, (_, place) =>
        (place % 2 ? graphs : other).appendOnTop(request(graphId, 0, batch(addFlow(`F${place}`))), "ann"),
      ),
    );
    const kept = await names(graphs, graphId);
    expect(kept).toEqual(await names(other, graphId));
    if (typeof kept === "string") throw new Error(kept);
    expect(kept.revision).toBe(12);
    expect([...kept.flows].sort()).toEqual(Array.from({ length: 12 }, (_, place) => `F${place}`).sort());
  });

  test("a server with an old head catches up from the log before it saves", async () => {
    const { database, graphs, graphId } = await opened();
    const other = wakeUp(database);
    await other.head(graphId);
    await graphs.append(request(graphId, 0, batch(addFlow("A"))), "ann");
    expect(await other.append(request(graphId, 1, batch(addFlow("B"))), "bob")).toEqual({
      ok: true,
      value: { kind: "saved", revision: 2 },
    });
    expect(await names(graphs, graphId)).toEqual({ revision: 2, flows: ["A", "B"] });
  });

  test("a deleted graph is gone until it is restored, with everything in it", async () => {
    const { graphs, graphId } = await opened();
    await graphs.append(request(graphId, 0, batch(addFlow("A"))), "ann");
    expect(await graphs.setDeleted(graphId, true)).toBe(true);
    // The head is still in memory here: the write itself must notice.
    expect(await graphs.append(request(graphId, 1, batch(addFlow("B"))), "ann")).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
    expect(await graphs.setDeleted(graphId, true)).toBe(false);
    expect(await names(graphs, graphId)).toBe("not-found");
    expect((await graphs.list()).some(({ id }) => id === graphId)).toBe(false);
    expect(await graphs.append(request(graphId, 1, batch(addFlow("B"))), "ann")).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
    expect(await graphs.setDeleted(graphId, false)).toBe(true);
    expect(await names(graphs, graphId)).toEqual({ revision: 1, flows: ["A"] });
  });

  test("text that PostgreSQL's json types refuse is kept as it is", async () => {
    const { database, graphs, graphId } = await opened();
    const odd = { ...flow("A"), doc: "nul \0, half a pair \ud800, naïve ☃ 𝒳" };
    await graphs.append(request(graphId, 0, batch({ type: "add-flow", flow: odd })), "ann");
    const head = await wakeUp(database).head(graphId);
    expect(head.ok && head.value.document.flows).toEqual([odd]);
  });

  test("the log replayed from any snapshot is the head, for any sequence of edits", async () => {
    const database = await open();
    const graphs = createGraphStore(database.prisma);
    const id = fc.constantFrom("A", "B", "C", "D");
    const edit: fc.Arbitrary<Command> = fc.oneof(
      id.map(addFlow),
      id.map((name): Command => ({ type: "remove-flow", flow: name })),
      fc
        .tuple(id, id)
        .map(([to, from]): Command => ({ type: "connect", flow: to, upstream: { flow: from } })),
      fc
        .tuple(id, fc.integer({ min: -99, max: 99 }))
        .map(([name, x]): Command => ({ type: "move", flows: [{ flow: name, x, y: 0 }], events: [] })),
      fc
        .uniqueArray(id)
        .map(
          (ids): Command => ({ type: "replace-content", name: "Again", flows: ids.map(flow), events: [] }),
        ),
      fc
        .string({ minLength: 1, maxLength: 5 })
        .map((name): Command => ({ type: "rename-graph", name: `.${name}.` })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 25 }), async (edits) => {
        let expected = emptyGraph("Any");
        let revision = 0;
        const { graphId } = await graphs.create(expected, "ann");
        const documents = [{ revision, document: expected }];
        for (const command of edits) {
          const applied = applyCommands(expected, [command]);
          const answer = await graphs.append(request(graphId, revision, batch(command)), "ann");
          expect(answer).toMatchObject({ ok: true, value: { kind: applied.ok ? "saved" : "refused" } });
          if (!applied.ok) continue;
          [expected, revision] = [applied.value, revision + 1];
          documents.push({ revision, document: expected });
        }
        const kept = { ok: true, value: { revision, document: expected } };
        for (const { revision: at, document } of documents)
          expect(await wakeUp(database).at(graphId, at)).toEqual({
            ok: true,
            value: { revision: at, document },
          });
        expect(await graphs.head(graphId)).toEqual(kept);
        expect(await wakeUp(database).head(graphId)).toEqual(kept);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test("an old revision is read from the snapshot before it, and one that never was is refused", async () => {
    const { database, graphs, graphId } = await opened();
    for (let revision = 0; revision < 230; revision += 10) {
      const batches = Array.from({ length: 10 }, (_, place) => batch(addFlow(`F${revision + place}`)));
      await graphs.append(request(graphId, revision, ...batches), "ann");
    }
    await graphs.settle();
    await database.prisma.change.deleteMany({ where: { graphId, revision: { lte: 100 } } });
    const count = async (revision: number) => {
      const head = await wakeUp(database).at(graphId, revision);
      return head.ok ? head.value.document.flows.length : head.error;
    };
    expect(await Promise.all([0, 100, 101, 199, 230].map(count))).toEqual([0, 100, 101, 199, 230]);
    expect(await count(50)).toMatchObject({ code: "unreadable" });
    expect(await count(231)).toEqual({
      code: "not-found",
      message: "There is no revision 231 of this graph; the newest is 230.",
    });
    // A log of more changes than are read at once.
    await database.prisma.snapshot.deleteMany({ where: { graphId, revision: { gt: 100 } } });
    expect(await count(229)).toBe(229);
  });

  test("snapshots are written now and then, and reading starts at the newest", async () => {
    const { database, graphs, graphId } = await opened();
    for (let revision = 0; revision < 231; revision += 7) {
      const batches = Array.from({ length: 7 }, (_, place) => batch(addFlow(`F${revision + place}`)));
      expect(await graphs.append(request(graphId, revision, ...batches), "ann")).toMatchObject({ ok: true });
    }
    await graphs.settle();
    const snapshots = await database.prisma.snapshot.findMany({
      where: { graphId },
      orderBy: { revision: "asc" },
    });
    expect(snapshots.map(({ revision }) => revision)).toEqual([0, 105, 203]);
    await database.prisma.change.deleteMany({ where: { graphId, revision: { lte: 203 } } });
    expect(await names(wakeUp(database), graphId)).toMatchObject({ revision: 231 });
  });
});
