import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "@/lib/core/graph/command.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { keeping } from "../db/keeping.ts";
import { deploymentsHere } from "./deployments-here.ts";
import { nameRevision } from "./name-revision.ts";
import { readLog } from "./read-log.ts";
import { readRevision } from "./read-revision.ts";
import { readWaitOrigins } from "./read-wait-origins.ts";
import { restoreRevision } from "./restore-revision.ts";
import { saveCommands } from "./save-commands.ts";

const folder = mkdtempSync(join(tmpdir(), "triggerboard-versions-"));
const before = { ...process.env };

beforeAll(() => {
  process.env.DATA_DIR = join(folder, "data");
  process.env.TRIGGERBOARD_USER = "ann";
  delete process.env.DATABASE_URL;
});
afterAll(async () => {
  await (await keeping()).close();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const flow = (name: string): Flow => ({ id: name, name, parameters: [], position: { x: 0, y: 0 } });
const add = (name: string): Command => ({ type: "add-flow", flow: flow(name) });

async function makeGraph(document: TriggerGraph, ...commands: Command[]): Promise<string> {
  const { graphs } = await keeping();
  const { graphId } = await graphs.create(document, "ann");
  for (const [baseRevision, command] of commands.entries()) {
    const batches = [{ batchId: randomUUID(), label: command.type, commands: [command] }];
    value(await saveCommands({ graphId, baseRevision, batches }));
  }
  return graphId;
}
const flowsAt = async (graphId: string, revision: number) =>
  value(await readRevision({ graphId, revision })).document.flows.map(({ name }) => name);

test("the history comes in pages that end with the graph as it was made", async () => {
  const graphId = await makeGraph(emptyGraph("Shop"), ...Array.from({ length: 70 }, (_, n) => add(`F${n}`)));
  const first = value(await readLog({ graphId }));
  expect([first.head, first.more, first.entries.length]).toEqual([70, true, 60]);
  const rest = value(await readLog({ graphId, before: 11 }));
  expect(rest.entries.map(({ revision }) => revision)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(rest.more).toBe(false);
  expect(await readLog({ graphId: randomUUID() })).toMatchObject({ ok: false, error: { code: "not-found" } });
});

test("the history finds flows that are older than it, and those that are gone", async () => {
  const graphId = await makeGraph(
    { ...emptyGraph("Shop"), flows: [{ ...flow("OldFlow"), id: "1" }] },
    { type: "set-schedule", flow: "1", schedule: { every: "day" } },
    { type: "rename-flow", flow: "1", name: "NewFlow" },
    { type: "remove-flow", flow: "1" },
    add("Other"),
  );
  const found = async (find: string) =>
    value(await readLog({ graphId, find })).entries.map(({ revision }) => revision);
  expect(await found("oldflow")).toEqual([3, 2, 1]);
  expect(await found("newflow")).toEqual([3, 2, 1]);
  expect(await found("Other")).toEqual([4]);
  expect(await found("nobody")).toEqual([]);
});

test("restoring makes the graph what it was, under the revision check, and is taken back in the same way", async () => {
  const graphId = await makeGraph(
    emptyGraph("Shop"),
    add("A"),
    { type: "rename-graph", name: "Store" },
    add("B"),
  );
  expect(value(await restoreRevision({ graphId, revision: 1, baseRevision: 3 }))).toEqual({ revision: 4 });
  expect(value(await readRevision({ graphId, revision: 4 })).document).toEqual(
    value(await readRevision({ graphId, revision: 1 })).document,
  );
  expect((await (await keeping()).graphs.list()).find(({ id }) => id === graphId)?.name).toBe("Shop");
  expect(value(await readLog({ graphId })).entries[0]).toMatchObject({
    revision: 4,
    label: "restore rev 1",
    author: "ann",
  });

  expect(await restoreRevision({ graphId, revision: 3, baseRevision: 3 })).toEqual({
    ok: false,
    error: {
      code: "invalid",
      message:
        "ann saved rev 4 meanwhile. Nothing was restored. Look at what would become different now, and restore again.",
    },
  });
  expect(await flowsAt(graphId, 4)).toEqual(["A"]);
  value(await restoreRevision({ graphId, revision: 3, baseRevision: 4 }));
  expect(await flowsAt(graphId, 5)).toEqual(["A", "B"]);
  expect(await restoreRevision({ graphId, revision: 9, baseRevision: 5 })).toMatchObject({
    ok: false,
    error: { code: "not-found" },
  });
});

test("a revision has a name until it is taken away, and one that never was has none", async () => {
  const graphId = await makeGraph(emptyGraph("Shop"), add("A"));
  const named = async (find?: string) =>
    value(await readLog({ graphId, ...(find ? { find } : {}) })).entries.map(({ name }) => name);
  value(await nameRevision({ graphId, revision: 0, name: "Empty" }));
  value(await nameRevision({ graphId, revision: 1, name: "First" }));
  expect(await named()).toEqual(["First", "Empty"]);
  expect(await named("empty")).toEqual(["Empty"]);
  value(await nameRevision({ graphId, revision: 1, name: null }));
  expect(await named()).toEqual([null, "Empty"]);
  expect(await nameRevision({ graphId, revision: 2, name: "Later" })).toMatchObject({
    ok: false,
    error: { code: "not-found" },
  });
});

test("who drew an edge is found through renames and snapshots, and an edge of an import came with the graph", async () => {
  const connect = (name: string): Command => ({ type: "connect", flow: "C", upstream: { flow: name } });
  const noise = (name: string): Command => ({
    type: "move",
    flows: [{ flow: "C", x: name.length, y: 0 }],
    events: [],
  });
  const graphId = await makeGraph(
    {
      ...emptyGraph("Shop"),
      flows: [
        flow("A"),
        flow("B"),
        { ...flow("C"), trigger: { kind: "on-finish", upstreams: [{ flow: "B" }] } },
      ],
    },
    connect("A"),
    ...Array.from({ length: 120 }, (_, n) => noise("x".repeat(n))),
    { type: "rename-flow", flow: "A", name: "Alpha" },
    ...Array.from({ length: 120 }, (_, n) => add(`F${n}`)),
    connect("F1"),
  );
  const { graphs, log } = await keeping();
  await graphs.settle();
  expect(await log.snapshotBefore(graphId, 150)).toBe(100);
  const beginning = await log.beginning(graphId);
  const found = value(await readWaitOrigins({ graphId, flow: "C" }));
  expect(found.map(({ at: _, ...origin }) => origin)).toEqual([
    { wait: { flow: "B" }, revision: 0, label: "", author: "" },
    { wait: { flow: "Alpha" }, revision: 1, label: "connect", author: "ann" },
    { wait: { flow: "F1" }, revision: 243, label: "connect", author: "ann" },
  ]);
  expect(found[0]?.at).toBe(beginning?.at);
  expect(value(await readWaitOrigins({ graphId, flow: "A" }))).toEqual([]);
  expect(await readWaitOrigins({ graphId: randomUUID(), flow: "A" })).toMatchObject({
    ok: false,
    error: { code: "not-found" },
  });
});

test("the history says where a revision was put, the last time for each target and branch", async () => {
  const graphId = await makeGraph(emptyGraph("Shop"), add("A"), add("B"));
  const { store } = await deploymentsHere();
  const deploy = (revision: number, branch: string, minute: number, state: "done" | "failed" = "done") =>
    store.begin({
      id: randomUUID(),
      graphId,
      revision,
      target: "gone",
      branch,
      planHash: "",
      author: "ann",
      state,
      steps: [],
      result: 'a "revision":7 in words',
      startedAt: new Date(Date.UTC(2026, 10, 28, 10, minute)).toISOString(),
      finishedAt: null,
    });
  await deploy(1, "prod", 1);
  await deploy(1, "prod", 3);
  await deploy(1, "test.ann", 2);
  await deploy(2, "prod", 4, "failed");
  const { entries } = value(await readLog({ graphId }));
  expect(entries.map(({ revision, deployed }) => [revision, deployed])).toEqual([
    [2, []],
    [
      1,
      [
        { target: "gone", branch: "prod", at: "2026-11-28T10:03:00.000Z" },
        { target: "gone", branch: "test.ann", at: "2026-11-28T10:02:00.000Z" },
      ],
    ],
    [0, []],
  ]);
});
