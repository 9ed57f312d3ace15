// A PostgreSQL server, which several Triggerboards may share.
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { applyMigrations, type Migration } from "./apply-migrations.ts";
import type { Database } from "./database.ts";
import { PrismaClient } from "./generated/client.ts";
import { listenPostgres } from "./listen-postgres.ts";

/** @returns the migrated database; throws a sentence without the password when it cannot be reached */
export async function openPostgres(url: string, migrations: readonly Migration[]): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  let applied: string[];
  try {
    await client.connect();
  } catch (error) {
    throw new Error(
      `The database ${withoutPassword(url)} cannot be reached (${error instanceof Error ? error.message || error.name : error}). Nothing was changed. Start it, or correct DATABASE_URL.`,
    );
  }
  try {
    applied = await applyMigrations(
      {
        rows: async (sql, values) => (await client.query(sql, [...(values ?? [])])).rows,
        script: async (sql) => {
          await client.query(sql);
        },
      },
      migrations,
    );
  } finally {
    await client.end();
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) });
  const listeners = new Set<() => Promise<void>>();
  return {
    kind: "postgres",
    applied,
    prisma,
    listen: async (channel, hear, reportGap) => {
      const stop = await listenPostgres(url, channel, hear, reportGap);
      listeners.add(stop);
      return async () => {
        listeners.delete(stop);
        await stop();
      };
    },
    async close() {
      await Promise.all([...listeners].map((stop) => stop()));
      await prisma.$disconnect();
    },
  };
}

function withoutPassword(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port ? `:${port}` : ""}${pathname}`;
  } catch {
    return "that DATABASE_URL names";
  }
}
