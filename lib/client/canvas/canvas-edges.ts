// The edges of the picture: from upstream to flow or to its gate, from events, and what flows send.
import type { EdgesInView } from "@/lib/core/graph/edges-in-view";
import { EVENT_HEIGHT, FLOW_PORT_Y, FLOW_SIZE, GATE_SIZE } from "@/lib/core/graph/node-size";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import type {
  CanvasEdge,
  CanvasEdgeData,
  CanvasNode,
  EventNode,
  FlowNode,
  GateNode,
  GhostNode,
  LoopMark,
} from "./canvas-elements.ts";
import { entryId, GATE_ENTRIES } from "./canvas-nodes.ts";
import { triggerEdges } from "./edge-key.ts";
import { ghostOf } from "./ghost-nodes.ts";
import type { LoopsOfEdges } from "./loop-marks.ts";

const PILLS = {
  runaway: "Runaway loop · repeats for ever once started",
  gated: "Gated loop · waits for something from outside",
  possible: "Possible loop · if an event is sent that may not be",
} as const;

export const CARD_DROP = FLOW_SIZE.height - FLOW_PORT_Y;

/** The picture's nodes by what they stand for: flow, event, flow before which a gate is, and dashed card. */
export type NodesByMeaning = {
  flows: ReadonlyMap<string, FlowNode>;
  events: ReadonlyMap<string, EventNode>;
  gates: ReadonlyMap<string, GateNode>;
  ghosts: ReadonlyMap<string, GhostNode>;
};

/** Edges in the order of the document, and for each gate with an entry for every input the places of each input's edges. */
export type Joints = { edges: CanvasEdge[]; inputs: number[][][] };

/**
 * @param former edges as they were drawn: those that mean the same are taken over
 * @returns edges for `enterGates` and `putPills`, which see to what depends on where nodes are; linear
 */
export function joinNodes(
  { triggers, sends }: EdgesInView,
  loops: LoopsOfEdges,
  flows: ReadonlyMap<string, Flow>,
  nodes: NodesByMeaning,
  former: readonly CanvasEdge[],
): Joints {
  const edges: CanvasEdge[] = [];
  const takeOver = inOrder(former);
  const inputs = new Map<string, number[][]>();
  const add = (
    id: string,
    [source, target]: [source: CanvasNode, target: CanvasNode],
    { key = null, title, hidden = false, dead = false }: Partial<CanvasEdgeData> & { title: string },
    mark: LoopMark | undefined,
  ) => {
    const [loop, round] = [mark?.kind ?? null, mark?.loop ?? null];
    // A gate with many inputs has one entry for all.
    const anyEntry = target.type !== "gate" || target.data.count <= GATE_ENTRIES;
    const known = takeOver(
      ({ id: one, source: from, target: to, targetHandle: entry, data }) =>
        from === source.id &&
        to === target.id &&
        one === id &&
        (anyEntry || entry === entryId(0)) &&
        data?.title === title &&
        data.loop === loop &&
        data.round === round &&
        data.dead === dead,
    );
    if (known) {
      edges.push(known);
      return;
    }
    // Written out: spreading objects takes half of the time of a large picture.
    const edge: CanvasEdge = {
      id,
      type: "trigger",
      source: source.id,
      target: target.id,
      selected: false,
      selectable: key !== null,
      focusable: false,
      data: {
        key,
        title,
        hidden,
        dead,
        loop,
        round,
        pill: "",
        fromChosenGate: false,
        sourceDrop: dropOf(source),
        targetDrop: dropOf(target),
        intoGate: target.type === "gate",
      },
    };
    if (target.type === "gate") edge.targetHandle = entryId(0);
    edges.push(edge);
  };

  for (const [index, edge] of triggers.entries()) {
    const [flow, card] = [flows.get(edge.flow), nodes.flows.get(edge.flow)];
    if (!flow || !card) continue;
    const key = triggerEdges(flow)[edge.at]?.key ?? null;
    const gate = nodes.gates.get(flow.id);
    const first = edges.length;
    for (const source of sourcesOf(edge, nodes)) {
      const dead =
        (source.type === "event" && source.data.tone === "dead") ||
        (source.type === "ghost" && source.data.reason === "unknown");
      const id = `${key ?? `edge:${flow.id}:dynamic`}${edges.length === first ? "" : ` ${source.id}`}`;
      const title = `${source.data.name} → ${flow.name}`;
      add(id, [source, gate ?? card], { key, title, dead }, loops.triggers.get(index));
    }
    if (!gate || gate.data.count > GATE_ENTRIES) continue;
    const places = Array.from({ length: edges.length - first }, (_, nth) => first + nth);
    const before = inputs.get(flow.id);
    if (before) before.push(places);
    else inputs.set(flow.id, [places]);
  }
  for (const [flowId, gate] of nodes.gates) {
    const card = nodes.flows.get(flowId);
    if (!card) continue;
    const title = `What starts ${card.data.name}`;
    add(`${gate.id} out`, [gate, card], { title }, loops.gates.get(flowId));
  }
  for (const [index, { from, event, how, conditional, place }] of sends.entries()) {
    const [source, target] = [nodes.flows.get(from), nodes.events.get(event)];
    if (!source || !target) continue;
    const verb = how === "step" ? "sends" : conditional ? "may publish" : "publishes";
    const title = `${source.data.name} ${verb} ${event}${place ? ` (${place})` : ""}`;
    add(`send:${from}:${index}:${event}`, [source, target], { title, hidden: true }, loops.sends.get(index));
  }
  return { edges, inputs: [...inputs.values()] };
}

/** How many that are gone in a row are passed over. */
const MOST_GONE = 64;

/** @returns finds the next of the list that is the one asked for; asked in the order of the list it takes hardly any time */
function inOrder<T>(list: readonly T[]): (isIt: (one: T) => boolean) => T | null {
  let next = 0;
  return (isIt) => {
    const end = Math.min(list.length, next + MOST_GONE);
    for (let at = next; at < end; at += 1) {
      const one = list[at] as T;
      if (!isIt(one)) continue;
      next = at + 1;
      return one;
    }
    return null;
  };
}

const dropOf = ({ type }: CanvasNode): number => {
  if (type === "event") return EVENT_HEIGHT / 2;
  return type === "gate" ? GATE_SIZE.height / 2 : CARD_DROP;
};

function sourcesOf(
  edge: EdgesInView["triggers"][number],
  { flows, events, ghosts }: NodesByMeaning,
): (FlowNode | EventNode | GhostNode)[] {
  if (edge.kind === "event") return present([events.get(edge.use.event)]);
  if (edge.kind === "finish" && edge.from.length > 0) return present(edge.from.map((id) => flows.get(id)));
  return present([ghosts.get(ghostOf(edge))]);
}

const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one) => one !== undefined);

/** @returns the edges, each at an entry of its gate such that inputs do not cross before it; linear but for sorting inputs */
export function enterGates(
  { edges, inputs }: Joints,
  nodeById: ReadonlyMap<string, CanvasNode>,
): CanvasEdge[] {
  const entered = [...edges];
  const heightOf = ([first]: number[]): number => {
    const source = nodeById.get(edges[first ?? -1]?.source ?? "");
    return source ? source.position.y + (source.height ?? 0) / 2 : 0;
  };
  for (const ofGate of inputs) {
    const fromTop = ofGate.map((places) => ({ places, height: heightOf(places) }));
    fromTop.sort((a, b) => a.height - b.height);
    for (const [entry, { places }] of fromTop.entries()) {
      for (const place of places) {
        const edge = entered[place];
        if (edge && edge.targetHandle !== entryId(entry))
          entered[place] = { ...edge, targetHandle: entryId(entry) };
      }
    }
  }
  return entered;
}

/** One edge of each loop carries its words: the one that leads furthest back. Changes the list, but no edge in it; linear. */
export function putPills(edges: CanvasEdge[], nodeById: ReadonlyMap<string, CanvasNode>): void {
  const furthest = new Map<number, { place: number; back: number }>();
  for (const [place, { data, source: from, target: to }] of edges.entries()) {
    if (data?.round == null || data.hidden) continue;
    const [source, target] = [nodeById.get(from), nodeById.get(to)];
    if (!source || !target) continue;
    const back = source.position.x + (source.width ?? 0) - target.position.x;
    if (back > (furthest.get(data.round)?.back ?? 0)) furthest.set(data.round, { place, back });
  }
  for (const [place, edge] of edges.entries()) {
    const { loop = null, round = null, pill = "" } = edge.data ?? {};
    const words = loop !== null && round !== null && furthest.get(round)?.place === place ? PILLS[loop] : "";
    if (edge.data && pill !== words) edges[place] = { ...edge, data: { ...edge.data, pill: words } };
  }
}
