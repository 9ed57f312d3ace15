import { analyzeGraph } from "@/lib/core/analysis/analyze-graph.ts";
import { summarizeAnalysis } from "@/lib/core/analysis/summarize-analysis.ts";
import type { Head } from "@/lib/core/graph/change.ts";
import { type GraphSummary, summarizeGraph } from "@/lib/core/graph/graph-summary.ts";
import type { GraphRow } from "../db/graph-store.ts";
import { keeping } from "../db/keeping.ts";

type Drawn = Pick<GraphSummary, "counts" | "problems" | "thumbnail">;

/** What was worked out for a revision holds for ever; forgotten ones are worked out again. */
const MAX_DRAWN = 1000;
const drawn = new Map<string, Drawn>();

/** @returns every graph that is not deleted, last edited first; one that cannot be read stands there with nothing drawn */
export async function listGraphs(): Promise<GraphSummary[]> {
  const { graphs } = await keeping();
  const summaries: GraphSummary[] = [];
  // One after the other: a list of large graphs would otherwise hold all their documents at once.
  for (const row of await graphs.list()) {
    const known = drawn.get(`${row.id} ${row.revision}`);
    if (known) {
      summaries.push({ ...row, ...known });
      continue;
    }
    const head = await graphs.head(row.id);
    summaries.push({ ...row, ...(head.ok ? draw(row, head.value) : unreadable) });
  }
  return summaries;
}

function draw(row: GraphRow, { revision, document }: Head): Drawn {
  // On every branch that a reference names: the list knows no branch in view.
  const { problems, loopOfFlow } = summarizeAnalysis(analyzeGraph(document, { branches: null }));
  const summary = { ...summarizeGraph(document, loopOfFlow), problems };
  for (const oldest of drawn.keys()) {
    if (drawn.size < MAX_DRAWN) break;
    drawn.delete(oldest);
  }
  drawn.set(`${row.id} ${revision}`, summary);
  return summary;
}

const unreadable: Drawn = {
  counts: { flows: 0, events: 0, edges: 0 },
  problems: null,
  thumbnail: { kind: "empty" },
};
