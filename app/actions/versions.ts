"use server";
// What a person can do on the Versions page: each action checks its input and carries out one operation.
import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import {
  type NameRevision,
  nameRevisionSchema,
  type RestoreRevision,
  restoreRevisionSchema,
} from "@/lib/core/graph/version.ts";
import { nameRevision } from "@/lib/server/operations/name-revision.ts";
import { restoreRevision } from "@/lib/server/operations/restore-revision.ts";
import { withChecked } from "./checked-input.ts";

export async function restoreRevisionAction(
  input: RestoreRevision,
): Promise<Result<{ revision: number }, Failure>> {
  return withChecked(restoreRevisionSchema, input, restoreRevision);
}

/** @param input with null as its name, a revision has none any more */
export async function nameRevisionAction(input: NameRevision): Promise<Result<null, Failure>> {
  return withChecked(nameRevisionSchema, input, nameRevision);
}
