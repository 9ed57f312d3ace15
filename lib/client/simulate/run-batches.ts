// Runs as they come from the server, one batch a line.
import type { MetaflowRun } from "@/lib/core/simulation/metaflow-run.ts";

/** What was found so far; `done` when all there is to look at was looked at, or enough was found. */
export type FoundRuns = { runs: MetaflowRun[]; examined: number; total: number; done: boolean };

export const nothingFound: FoundRuns = { runs: [], examined: 0, total: 0, done: false };

/**
 * Reads newline-separated JSON batches to the end.
 * @param onBatch what was found so far, after each piece that the network brought
 * @throws Error when the stream ends within a line: then the connection was lost
 */
export async function readRunBatches(
  body: ReadableStream<Uint8Array>,
  onBatch: (found: FoundRuns) => void,
): Promise<FoundRuns> {
  let found = nothingFound;
  let rest = "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) {
      const runs = [...found.runs];
      for (const line of lines) {
        const batch = JSON.parse(line) as Omit<FoundRuns, "done">;
        runs.push(...batch.runs);
        found = { ...batch, runs, done: false };
      }
      if (!done) onBatch(found);
    }
    if (done) break;
  }
  if (rest !== "") throw new Error("The connection was lost while runs were read. Try again");
  return { ...found, done: true };
}
