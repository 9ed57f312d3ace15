// What a backup holds comes back, on and between both databases; anything else than a whole backup changes nothing.
import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, inject, it } from "vitest";
import { arbitraryCommand, arbitraryGraph } from "@/lib/core/graph/arbitrary-graph.ts";
import { emptyGraph } from "@/lib/core/graph/trigger-graph.ts";
import { readMigrations } from "../db/apply-migrations.ts";
import { readEverything, TABLES } from "../db/backup-rows.ts";
import { createChangeLog } from "../db/change-log.ts";
import type { Database } from "../db/database.ts";
import { createGraphStore } from "../db/graph-store.ts";
import { openPglite } from "../db/open-pglite.ts";
import { createSettings } from "../db/settings.ts";
import { describeEachDatabase } from "../db/testing/each-database.ts";
import { backUpStore } from "./back-up-store.ts";
import { restoreStore } from "./restore-store.ts";

const folder = mkdtempSync(join(tmpdir(), "triggerboard-backup-"));
const migrationsFolder = resolve(import.meta.dirname, "../../../prisma/migrations");
const newPath = () => join(folder, `${randomUUID()}.backup`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every row of every table, as it is kept. */
async function dump(database: Database): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = Object.fromEntries(TABLES.map((table) => [table, []]));
  await readEverything(database, async ({ table, row }) => void rows[table]?.push(row));
  return rows;
}

const notClosed = (database: Database) => async (): Promise<Database> => ({
  ...database,
  close: async () => {},
});

/** A file name in a new data folder of its own. */
function newDataFolder(logs: Record<string, string> = {}): string {
  const data = mkdtempSync(join(folder, "data-"));
  mkdirSync(join(data, "simulations"));
  for (const [id, text] of Object.entries(logs)) writeFileSync(join(data, "simulations", `${id}.log`), text);
  return data;
}

const simulationOf = (id: string, graphId: string) => ({
  id,
  graphId,
  flow: "A",
  state: "succeeded",
  triggers: [],
  parameters: {},
  command: ["python", "a.py"],
  environment: {},
  folder: "/code",
  runId: "1",
  exitCode: 0,
  failure: null,
  queuedMs: 1,
  startedMs: 2,
  endedMs: 3,
});

/** Two graphs, one of them deleted, with all that there can be about a graph. @returns the id of a simulation */
async function fill({ prisma }: Database, changes = 130): Promise<string> {
  const graphs = createGraphStore(prisma);
  const gone = await graphs.create(emptyGraph("Gone, with \u2028 in it"), "bob");
  await graphs.setDeleted(gone.graphId, true);
  const { graphId } = await graphs.create(emptyGraph("Shop ✓"), "ann");
  for (let revision = 0; revision < changes; revision += 1) {
    const flow = {
      id: `f${revision}`,
      name: `F${revision}`,
      parameters: [],
      position: { x: revision, y: 0.1 },
      doc: "a\u0000b\ud800c\n\u2028\r",
    };
    const batch = {
      batchId: randomUUID(),
      label: `add ${flow.name}`,
      commands: [{ type: "add-flow" as const, flow }],
    };
    await graphs.append({ graphId, baseRevision: revision, batches: [batch] }, "ann");
  }
  await graphs.settle();
  await createChangeLog(prisma).setName(graphId, 7, "Before the release", "ann");
  const [deployment, simulation] = [randomUUID(), randomUUID()];
  const at = new Date("2026-11-28T10:00:00.123Z");
  const document = JSON.stringify({
    id: deployment,
    graphId,
    revision: 3,
    target: "folder:m",
    branch: "prod",
    planHash: "h",
    author: "ann",
    state: "done",
    steps: [],
    result: "Nothing written.",
    startedAt: at.toISOString(),
    finishedAt: at.toISOString(),
  });
  await prisma.deployment.create({
    data: {
      id: deployment,
      graphId,
      target: "folder:m",
      branch: "prod",
      state: "done",
      startedAt: at,
      document,
    },
  });
  await prisma.simulation.create({
    data: {
      id: simulation,
      graphId,
      flow: "A",
      state: "succeeded",
      queuedAt: at,
      document: JSON.stringify(simulationOf(simulation, graphId)),
    },
  });
  await createSettings(prisma).set("code-folders", ["/code"]);
  return simulation;
}

const COUNTS = {
  graph: 2,
  snapshot: 3,
  change: 130,
  versionName: 1,
  deployment: 1,
  simulation: 1,
  setting: 1,
  logs: 1,
  deleted: 1,
  unreadable: 0,
};

describeEachDatabase("a backup", (openSource) => {
  const path = newPath();
  const log = `2026-11-28 10:00:00.000 héllo \u2028\n${"x".repeat(300_000)}\n`;
  let before: Record<string, unknown[]> = {};
  let simulation = "";

  it("holds all that is kept, and is written where nothing was", async () => {
    const database = await openSource();
    simulation = await fill(database);
    before = await dump(database);
    const other = randomUUID();
    const dataFolder = newDataFolder({ [simulation]: log, [other]: "of a simulation that was never kept" });
    const backup = await backUpStore(database, { path, dataFolder, overwrite: false });
    expect(backup).toEqual({ ok: true, value: COUNTS });
    const text = gunzipSync(readFileSync(path)).toString();
    expect(text.split("\n").at(-2)).toMatch(/^\{"end":\{"counts":/);
    expect(text).not.toContain(other);
    const again = await backUpStore(database, { path, dataFolder, overwrite: false });
    expect(again).toMatchObject({ ok: false, error: expect.stringContaining("is there already") });
    expect(await backUpStore(database, { path, dataFolder, overwrite: true })).toMatchObject({ ok: true });
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  });

  describeEachDatabase("restored", (openTarget) => {
    it("is the store that was backed up, logs included, and can be drawn on", async () => {
      const target = await openTarget();
      const dataFolder = newDataFolder();
      const restored = await restoreStore(notClosed(target), { path, dataFolder, replace: false });
      expect(restored).toEqual({ ok: true, value: COUNTS });
      expect(await dump(target)).toEqual(before);
      expect(readdirSync(join(dataFolder, "simulations"))).toEqual([`${simulation}.log`]);
      expect(readFileSync(join(dataFolder, "simulations", `${simulation}.log`), "utf8")).toBe(log);
      const graphs = createGraphStore(target.prisma);
      const [row] = await graphs.list();
      const head = await graphs.head(row?.id ?? "");
      expect(head.ok && head.value.document.flows.length).toBe(130);
    });

    it("is refused where something is kept, unless that is to be replaced", async () => {
      const target = await openTarget();
      const graphs = createGraphStore(target.prisma);
      await graphs.create(emptyGraph("Newer"), "ann");
      const kept = await dump(target);
      const dataFolder = newDataFolder({ [simulation]: "the whole log" });
      expect(await restoreStore(notClosed(target), { path, dataFolder, replace: false })).toMatchObject({
        ok: false,
        error: expect.stringContaining("it keeps 3 graphs, deleted ones included, and 1 setting"),
      });
      expect(await dump(target)).toEqual(kept);
      expect(await restoreStore(notClosed(target), { path, dataFolder, replace: true })).toMatchObject({
        ok: true,
      });
      expect(await dump(target)).toEqual(before);
      expect(readFileSync(join(dataFolder, "simulations", `${simulation}.log`), "utf8")).toBe(
        "the whole log",
      );
    });
  });
});

describeEachDatabase("any store", (open, kind) => {
  /** PGlite has one process, so nobody can be in the way. */
  const onPostgres = (name: string, test: () => Promise<void>) => kind === "postgres" && it(name, test);

  it("comes back from its backup", async () => {
    const database = await open();
    const graphs = createGraphStore(database.prisma);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(arbitraryGraph, fc.array(arbitraryCommand, { maxLength: 6 }), fc.boolean()), {
          maxLength: 3,
        }),
        async (drawn) => {
          for (const [graph, commands, deleted] of drawn) {
            const { graphId } = await graphs.create(graph, "ann");
            let baseRevision = 0;
            for (const command of commands) {
              const batch = { batchId: randomUUID(), label: "one", commands: [command] };
              const answer = await graphs.append({ graphId, baseRevision, batches: [batch] }, "ann");
              if (answer.ok && answer.value.kind === "saved") baseRevision = answer.value.revision;
            }
            if (deleted) await graphs.setDeleted(graphId, true);
          }
          const [path, dataFolder] = [newPath(), newDataFolder()];
          const before = await dump(database);
          expect((await backUpStore(database, { path, dataFolder, overwrite: false })).ok).toBe(true);
          await graphs.create(emptyGraph("Drawn since"), "ann");
          const restored = await restoreStore(notClosed(database), { path, dataFolder, replace: true });
          expect(restored.ok).toBe(true);
          expect(await dump(database)).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });

  onPostgres("is not replaced under a running server", async () => {
    const database = await open();
    const [path, dataFolder] = [newPath(), newDataFolder()];
    await createGraphStore(database.prisma).create(emptyGraph("Kept"), "ann");
    await backUpStore(database, { path, dataFolder, overwrite: false });
    const stop = await database.listen(
      "somebody",
      () => {},
      () => {},
    );
    const before = await dump(database);
    expect(await restoreStore(notClosed(database), { path, dataFolder, replace: true })).toEqual({
      ok: false,
      error: expect.stringContaining("A Triggerboard is running on this database"),
    });
    expect(await dump(database)).toEqual(before);
    await stop();
  });

  onPostgres("is backed up as it was at one moment while somebody draws", async () => {
    const database = await open();
    const graphs = createGraphStore(database.prisma);
    const { graphId } = await graphs.create(emptyGraph("Busy"), "ann");
    let seen = 0;
    const changes: number[] = [];
    await readEverything(database, async ({ table, row }) => {
      if (table === "graph" && row.id === graphId) seen = row.revision;
      if (table === "graph" && row.id === graphId) {
        const flow = { id: "late", name: "Late", parameters: [], position: { x: 0, y: 0 } };
        const batch = {
          batchId: randomUUID(),
          label: "add",
          commands: [{ type: "add-flow" as const, flow }],
        };
        const saved = await graphs.append({ graphId, baseRevision: 0, batches: [batch] }, "ann");
        expect(saved).toEqual({ ok: true, value: { kind: "saved", revision: 1 } });
      }
      if (table === "change" && row.graphId === graphId) changes.push(row.revision);
    });
    expect([seen, changes]).toEqual([0, []]);
  });

  it("keeps a row that it cannot read, says so, and brings it back as it was", async () => {
    const database = await open();
    const { graphId } = await createGraphStore(database.prisma).create(emptyGraph("Broken"), "ann");
    await database.prisma.snapshot.updateMany({
      where: { graphId },
      data: { document: '{"schema":"triggerboard/v9"}' },
    });
    const [path, dataFolder] = [newPath(), newDataFolder()];
    const backup = await backUpStore(database, { path, dataFolder, overwrite: false });
    expect(backup.ok && backup.value.unreadable).toBe(1);
    const before = await dump(database);
    const restored = await restoreStore(notClosed(database), { path, dataFolder, replace: true });
    expect(restored.ok && restored.value.unreadable).toBe(1);
    expect(await dump(database)).toEqual(before);
  });
});

describe("a file that is no whole backup of this version", () => {
  const good = newPath();
  const never = async (): Promise<Database> => {
    throw new Error("The database was opened");
  };
  /** The lines of a good backup, changed, with a last line that fits them. */
  function rewritten(change: (lines: string[]) => string[]): Buffer {
    const lines = gunzipSync(readFileSync(good)).toString().split("\n").slice(0, -2);
    const changed = change(lines);
    const sha256 = createHash("sha256")
      .update(changed.map((line) => `${line}\n`).join(""))
      .digest("hex");
    const { counts } = JSON.parse(gunzipSync(readFileSync(good)).toString().split("\n").at(-2) ?? "").end;
    return gzipSync(`${[...changed, JSON.stringify({ end: { counts, sha256 } })].join("\n")}\n`);
  }
  const text = () => gunzipSync(readFileSync(good)).toString();

  const files: [string, () => Buffer | null, RegExp][] = [
    ["is not there", () => null, /There is no such file/],
    ["is empty", () => Buffer.alloc(0), /It is (cut off|empty)/],
    ["is something else", () => Buffer.from("hello"), /It is not a backup, or it is damaged/],
    ["is something else in gzip", () => gzipSync("hello\n"), /It is not a backup of Triggerboard/],
    ["is cut off", () => readFileSync(good).subarray(0, -200), /It is cut off/],
    [
      "lacks its last line",
      () => gzipSync(text().split("\n").slice(0, -2).join("\n").concat("\n")),
      /its last line is missing/,
    ],
    [
      "lacks a row",
      () =>
        gzipSync(
          text()
            .split("\n")
            .filter((_, place) => place !== 5)
            .join("\n"),
        ),
      /It is damaged/,
    ],
    ["goes on after its end", () => gzipSync(`${text()}{}\n`), /It goes on after its end/],
    [
      "has a changed byte",
      () => {
        const bytes = Buffer.from(readFileSync(good));
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x55;
        return bytes;
      },
      /damaged|cut off/,
    ],
    [
      "is of a newer version",
      () => rewritten(([, ...rows]) => ['{"backup":"triggerboard","version":2}', ...rows]),
      /made by a newer Triggerboard/,
    ],
    [
      "has a row of another shape",
      () => rewritten((lines) => lines.map((line) => line.replace('"updatedBy":"ann"', '"updatedBy":7'))),
      /a graph, is not what it should be/,
    ],
    [
      "has a command that there is not",
      () => rewritten((lines) => lines.map((line) => line.replace("add-flow", "eat-flow"))),
      /a change, cannot be read/,
    ],
  ];

  it.each(files)("is refused when it %s, before a database is opened", async (_, make, reason) => {
    if (!existsSync(good)) {
      const source = await openPglite(
        newDataFolder(),
        await readMigrations(migrationsFolder),
        new Blob([readFileSync(inject("databases").template)]),
      );
      await fill(source, 3);
      await backUpStore(source, { path: good, dataFolder: newDataFolder(), overwrite: false });
      await source.close();
    }
    const path = newPath();
    const bytes = make();
    if (bytes) writeFileSync(path, bytes);
    const restored = await restoreStore(never, { path, dataFolder: newDataFolder(), replace: true });
    expect(restored).toEqual({ ok: false, error: expect.stringMatching(reason) });
    expect(restored.ok || restored.error).toMatch(/Nothing was changed\.$/);
  });
});
