// A backup or a restore that is killed leaves nothing half.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { readMigrations } from "../db/apply-migrations.ts";
import { openPglite } from "../db/open-pglite.ts";
import { bundleProgram } from "../db/testing/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "triggerboard-backup-kill-"));
const migrationsFolder = resolve(import.meta.dirname, "../../../prisma/migrations");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("kill -9", () => {
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill("SIGKILL");
  });

  /** Runs a program until it says "half" and kills it there. */
  async function runToHalf(source: string, words: string[]): Promise<void> {
    const bundle = await bundleProgram(source);
    const child = spawn(process.execPath, [bundle.program, ...words], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    for await (const part of child.stdout) if (String(part).includes("half")) child.kill("SIGKILL");
    bundle.remove();
  }

  it("in the middle of a backup leaves no file of that name", async () => {
    const path = join(folder, "store.backup");
    await runToHalf(
      `import { writeBackup } from "../../operations/backup-file.ts";
       await writeBackup(process.argv[2], async (take) => {
         for (let part = 0; part < 100; part += 1)
           await take({ table: "log", id: "${randomUUID()}", text: "x".repeat(10000) });
         console.log("half");
         await new Promise((done) => setTimeout(done, 60000));
       });`,
      [path],
    );
    expect(existsSync(path)).toBe(false);
  });

  it("in the middle of a restore leaves the store empty", async () => {
    const data = mkdtempSync(join(folder, "data-"));
    const template = inject("databases").template;
    await runToHalf(
      `import { readFileSync } from "node:fs";
       import { readMigrations } from "../apply-migrations.ts";
       import { writeEverything } from "../backup-rows.ts";
       import { openPglite } from "../open-pglite.ts";
       const [data, migrations, template] = process.argv.slice(2);
       const database = await openPglite(data, await readMigrations(migrations), new Blob([readFileSync(template)]));
       const at = new Date(0);
       async function* rows() {
         for (let place = 0; place < 250; place += 1)
           yield { table: "graph", row: { id: crypto.randomUUID(), name: "G", revision: 0, createdAt: at, updatedAt: at, updatedBy: "ann", deletedAt: null } };
         console.log("half");
         await new Promise((done) => setTimeout(done, 60000));
       }
       await writeEverything(database, rows(), { replace: false });`,
      [data, migrationsFolder, template],
    );
    const database = await openPglite(data, await readMigrations(migrationsFolder));
    expect(await database.prisma.graph.count()).toBe(0);
    await database.close();
  });
});
