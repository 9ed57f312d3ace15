// The edges of the picture: from upstream to flow or to its gate, from events, and what flows send.
import { eventKey, flowKey } from "@/lib/client/editor/editor-state";
import type { EdgesInView } from "@/lib/core/graph/edges-in-view";
import { EVENT_HEIGHT, FLOW_PORT_Y, FLOW_SIZE, GATE_SIZE } from "@/lib/core/graph/node-size";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import {
  type CanvasEdge,
  type CanvasEdgeData,
  type CanvasNode,
  gateId,
  type LoopMark,
} from "./canvas-elements.ts";
import { countUpstreams, GATE_ENTRIES } from "./canvas-nodes.ts";
import { triggerEdges } from "./edge-key.ts";
import { ghostOf } from "./ghost-nodes.ts";
import type { LoopsOfEdges } from "./loop-marks.ts";

const PILLS = {
  runaway: "Runaway loop · repeats for ever once started",
  gated: "Gated loop · waits for something from outside",
  possible: "Possible loop · if an event is sent that may not be",
} as const;

export const CARD_DROP = FLOW_SIZE.height - FLOW_PORT_Y;

/** @param nodes the picture's nodes, for who stands above whom; @returns edges in the order of the document, without the words of loops; linear but for sorting inputs */
export function canvasEdges(
  { triggers, sends }: EdgesInView,
  loops: LoopsOfEdges,
  flows: ReadonlyMap<string, Flow>,
  nodes: readonly CanvasNode[],
): CanvasEdge[] {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const edges: CanvasEdge[] = [];
  const add = (
    id: string,
    [source, target]: [source: string, target: string],
    { key = null, title = "", hidden = false, dead = false }: Partial<CanvasEdgeData>,
    mark: LoopMark | undefined,
    targetHandle?: string,
  ) => {
    const intoGate = target.startsWith("gate:");
    const ends = { sourceDrop: dropOf(source), targetDrop: dropOf(target), intoGate };
    // Written out: spreading objects takes half of the time of a large picture.
    const edge: CanvasEdge = {
      id,
      type: "trigger",
      source,
      target,
      selected: false,
      selectable: key !== null,
      focusable: false,
      data: {
        key,
        title,
        hidden,
        dead,
        loop: mark?.kind ?? null,
        round: mark?.loop ?? null,
        pill: "",
        fromChosenGate: false,
        ...ends,
      },
    };
    if (targetHandle !== undefined) edge.targetHandle = targetHandle;
    edges.push(edge);
  };

  const entries = gateEntries(triggers, flows, nodeById);
  for (const [index, edge] of triggers.entries()) {
    const flow = flows.get(edge.flow);
    if (!flow) continue;
    const key = triggerEdges(flow)[edge.at]?.key ?? null;
    const gated = countUpstreams(flow) > 1;
    const target = gated ? gateId(flow.id) : flowKey(flow.id);
    const sources = sourcesOf(edge);
    for (const [nth, source] of sources.entries()) {
      const from = nodeById.get(source);
      const dead =
        (from?.type === "event" && from.data.tone === "dead") ||
        (from?.type === "ghost" && from.data.reason === "unknown");
      const id = `${key ?? `edge:${flow.id}:dynamic`}${nth === 0 ? "" : ` ${source}`}`;
      const entry = gated ? `in-${entries.get(index) ?? 0}` : undefined;
      const title = `${nameOf(from)} → ${flow.name}`;
      add(id, [source, target], { key, title, dead }, loops.triggers.get(index), entry);
    }
  }
  for (const node of nodes) {
    if (node.type !== "gate") continue;
    const { flowId } = node.data;
    const title = `What starts ${flows.get(flowId)?.name ?? ""}`;
    add(`${node.id} out`, [node.id, flowKey(flowId)], { title }, loops.gates.get(flowId));
  }
  for (const [index, { from, event, how, conditional, place }] of sends.entries()) {
    const verb = how === "step" ? "sends" : conditional ? "may publish" : "publishes";
    const title = `${flows.get(from)?.name ?? ""} ${verb} ${event}${place ? ` (${place})` : ""}`;
    const ends: [string, string] = [flowKey(from), eventKey(event)];
    add(`send:${from}:${index}:${event}`, ends, { title, hidden: true }, loops.sends.get(index));
  }
  return edges;
}

const dropOf = (node: string): number => {
  if (node.startsWith("event:")) return EVENT_HEIGHT / 2;
  return node.startsWith("gate:") ? GATE_SIZE.height / 2 : CARD_DROP;
};

const nameOf = (node: CanvasNode | undefined): string =>
  node && "name" in node.data ? node.data.name : "something";

function sourcesOf(edge: EdgesInView["triggers"][number]): string[] {
  if (edge.kind === "event") return [eventKey(edge.use.event)];
  if (edge.kind === "finish" && edge.from.length > 0) return edge.from.map(flowKey);
  return [ghostOf(edge)];
}

/** By place in `triggers`: which entry of the gate it takes, so that inputs do not cross before it. */
function gateEntries(
  triggers: EdgesInView["triggers"],
  flows: ReadonlyMap<string, Flow>,
  nodeById: ReadonlyMap<string, CanvasNode>,
): Map<number, number> {
  const byFlow = new Map<string, { index: number; height: number }[]>();
  for (const [index, edge] of triggers.entries()) {
    const flow = flows.get(edge.flow);
    const count = flow ? countUpstreams(flow) : 0;
    if (count < 2 || count > GATE_ENTRIES) continue;
    const node = nodeById.get(sourcesOf(edge)[0] ?? "");
    const height = node ? node.position.y + (node.height ?? 0) / 2 : 0;
    const inputs = byFlow.get(edge.flow);
    if (inputs) inputs.push({ index, height });
    else byFlow.set(edge.flow, [{ index, height }]);
  }
  const entries = new Map<number, number>();
  for (const inputs of byFlow.values()) {
    inputs.sort((a, b) => a.height - b.height || a.index - b.index);
    for (const [entry, { index }] of inputs.entries()) entries.set(index, entry);
  }
  return entries;
}

/** One edge of each loop carries its words: the one that leads furthest back. Puts them on the edges given; linear. */
export function putPills(edges: CanvasEdge[], nodes: readonly CanvasNode[]): void {
  const inLoop = edges.filter(({ data }) => data?.round != null && !data.hidden);
  if (inLoop.length === 0) return;
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const furthest = new Map<number, { edge: CanvasEdge; back: number }>();
  for (const edge of inLoop) {
    const round = edge.data?.round ?? 0;
    const [source, target] = [nodeById.get(edge.source), nodeById.get(edge.target)];
    if (!source || !target) continue;
    const back = source.position.x + (source.width ?? 0) - target.position.x;
    if (back <= 0 || back <= (furthest.get(round)?.back ?? 0)) continue;
    furthest.set(round, { edge, back });
  }
  for (const { edge } of furthest.values()) {
    if (edge.data?.loop) edge.data = { ...edge.data, pill: PILLS[edge.data.loop] };
  }
}
