// Which database this installation uses: DATABASE_URL's PostgreSQL, or PGlite in DATA_DIR.
import { join } from "node:path";
import { readMigrations } from "./apply-migrations.ts";
import { type Database, dataFolder } from "./database.ts";
import { openPglite } from "./open-pglite.ts";
import { openPostgres } from "./open-postgres.ts";

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
