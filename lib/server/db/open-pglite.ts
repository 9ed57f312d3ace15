// The embedded database: PGlite in a folder that this process alone has open.
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { applyMigrations, type Migration } from "./apply-migrations.ts";
import type { Database } from "./database.ts";
import { lockFolder } from "./folder-lock.mjs";
import { PrismaClient } from "./generated/client.ts";

/**
 * @param dataFolder taken for this process first: two processes on one folder lose rows
 * @param template a PGlite dump to begin a new folder with, which is faster than making one
 * @returns the migrated database; throws a sentence naming the holder when the folder is taken
 */
export async function openPglite(
  dataFolder: string,
  migrations: readonly Migration[],
  template?: Blob,
): Promise<Database> {
  const lock = await lockFolder(dataFolder);
  if (!lock.ok) throw new Error(lock.error.message);
  const client = await PGlite.create({
    dataDir: join(/* turbopackIgnore: true */ dataFolder, "pglite"),
    ...(template ? { loadDataDir: template } : {}),
  });
  const applied = await applyMigrations(
    {
      rows: async (sql, values) =>
        (await client.query<Record<string, unknown>>(sql, [...(values ?? [])])).rows,
      script: async (sql) => {
        await client.exec(sql);
      },
    },
    migrations,
  );
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(client) });
  return {
    kind: "pglite",
    applied,
    prisma,
    // The listener is in the same process: it cannot lose its connection, so there is never a gap to report.
    listen: async (channel, hear) => {
      const stop = await client.listen(channel, hear);
      return () => stop();
    },
    async close() {
      await prisma.$disconnect();
      await client.close();
      lock.value.release();
    },
  };
}
