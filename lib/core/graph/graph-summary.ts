// A graph as the list of graphs shows it: counts, problems and a drawing small enough for a card.
import { isDynamic } from "./is-dynamic.ts";
import { drawThumbnail } from "./thumbnail.ts";
import { eventShape, flowShape, type Picture, type Shape, type Thumbnail } from "./thumbnail-shapes.ts";
import type { TriggerGraph } from "./trigger-graph.ts";

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
  const shapes: Shape[] = [];
  for (const { name, id, position } of graph.flows) {
    if (!placeOfFlow.has(name)) placeOfFlow.set(name, shapes.length);
    shapes.push(flowShape(position.x, position.y, loopOfFlow.get(id) ?? null));
  }
  for (const { name, position } of graph.events) {
    placeOfEvent.set(name, shapes.length);
    shapes.push(eventShape(position.x, position.y, name));
  }

  const edges: Picture["edges"] = [];
  let edgeCount = 0;
  const connect = (from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined) edges.push([from, to]);
  };
  for (const [to, flow] of graph.flows.entries()) {
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
    thumbnail: drawThumbnail({ shapes, edges }),
  };
}
