"use server";
// What a person can do on the Versions page: each action checks its input and carries out one operation.
import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { type RestoreRevision, restoreRevisionSchema } from "@/lib/core/graph/version.ts";
import { restoreRevision } from "@/lib/server/operations/restore-revision.ts";
import { withChecked } from "./checked-input.ts";

export async function restoreRevisionAction(
  input: RestoreRevision,
): Promise<Result<{ revision: number }, Failure>> {
  return withChecked(restoreRevisionSchema, input, restoreRevision);
}
