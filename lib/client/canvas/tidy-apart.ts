// Tidies a graph without holding up the page.
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { CommandOf } from "@/lib/core/graph/command";
import { tidy } from "@/lib/core/graph/tidy";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { TidyRequest } from "./tidy-worker.ts";

/** Fewer are tidied sooner than a worker starts. */
const LEAST_FLOWS = 500;

/** @returns the moves that tidy the document; worked out in a worker when it is large, here when there can be none */
export async function tidyApart(graph: TriggerGraph, branch: BranchChoice): Promise<CommandOf<"move">> {
  if (graph.flows.length < LEAST_FLOWS) return tidy(graph, branch);
  try {
    return await inWorker(graph, branch);
  } catch {
    return tidy(graph, branch);
  }
}

function inWorker(graph: TriggerGraph, branch: BranchChoice): Promise<CommandOf<"move">> {
  const worker = new Worker(new URL("./tidy-worker.ts", import.meta.url), { type: "module" });
  return new Promise<CommandOf<"move">>((done, fail) => {
    worker.onmessage = ({ data }: MessageEvent<CommandOf<"move">>) => done(data);
    worker.onerror = () => fail(new Error("The worker did not start"));
    worker.postMessage({ graph: JSON.stringify(graph), branch } satisfies TidyRequest);
  }).finally(() => worker.terminate());
}
