// Runs the same tests on PGlite in a folder and on a real PostgreSQL.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { afterAll, describe, inject, test } from "vitest";
import { readMigrations } from "../apply-migrations.ts";
import type { Database } from "../database.ts";
import { openPglite } from "../open-pglite.ts";
import { openPostgres } from "../open-postgres.ts";

const migrationsFolder = resolve(import.meta.dirname, "../../../../prisma/migrations");

export type DatabaseKind = Database["kind"];
/**
 * The database of the tests on this kind, opened by the first who asks: a test makes graphs of its own. Closed and removed after
 * the last one.
 */
export type OpenDatabase = () => Promise<Database>;

/** @param define gets the kind and the way to open one */
export function describeEachDatabase(
  name: string,
  define: (open: OpenDatabase, kind: DatabaseKind) => void,
): void {
  describe(`${name}, on PGlite`, () => define(pgliteOpener(), "pglite"));
  const { postgres } = inject("databases");
  if ("url" in postgres)
    describe(`${name}, on PostgreSQL`, () => define(postgresOpener(postgres.url), "postgres"));
  else test.skip(`${name}, on PostgreSQL: ${postgres.missing}`, () => {});
}

function pgliteOpener(): OpenDatabase {
  return opener(async (undo) => {
    const folder = mkdtempSync(join(tmpdir(), "triggerboard-test-"));
    undo.push(async () => rmSync(folder, { recursive: true, force: true }));
    const template = new Blob([await readFile(inject("databases").template)]);
    return openPglite(folder, await readMigrations(migrationsFolder), template);
  });
}

function postgresOpener(serverUrl: string): OpenDatabase {
  return opener(async (undo) => {
    const name = `t_${randomUUID().replaceAll("-", "")}`;
    await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
    undo.push(() => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`));
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return openPostgres(url.href, await readMigrations(migrationsFolder));
  });
}

function opener(make: (undo: (() => Promise<void>)[]) => Promise<Database>): OpenDatabase {
  const undo: (() => Promise<void>)[] = [];
  let opened: Promise<Database> | undefined;
  afterAll(async () => {
    if (opened) await (await opened).close();
    for (const step of undo.reverse()) await step();
  });
  return () => {
    opened ??= make(undo);
    return opened;
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
