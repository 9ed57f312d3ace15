import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Command, SimpleCommand } from "@/lib/core/graph/command.ts";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph.ts";
import { createChangeLog } from "./change-log.ts";
import { createGraphStore } from "./graph-store.ts";
import { describeEachDatabase } from "./testing/each-database.ts";

const flow = (id: string, name: string): Flow => ({ id, name, parameters: [], position: { x: 0, y: 0 } });
const move = (id: string): SimpleCommand => ({ type: "move", flows: [{ flow: id, x: 8, y: 0 }], events: [] });

const CHANGES: [label: string, ...commands: Command[]][] = [
  ["add FeatureFlow", { type: "add-flow", flow: flow("f1", "FeatureFlow") }],
  [
    "add InferenceFlow and 1 more",
    {
      type: "batch",
      commands: [
        { type: "add-flow", flow: flow("f2", "InferenceFlow") },
        { type: "connect", flow: "f2", upstream: { flow: "FeatureFlow" } },
      ],
    },
  ],
  ["tidy", { type: "batch", commands: [move("f1"), move("f2")] }],
  // A name that looks like a command of another kind does not hide a move, and hides nothing else.
  ["rename", { type: "rename-graph", name: '"type":"move"' }],
  ["move", move("f1")],
  ["rename FeatureFlow to LoadFlow", { type: "rename-flow", flow: "f1", name: "LoadFlow" }],
  ["set the schedule", { type: "set-schedule", flow: "f1", schedule: { every: "day" } }],
  ["schedule", { type: "set-schedule", flow: "f2", schedule: { every: "day" } }],
];

describeEachDatabase("the change log", (open) => {
  async function opened() {
    const { prisma } = await open();
    const graphs = createGraphStore(prisma);
    const { graphId } = await graphs.create(emptyGraph("Shop"), "ann");
    const batches = CHANGES.map(([label, ...commands]) => ({ batchId: randomUUID(), label, commands }));
    expect(await graphs.append({ graphId, baseRevision: 0, batches }, "ann")).toMatchObject({ ok: true });
    const log = createChangeLog(prisma);
    const found = async (find: string, before = 99, limit = 50) =>
      (await log.page(graphId, { before, find, known: [], limit })).map(({ revision }) => revision);
    return { log, graphId, found };
  }

  test("comes newest first in pages, and knows what only moves things", async () => {
    const { log, graphId, found } = await opened();
    const page = await log.page(graphId, { before: 99, find: "", known: [], limit: 50 });
    expect(page[0]).toEqual({
      revision: 8,
      label: "schedule",
      author: "ann",
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      layout: false,
      name: null,
    });
    expect(page.filter(({ layout }) => layout).map(({ revision }) => revision)).toEqual([5, 3]);
    expect(await found("", 6, 3)).toEqual([5, 4, 3]);
    expect(await log.beginning(graphId)).toEqual({
      revision: 0,
      label: "",
      author: "",
      at: expect.stringMatching(/Z$/),
      layout: false,
      name: null,
    });
  });

  test("finds what touches a flow by any name it bears or bore", async () => {
    const { found } = await opened();
    expect(await found("featureflow")).toEqual([7, 6, 5, 3, 2, 1]);
    expect(await found("LoadFlow")).toEqual([7, 6, 5, 3, 1]);
    expect(await found("Inference")).toEqual([8, 3, 2]);
    expect(await found("schedule")).toEqual([8, 7]);
    expect(await found("100%")).toEqual([]);
    expect(await found('a "quote\\')).toEqual([]);
  });

  test("keeps one name for a revision, finds it, and lets it go", async () => {
    const { log, graphId, found } = await opened();
    const named = async () => {
      const page = await log.page(graphId, { before: 99, find: "", known: [], limit: 50 });
      return page.flatMap(({ revision, name }) => (name === null ? [] : [[revision, name]]));
    };
    await log.setName(graphId, 3, "Tidy at last", "ann");
    await log.setName(graphId, 3, "Before the audit", "bob");
    await log.setName(graphId, 0, "Empty", "bob");
    expect(await named()).toEqual([[3, "Before the audit"]]);
    expect(await found("the AUDIT")).toEqual([3]);
    expect((await log.beginning(graphId))?.name).toBe("Empty");
    await log.setName(graphId, 3, null, "ann");
    await log.setName(graphId, 3, null, "ann");
    expect(await named()).toEqual([]);
  });

  test("tells which revisions may have changed what a flow waits for, and reads changes without mere moves", async () => {
    const { log, graphId } = await opened();
    expect(await log.rewiring(graphId, "f2", 8)).toEqual([8, 6, 2]);
    expect(await log.rewiring(graphId, "f2", 5)).toEqual([2]);
    const changes = await log.changes(graphId, 2, 6);
    expect(changes.ok && changes.value.map(({ revision }) => revision)).toEqual([4, 6]);
    expect(await log.snapshotBefore(graphId, 8)).toBe(0);
    expect([...(await log.entries(graphId, [2, 99])).values()]).toMatchObject([
      { revision: 2, label: "add InferenceFlow and 1 more", author: "ann" },
    ]);
  });
});
