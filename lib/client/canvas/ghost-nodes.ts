// Dashed cards for upstreams that no flow here is: unknown, on another branch, or decided by the code.
import type { DynamicEdge, EdgesInView, FinishEdge } from "@/lib/core/graph/edges-in-view";
import { projectFlowName } from "@/lib/core/graph/flow-ref";
import { EVENT_HEIGHT, eventWidth, FLOW_SIZE, GATE_CLEARANCE, GATE_SIZE } from "@/lib/core/graph/node-size";
import type { Flow, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { type GhostNode, type GhostNodeData, ghostId } from "./canvas-elements.ts";
import { countUpstreams, FLOW_HANDLES, SILENT, sized } from "./canvas-nodes.ts";
import { FreePlaces } from "./free-places.ts";

const GAP = 96;
const STEP = FLOW_SIZE.height + 24;

/** The id of the dashed card an edge comes from; the same upstream has one card, whoever waits for it. */
export function ghostOf(edge: FinishEdge | DynamicEdge): string {
  return ghostId(
    edge.kind === "finish" && edge.ref ? projectFlowName(edge.ref) : `${edge.at} of ${edge.flow}`,
  );
}

/** Puts each in a free place left of the first flow that waits for it; they have no place in the document. */
export function ghostNodes(
  graph: TriggerGraph,
  flows: ReadonlyMap<string, Flow>,
  triggers: EdgesInView["triggers"],
): GhostNode[] {
  const unmet = triggers.filter(
    (edge): edge is FinishEdge | DynamicEdge =>
      edge.kind === "dynamic" || (edge.kind === "finish" && edge.from.length === 0),
  );
  if (unmet.length === 0) return [];
  const names = new Set(graph.flows.map(({ name }) => name));
  const missing = new Map<string, { flow: Flow; data: GhostNodeData }>();
  for (const edge of unmet) {
    const flow = flows.get(edge.flow);
    const id = ghostOf(edge);
    if (flow && !missing.has(id)) missing.set(id, { flow, data: ghostData(edge, names) });
  }
  const free = new FreePlaces();
  for (const { position } of graph.flows) free.take({ ...position, ...FLOW_SIZE });
  for (const { position, name } of graph.events)
    free.take({ ...position, width: eventWidth(name), height: EVENT_HEIGHT });
  return [...missing].map(([id, { flow, data }]) => {
    const gap =
      countUpstreams(flow) > 1 ? GATE_CLEARANCE.before + GATE_SIZE.width + GATE_CLEARANCE.after : GAP;
    const wanted = { x: flow.position.x - gap - FLOW_SIZE.width, y: flow.position.y, ...FLOW_SIZE };
    return {
      id,
      type: "ghost",
      position: free.place(wanted, STEP),
      ...sized(FLOW_SIZE),
      handles: FLOW_HANDLES,
      draggable: false,
      selectable: false,
      // The waiting flow's own label says what it waits for.
      domAttributes: SILENT,
      data,
    };
  });
}

function ghostData(edge: FinishEdge | DynamicEdge, known: ReadonlySet<string>): GhostNodeData {
  if (edge.kind === "dynamic") {
    const { file, line } = edge.upstream;
    const place = [file?.split("/").at(-1), line].filter((part) => part !== undefined).join(":");
    return { name: "Decided by the code", place, reason: "dynamic", note: "known when it runs" };
  }
  const { upstream, ref } = edge;
  const place = [ref?.project ?? upstream.project, ref?.branch ?? upstream.branch];
  const elsewhere = known.has(upstream.flow);
  return {
    name: upstream.flow,
    place: place.filter(Boolean).join(" · "),
    reason: elsewhere ? "elsewhere" : "unknown",
    note: elsewhere ? "not on this branch" : "not found",
  };
}
