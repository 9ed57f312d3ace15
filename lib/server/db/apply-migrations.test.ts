import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { applyMigrations, type SqlSession } from "./apply-migrations.ts";

const FIRST = { name: "1_first", sql: 'CREATE TABLE "A" (id INT);' };
const SECOND = { name: "2_second", sql: 'CREATE TABLE "B" (id INT);' };
const BROKEN = { name: "2_second", sql: 'CREATE TABLE "B" (id INT); CREATE TABLE nonsense (' };

function define(open: () => Promise<{ session: SqlSession; close(): Promise<void> }>) {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => opened.session.script("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
  afterAll(() => opened.close());
  const tables = async () => {
    const rows = await opened.session.rows(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    );
    return rows.map(({ tablename }) => tablename);
  };

  test("applies what is missing, in order, once", async () => {
    expect(await applyMigrations(opened.session, [FIRST])).toEqual(["1_first"]);
    expect(await applyMigrations(opened.session, [FIRST, SECOND])).toEqual(["2_second"]);
    expect(await applyMigrations(opened.session, [FIRST, SECOND])).toEqual([]);
    expect(await tables()).toEqual(["A", "B", "_prisma_migrations"]);
  });

  test("keeps nothing of a migration that fails, and goes on when it is mended", async () => {
    await expect(applyMigrations(opened.session, [FIRST, BROKEN])).rejects.toThrow(
      "The migration 2_second failed; nothing of it was kept",
    );
    expect(await tables()).toEqual(["A", "_prisma_migrations"]);
    expect(await applyMigrations(opened.session, [FIRST, SECOND])).toEqual(["2_second"]);
  });

  test("refuses a database of a newer version, an edited migration and an unfinished one", async () => {
    await applyMigrations(opened.session, [FIRST, SECOND]);
    await expect(applyMigrations(opened.session, [FIRST])).rejects.toThrow("made by a newer Triggerboard");
    await expect(applyMigrations(opened.session, [FIRST, { ...SECOND, sql: "SELECT 1" }])).rejects.toThrow(
      "applied with another text",
    );
    await opened.session.rows('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(applyMigrations(opened.session, [FIRST, SECOND])).rejects.toThrow("begun and not finished");
  });
}

describe("migrations, on PGlite", () =>
  define(async () => {
    const client = await PGlite.create({
      loadDataDir: new Blob([await readFile(inject("databases").template)]),
    });
    return {
      session: {
        rows: async (sql, values) =>
          (await client.query<Record<string, unknown>>(sql, [...(values ?? [])])).rows,
        script: async (sql) => void (await client.exec(sql)),
      },
      close: () => client.close(),
    };
  }));

const { postgres } = inject("databases");
describe.skipIf("missing" in postgres)("migrations, on PostgreSQL", () =>
  define(async () => {
    const client = new pg.Client({ connectionString: "url" in postgres ? postgres.url : "" });
    await client.connect();
    return {
      session: {
        rows: async (sql, values) => (await client.query(sql, [...(values ?? [])])).rows,
        script: async (sql) => void (await client.query(sql)),
      },
      close: () => client.end(),
    };
  }),
);
