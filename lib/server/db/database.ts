// What the rest of the server knows of its database, and where the data folder is.
import { resolve } from "node:path";
import type { PrismaClient } from "./generated/client.ts";

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
