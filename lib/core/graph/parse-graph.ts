// From unknown JSON to a valid document, or a sentence that says what is wrong with it.
import { z } from "zod";
import { fail, ok, type Result } from "../foundation/result.ts";
import { brokenReference } from "./broken-reference.ts";
import { GRAPH_SCHEMA, type TriggerGraph, triggerGraphSchema } from "./trigger-graph.ts";

/** Upgrades by the version they start from; each returns the next version's document. Empty until there is a v2. */
const UPGRADES: Record<string, (document: Record<string, unknown>) => Record<string, unknown>> = {};

/**
 * Reads a document of this or an earlier version.
 * @param input parsed JSON of any kind
 * @returns the document, or why it cannot be read: not ours, newer than we are, or broken at a named place
 */
export function parseGraph(input: unknown): Result<TriggerGraph, string> {
  if (input === null || typeof input !== "object" || Array.isArray(input))
    return fail("This is not a Triggerboard graph");
  let document = input as Record<string, unknown>;
  for (let version = document.schema; version !== GRAPH_SCHEMA; version = document.schema) {
    if (typeof version !== "string" || !version.startsWith("triggerboard/"))
      return fail("This is not a Triggerboard graph");
    const upgrade = UPGRADES[version];
    if (!upgrade) {
      return fail(
        `This graph needs a newer Triggerboard: it is ${version.slice(0, 40)}, this one reads ${GRAPH_SCHEMA}`,
      );
    }
    document = upgrade(document);
  }
  const parsed = triggerGraphSchema.safeParse(document);
  if (!parsed.success)
    return fail(`This graph is broken: ${z.prettifyError(parsed.error).split("\n").slice(0, 6).join(" ")}`);
  const broken = brokenReference(parsed.data);
  return broken === null ? ok(parsed.data) : fail(`This graph is broken: ${broken}`);
}
