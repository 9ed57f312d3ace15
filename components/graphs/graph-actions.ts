// What the list of graphs asks of the server. The page hands the server actions in; a component never imports the server.
import type { ImportCluster } from "@/lib/core/cluster/import-request";
import type { Problem } from "@/lib/core/foundation/problem";
import type { Result } from "@/lib/core/foundation/result";

/** Why it did not happen: a sentence to show. */
type Refusal = { message: string };
type NewGraph = Promise<Result<{ graphId: string }, Refusal>>;
/** `problems`: files that could not be read; the flows of the others are in the graph. */
type ImportedGraph = Promise<Result<{ graphId: string; problems: Problem[] }, Refusal>>;
type Done = Promise<Result<unknown, Refusal>>;

export type UploadedFile = { path: string; text: string };

export type GraphActions = {
  create: (input: { name: string }) => NewGraph;
  openExamples: () => ImportedGraph;
  /** A `triggerboard/v1` file's text. */
  importGraph: (input: { text: string }) => NewGraph;
  importFlows: (input: { name: string; files: UploadedFile[] }) => ImportedGraph;
  /** A folder on the server, inside one of its code folders. */
  importFolder: (input: { name: string; folder: string }) => ImportedGraph;
  /** `notes`: what was left out, one sentence each. */
  importCluster: (input: ImportCluster) => Promise<Result<{ graphId: string; notes: string[] }, Refusal>>;
  rename: (input: { graphId: string; name: string }) => Done;
  duplicate: (input: { graphId: string }) => NewGraph;
  remove: (input: { graphId: string }) => Done;
  restore: (input: { graphId: string }) => Done;
};
