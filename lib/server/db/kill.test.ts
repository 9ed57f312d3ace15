// What was answered as saved is there after kill -9, in the middle of writing.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { readMigrations } from "./apply-migrations.ts";
import { createGraphStore } from "./graph-store.ts";
import { openPglite } from "./open-pglite.ts";
import { openPostgres } from "./open-postgres.ts";
import { bundleProgram } from "./testing/bundle.ts";

const migrationsFolder = resolve(import.meta.dirname, "../../../prisma/migrations");
const folder = mkdtempSync(join(tmpdir(), "triggerboard-kill-"));
const children: ChildProcess[] = [];

/** Appends as fast as it can, two batches at a time, and says each revision that was answered as saved. */
const PROGRAM = `
  import { randomUUID } from "node:crypto";
  import { readFileSync } from "node:fs";
  import { readMigrations } from "../apply-migrations.ts";
  import { createGraphStore } from "../graph-store.ts";
  import { openPglite } from "../open-pglite.ts";
  import { openPostgres } from "../open-postgres.ts";
  const [target, migrationsFolder, template] = process.argv.slice(2);
  const migrations = await readMigrations(migrationsFolder);
  const database = target.startsWith("postgresql:")
    ? await openPostgres(target, migrations)
    : await openPglite(target, migrations, template && new Blob([readFileSync(template)]));
  const graphs = createGraphStore(database.prisma);
  const [known] = await graphs.list();
  const { id } = known ?? { id: (await graphs.create({ schema: "triggerboard/v1", name: "Killed", flows: [], events: [] }, "ann")).graphId };
  for (let revision = known?.revision ?? 0; ; revision += 2) {
    const batches = [1, 2].map((place) => {
      const name = "F" + (revision + place);
      const flow = { id: name, name, parameters: [], position: { x: 0, y: 0 } };
      return { batchId: randomUUID(), label: "add " + name, commands: [{ type: "add-flow", flow }] };
    });
    const answer = await graphs.append({ graphId: id, baseRevision: revision, batches }, "ann");
    if (!answer.ok || answer.value.kind !== "saved") throw new Error(JSON.stringify(answer));
    console.log(answer.value.revision);
  }
`;
const bundle = await bundleProgram(PROGRAM);
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program until it has saved `saves` times, kills it there, and gives the last revision that it was told. */
async function saveAndKill(target: string, saves: number, template = ""): Promise<number> {
  const child = spawn(process.execPath, [bundle.program, target, migrationsFolder, template], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let [last, count] = [0, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    count += 1;
    if (count === saves) child.kill("SIGKILL");
  }
  expect(count).toBeGreaterThanOrEqual(saves);
  return last;
}

test("three kills on PGlite: the folder opens at once, and every answered revision is there", async () => {
  const target = join(folder, "data");
  for (const [round, saves] of [25, 40, 55].entries()) {
    const told = await saveAndKill(target, saves, round === 0 ? inject("databases").template : "");
    const database = await openPglite(target, await readMigrations(migrationsFolder));
    const graphs = createGraphStore(database.prisma);
    const [row] = await graphs.list();
    const head = await graphs.head(row?.id ?? "");
    const flows = head.ok ? head.value.document.flows.map(({ name }) => name) : [];
    expect(row?.revision).toBeGreaterThanOrEqual(told);
    expect(flows).toEqual(Array.from({ length: row?.revision ?? 0 }, (_, place) => `F${place + 1}`));
    await database.close();
  }
}, 120_000);

const { postgres } = inject("databases");
test.skipIf("missing" in postgres)(
  "a kill on PostgreSQL: every answered revision is there",
  async () => {
    const url = new URL("url" in postgres ? postgres.url : "");
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const name = `t_${randomUUID().replaceAll("-", "")}`;
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    url.pathname = `/${name}`;
    const told = await saveAndKill(url.href, 40);
    const database = await openPostgres(url.href, await readMigrations(migrationsFolder));
    const [row] = await createGraphStore(database.prisma).list();
    expect(row?.revision).toBeGreaterThanOrEqual(told);
    await database.close();
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
  },
  60_000,
);
