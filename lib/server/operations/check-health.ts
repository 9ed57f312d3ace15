import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { keeping } from "../db/keeping.ts";

export type Health = { database: "pglite" | "postgres"; migrationsApplied: number };

/** Opens the database if it is not open and asks it something. The sentence of a failure is for the operator's eyes. */
export async function checkHealth(): Promise<Result<Health, string>> {
  try {
    const { database } = await keeping();
    await database.prisma.$queryRaw`SELECT 1`;
    return ok({ database: database.kind, migrationsApplied: database.applied.length });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
