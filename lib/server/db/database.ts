// Which database this installation uses: DATABASE_URL's PostgreSQL, or PGlite in DATA_DIR.
import { join, resolve } from "node:path";
import { readMigrations } from "./apply-migrations.ts";
import type { PrismaClient } from "./generated/client.ts";
import { openPglite } from "./open-pglite.ts";
import { openPostgres } from "./open-postgres.ts";

export type Database = {
  kind: "pglite" | "postgres";
  /** Migrations applied when it was opened. */
  applied: string[];
  /** Inside `$transaction` use only the client it gives: the outer one would wait for ever on PGlite. */
  prisma: PrismaClient;
  /** Hears NOTIFY payloads; `reportGap` is called when some may have been missed. @returns stops listening */
  listen(
    channel: string,
    hear: (payload: string) => void,
    reportGap: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** @returns where everything of this installation is kept that is not in PostgreSQL */
export const dataFolder = (): string => resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || "data");

/** @returns the database that the environment names, migrated; throws a sentence that says why it cannot be opened */
export async function openDatabase(): Promise<Database> {
  if (process.env.NEXT_PHASE === "phase-production-build")
    throw new Error("A page opens the database while it is built: it must wait for a request first");
  const migrations = await readMigrations(
    join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations"),
  );
  const url = process.env.DATABASE_URL;
  return url ? openPostgres(url, migrations) : openPglite(dataFolder(), migrations);
}
