// What the list of graphs asks of the server. The page hands the server actions in; a component never imports the server.
import type { Result } from "@/lib/core/foundation/result";

/** Why it did not happen: a sentence to show. */
type Refusal = { message: string };
type NewGraph = Promise<Result<{ graphId: string }, Refusal>>;
type Done = Promise<Result<unknown, Refusal>>;

export type UploadedFile = { path: string; text: string };

export type GraphActions = {
  create: (input: { name: string }) => NewGraph;
  openExamples: () => NewGraph;
  /** A `triggerboard/v1` file's text. */
  importGraph: (input: { text: string }) => NewGraph;
  importFlows: (input: { name: string; files: UploadedFile[] }) => NewGraph;
  /** A folder on the server, inside one of its code folders. */
  importFolder: (input: { name: string; folder: string }) => NewGraph;
  rename: (input: { graphId: string; name: string }) => Done;
  duplicate: (input: { graphId: string }) => NewGraph;
  remove: (input: { graphId: string }) => Done;
  restore: (input: { graphId: string }) => Done;
};
