// What Metaflow refuses about a flow, said as Metaflow says it and with what to do.
import type { Refusal } from "../../graph/trigger-graph.ts";

/**
 * @param message what is wrong, one sentence
 * @param metaflow what Metaflow itself prints, or does
 * @param fix what to do
 * @param line 1-based
 */
export const refuse = (message: string, metaflow: string, fix: string, line: number): Refusal => ({
  code: "invalid-trigger",
  message: message.slice(0, 2000),
  why: `Metaflow refuses the flow: ${metaflow}`.slice(0, 2000),
  fix: fix.slice(0, 2000),
  line,
});
