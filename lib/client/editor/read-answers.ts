// What the server's routes answer, checked. Fetched with the first answer.
import { z } from "zod";
import { ok, type Result } from "@/lib/core/foundation/result";
import { batchSchema, type SavedChange } from "@/lib/core/graph/change";
import { parseGraph } from "@/lib/core/graph/parse-graph";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

const changesSchema = z.array(
  batchSchema.extend({ revision: z.int().positive(), author: z.string(), at: z.string() }),
);
const headSchema = z.object({ revision: z.int().nonnegative(), document: z.unknown() });

/** @throws when it is no list of changes, which no server of this version answers */
export const readChanges = (answer: unknown): SavedChange[] => changesSchema.parse(answer);

/** @returns the document, or why it cannot be read here */
export function readHead(answer: unknown): Result<{ graph: TriggerGraph; revision: number }, string> {
  const { revision, document } = headSchema.parse(answer);
  const graph = parseGraph(document);
  return graph.ok ? ok({ graph: graph.value, revision }) : graph;
}
