// A graph as the list of graphs shows it: counts, problems and a drawing small enough for a card.
import { isDynamic } from "./is-dynamic.ts";
import type { Position, TriggerGraph } from "./trigger-graph.ts";

/** How many nodes a thumbnail draws at most. */
const THUMBNAIL_NODES = 80;

export type ThumbnailNode = Position & {
  kind: "flow" | "event";
  /** Set when the node is in a loop. */
  loop: "runaway" | "gated" | null;
};

/** Positions are the document's; an edge holds the places of its two nodes in `nodes`. `more` counts the nodes left out. */
export type Thumbnail = { nodes: ThumbnailNode[]; edges: [from: number, to: number][]; more: number };

export type GraphCounts = { flows: number; events: number; edges: number };
export type ProblemCounts = { errors: number; warnings: number; runawayLoops: number; gatedLoops: number };

export type GraphSummary = {
  id: string;
  name: string;
  revision: number;
  /** ISO 8601, UTC: the last change. */
  updatedAt: string;
  updatedBy: string;
  counts: GraphCounts;
  /** Null: not analysed. */
  problems: ProblemCounts | null;
  thumbnail: Thumbnail;
};

/** @returns counts and drawing of a document; linear. An upstream named in code that no flow here bears counts as an edge but is not drawn. */
export function summarizeGraph(
  graph: TriggerGraph,
  loopOfFlow: ReadonlyMap<string, "runaway" | "gated"> = new Map(),
): { counts: GraphCounts; thumbnail: Thumbnail } {
  const placeOfFlow = new Map<string, number>();
  const placeOfEvent = new Map<string, number>();
  const nodes: ThumbnailNode[] = [];
  for (const flow of graph.flows) {
    if (nodes.length === THUMBNAIL_NODES) break;
    if (!placeOfFlow.has(flow.name)) placeOfFlow.set(flow.name, nodes.length);
    nodes.push({ ...flow.position, kind: "flow", loop: loopOfFlow.get(flow.id) ?? null });
  }
  for (const event of graph.events) {
    if (nodes.length === THUMBNAIL_NODES) break;
    placeOfEvent.set(event.name, nodes.length);
    nodes.push({ ...event.position, kind: "event", loop: null });
  }

  const edges: Thumbnail["edges"] = [];
  let edgeCount = 0;
  const connect = (from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined) edges.push([from, to]);
  };
  for (const [place, flow] of graph.flows.entries()) {
    const to = place < THUMBNAIL_NODES ? place : undefined;
    if (flow.trigger?.kind === "on-finish") {
      for (const upstream of flow.trigger.upstreams) {
        if (isDynamic(upstream)) continue;
        edgeCount += 1;
        connect(placeOfFlow.get(upstream.flow), to);
      }
    } else if (flow.trigger?.kind === "on-event") {
      for (const use of flow.trigger.events) {
        if (isDynamic(use)) continue;
        edgeCount += 1;
        connect(placeOfEvent.get(use.event), to);
      }
    }
    for (const { event } of flow.publishes ?? []) {
      if (typeof event === "string") connect(to, placeOfEvent.get(event));
    }
  }
  return {
    counts: { flows: graph.flows.length, events: graph.events.length, edges: edgeCount },
    thumbnail: { nodes, edges, more: graph.flows.length + graph.events.length - nodes.length },
  };
}
