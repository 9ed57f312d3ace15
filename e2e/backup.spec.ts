// A graph drawn on the embedded database moves to PostgreSQL by a backup and a restore, while the new server already runs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { node } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";
import { startServer } from "./start-server.ts";

/** As `npm run backup -- file` and `npm run restore -- file`. */
function runStore(words: string[], environment: Record<string, string>) {
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/store.mjs", ...words], {
    env: { ...inherited, ...environment },
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

test("moves from the embedded database to PostgreSQL by a backup and a restore", async ({
  page,
  ownServer,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "triggerboard-move-"));
  const file = join(folder, "move.backup");
  const embedded = { DATA_DIR: ownServer.dataDir };
  await openPage(page, ownServer.url);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  const path = new URL(page.url()).pathname;

  const refused = runStore(["backup", file], embedded);
  expect(refused.said).toContain(`A Triggerboard is running on ${ownServer.dataDir} (${ownServer.url})`);
  expect(refused.status).toBe(1);
  await ownServer.stop();
  const backup = runStore(["backup", file], embedded);
  expect(backup.said).toMatch(/Backed up 1 graph, 0 changes, 1 snapshot, /);

  const next = await startServer({ database: "postgres" });
  try {
    const restore = runStore(["restore", file], {
      DATA_DIR: next.dataDir,
      DATABASE_URL: next.databaseUrl ?? "",
    });
    expect(restore.said).toMatch(/Restored 1 graph, 0 changes, 1 snapshot, /);
    await openPage(page, next.url + path);
    await expect(node(page, "ModelRefreshFlow")).toBeVisible();
  } finally {
    await next.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
