// Applies prisma/migrations in order and keeps Prisma's own record of them, so that Prisma's tools agree about what has been done.
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One connection, used by nobody else meanwhile. */
export type SqlSession = {
  rows(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Several statements, without values. */
  script(sql: string): Promise<void>;
};

export type Migration = { name: string; sql: string };

/** The number under which Prisma's own migrate command locks. */
const PRISMA_LOCK = 72_707_369;

const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** @returns the migrations of a folder in the order of their names */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(
        /* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, name, "migration.sql"),
        "utf8",
      ),
    })),
  );
}

/**
 * Brings a database up to the newest migration, each in a transaction of its own, one server at a time.
 * @returns the names of those applied now
 * Throws, with nothing of the failing migration kept, when the database was made by another version: a migration that we do not
 * have, one that is not finished, or one whose text has changed.
 */
export async function applyMigrations(
  session: SqlSession,
  migrations: readonly Migration[],
): Promise<string[]> {
  await session.rows("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
  try {
    const pending = await findPending(session, migrations);
    for (const migration of pending) await applyOne(session, migration);
    return pending.map(({ name }) => name);
  } finally {
    await session.rows("SELECT pg_advisory_unlock($1)", [PRISMA_LOCK]);
  }
}

const checksum = (sql: string) => createHash("sha256").update(sql).digest("hex");

async function findPending(session: SqlSession, migrations: readonly Migration[]): Promise<Migration[]> {
  await session.script(RECORD_TABLE);
  const records = await session.rows(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const done = new Set<string>();
  for (const { name, checksum: recorded, finished } of records) {
    const migration = known.get(String(name));
    if (!migration) {
      throw new Error(
        `The database was made by a newer Triggerboard (it has the migration ${name}). Nothing was changed. Start that version, or use another database.`,
      );
    }
    if (finished !== true) {
      throw new Error(
        `The migration ${name} was begun and not finished. Nothing was changed. Restore the database from a backup.`,
      );
    }
    if (recorded !== checksum(migration.sql)) {
      throw new Error(
        `The migration ${name} was applied with another text than prisma/migrations holds now. Nothing was changed. Restore that file.`,
      );
    }
    done.add(migration.name);
  }
  return migrations.filter(({ name }) => !done.has(name));
}

async function applyOne(session: SqlSession, { name, sql }: Migration): Promise<void> {
  await session.script("BEGIN");
  try {
    await session.script(sql);
    await session.rows(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum(sql), name],
    );
    await session.script("COMMIT");
  } catch (error) {
    await session.script("ROLLBACK");
    throw new Error(`The migration ${name} failed; nothing of it was kept: ${String(error)}`, {
      cause: error,
    });
  }
}
