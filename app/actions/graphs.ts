"use server";
// What a person can do to graphs from a page: each action checks its input and carries out one operation.
import { type ImportCluster, importClusterSchema } from "@/lib/core/cluster/import-request.ts";
import type { Result } from "@/lib/core/foundation/result.ts";
import {
  type Failure,
  type SaveAnswer,
  type SaveRequest,
  saveRequestSchema,
} from "@/lib/core/graph/change.ts";
import { createGraph } from "@/lib/server/operations/create-graph.ts";
import { deleteGraph, restoreGraph } from "@/lib/server/operations/delete-graph.ts";
import { duplicateGraph } from "@/lib/server/operations/duplicate-graph.ts";
import {
  createGraphSchema,
  graphIdSchema,
  importFlowsSchema,
  importFolderSchema,
  importGraphSchema,
  renameGraphSchema,
} from "@/lib/server/operations/graph-inputs.ts";
import { importCluster } from "@/lib/server/operations/import-cluster.ts";
import { type ImportedGraph, importFlows } from "@/lib/server/operations/import-flows.ts";
import { importFolder } from "@/lib/server/operations/import-folder.ts";
import { importGraph } from "@/lib/server/operations/import-graph.ts";
import { openExamples } from "@/lib/server/operations/open-examples.ts";
import { renameGraph } from "@/lib/server/operations/rename-graph.ts";
import { saveCommands } from "@/lib/server/operations/save-commands.ts";
import { withChecked } from "./checked-input.ts";

type NewGraph = Promise<Result<{ graphId: string }, Failure>>;
type Imported = Promise<Result<ImportedGraph, Failure>>;
type Done = Promise<Result<null, Failure>>;

export async function createGraphAction(input: { name: string }): NewGraph {
  return withChecked(createGraphSchema, input, createGraph);
}

/** Opens the example flows as a new graph. */
export async function openExamplesAction(): Imported {
  return openExamples();
}

/** @param input the text of a `triggerboard/v1` file */
export async function importGraphAction(input: { text: string }): NewGraph {
  return withChecked(importGraphSchema, input, importGraph);
}

/** @param input Python files as uploaded; they are read and never run */
export async function importFlowsAction(input: {
  name: string;
  files: { path: string; text: string }[];
}): Imported {
  return withChecked(importFlowsSchema, input, importFlows);
}

/** @param input one of the server's code folders, or a folder inside one */
export async function importFolderAction(input: { name: string; folder: string }): Imported {
  return withChecked(importFolderSchema, input, importFolder);
}

/** @param input one of the server's clusters, which is only read */
export async function importClusterAction(
  input: ImportCluster,
): Promise<Result<{ graphId: string; notes: string[] }, Failure>> {
  return withChecked(importClusterSchema, input, importCluster);
}

export async function renameGraphAction(input: {
  graphId: string;
  name: string;
}): Promise<Result<{ revision: number }, Failure>> {
  return withChecked(renameGraphSchema, input, renameGraph);
}

export async function duplicateGraphAction(input: { graphId: string }): NewGraph {
  return withChecked(graphIdSchema, input, duplicateGraph);
}

/** Undone by restoreGraphAction. */
export async function deleteGraphAction(input: { graphId: string }): Done {
  return withChecked(graphIdSchema, input, deleteGraph);
}

export async function restoreGraphAction(input: { graphId: string }): Done {
  return withChecked(graphIdSchema, input, restoreGraph);
}

/** Appends batches of commands to the graph's change log. */
export async function saveCommandsAction(input: SaveRequest): Promise<Result<SaveAnswer, Failure>> {
  return withChecked(saveRequestSchema, input, saveCommands);
}
