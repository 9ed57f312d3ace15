"use server";
// What a person can set on the settings page: each action checks its input and carries out one operation.
import type { Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import {
  type CodeFolder,
  type CodeFolderRequest,
  codeFolderRequestSchema,
} from "@/lib/core/python/code-folder.ts";
import { addCodeFolder, removeCodeFolder } from "@/lib/server/operations/code-folders.ts";
import { withChecked } from "./checked-input.ts";

export async function addCodeFolderAction(input: CodeFolderRequest): Promise<Result<CodeFolder[], Failure>> {
  return withChecked(codeFolderRequestSchema, input, addCodeFolder);
}

export async function removeCodeFolderAction(
  input: CodeFolderRequest,
): Promise<Result<CodeFolder[], Failure>> {
  return withChecked(codeFolderRequestSchema, input, removeCodeFolder);
}
