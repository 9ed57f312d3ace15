// Before the tests that keep things: a PGlite folder to copy, which is faster than making one, and a real PostgreSQL.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgres } from "@/scripts/postgres-server.mjs";
import { readMigrations } from "../apply-migrations.ts";

export type TestDatabases = {
  /** A dump of an empty PGlite folder. */
  template: string;
  /** Address of a PostgreSQL's own database, or why there is none. */
  postgres: { url: string } | { missing: string };
};

declare module "vitest" {
  export interface ProvidedContext {
    databases: TestDatabases;
  }
}

const root = resolve(import.meta.dirname, "../../../..");

export default async function startTestDatabases(project: TestProject) {
  const template = await makeTemplate();
  const given = process.env.TEST_POSTGRES_URL;
  const started = given ? null : await startPostgres().catch((error: Error) => error.message);
  project.provide("databases", { template, postgres: given ? { url: given } : described(started) });
  return async () => {
    if (started && typeof started !== "string") await started.stop();
  };
}

const described = (started: PostgresServer | string | null): TestDatabases["postgres"] =>
  typeof started === "string" || !started
    ? { missing: started ?? "it was not asked for" }
    : { url: started.url("postgres") };

/** Kept between runs; its name says what it was made of. */
async function makeTemplate(): Promise<string> {
  const migrations = await readMigrations(join(root, "prisma/migrations"));
  const made = createHash("sha256")
    .update(JSON.stringify([migrations, process.versions.node, process.env.npm_package_version]))
    .digest("hex")
    .slice(0, 16);
  const path = join(root, `.cache/pglite-${made}.tar`);
  if (existsSync(path)) return path;
  mkdirSync(join(root, ".cache"), { recursive: true });
  const client = await PGlite.create("memory://");
  const dump = await client.dumpDataDir("none");
  await client.close();
  writeFileSync(`${path}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${path}.${process.pid}`, path);
  return path;
}
