// Tidies beside the page, so that it answers meanwhile.
import type { BranchChoice } from "@/lib/core/graph/branch";
import { tidy } from "@/lib/core/graph/tidy";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** What the page sends: the document as text is copied faster than as objects. */
export type TidyRequest = { graph: string; branch: BranchChoice };

self.onmessage = ({ data: { graph, branch } }: MessageEvent<TidyRequest>) => {
  const document: TriggerGraph = JSON.parse(graph);
  self.postMessage(tidy(document, branch));
};
