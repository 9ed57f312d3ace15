// A picture with some groups as one card each: inner edges go, outer ones end at the card, and a loop that passes through stays in sight.
import { eventKey, flowKey, type GroupKey, groupKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { CARD_DROP } from "./canvas-edges.ts";
import { type Canvas, type CanvasEdge, type CanvasEdgeData, frameId, gateId } from "./canvas-elements.ts";
import { type GroupContent, groupNode } from "./group-nodes.ts";

/** @returns which card stands for a hidden flow or event, by key; linear, and at once when nothing is collapsed */
export function standIns(
  { flows, events }: TriggerGraph,
  collapsed: ReadonlySet<string>,
): ReadonlyMap<NodeKey, GroupKey> {
  const cards = new Map<NodeKey, GroupKey>();
  if (collapsed.size === 0) return cards;
  for (const { id, group } of flows)
    if (group !== undefined && collapsed.has(group)) cards.set(flowKey(id), groupKey(group));
  for (const { name, group } of events)
    if (group !== undefined && collapsed.has(group)) cards.set(eventKey(name), groupKey(group));
  return cards;
}

/**
 * @param picture with frames around all groups
 * @returns the picture with a card for each collapsed group; edges that then run between the same ends are one. Linear
 */
export function collapseGroups(
  picture: Canvas,
  graph: TriggerGraph,
  contents: readonly GroupContent[],
  collapsed: ReadonlySet<string>,
): Canvas {
  const shut = contents.filter(({ group }) => collapsed.has(group.id));
  if (shut.length === 0) return picture;
  const cards = new Map<string, string>(standIns(graph, collapsed));
  for (const { id } of graph.flows) {
    const card = cards.get(flowKey(id));
    if (card !== undefined) cards.set(gateId(id), card);
  }
  const frames = new Set(shut.map(({ group }) => frameId(group.id)));
  const nodes = picture.nodes.filter(({ id }) => !cards.has(id) && !frames.has(id));
  nodes.push(...shut.map(groupNode));
  return { nodes, edges: rerouted(picture.edges, cards) };
}

function rerouted(edges: readonly CanvasEdge[], cards: ReadonlyMap<string, string>): CanvasEdge[] {
  const kept: CanvasEdge[] = [];
  const merged = new Map<string, { edge: CanvasEdge; parts: CanvasEdgeData[] }>();
  for (const edge of edges) {
    const [source, target] = [cards.get(edge.source), cards.get(edge.target)];
    if (source === undefined && target === undefined) {
      kept.push(edge);
      continue;
    }
    if (source === target || !edge.data) continue;
    const ends = [source ?? edge.source, target ?? edge.target];
    // Each input of a gate keeps its place: the gate counts them.
    const handle = target === undefined ? edge.targetHandle : undefined;
    const id = `through ${ends.join(" ")} ${handle ?? ""}`;
    const known = merged.get(id);
    if (known) {
      known.parts.push(edge.data);
      continue;
    }
    const first: CanvasEdge = { ...edge, id, source: ends[0] ?? "", target: ends[1] ?? "" };
    delete first.targetHandle;
    if (handle != null) first.targetHandle = handle;
    const { sourceDrop, targetDrop, intoGate } = edge.data;
    first.data = {
      ...edge.data,
      sourceDrop: source === undefined ? sourceDrop : CARD_DROP,
      targetDrop: target === undefined ? targetDrop : CARD_DROP,
      intoGate: target === undefined && intoGate,
    };
    merged.set(id, { edge: first, parts: [edge.data] });
    kept.push(first);
  }
  for (const { edge, parts } of merged.values()) if (parts.length > 1) joinParts(edge, parts);
  return kept;
}

/** Titles of so many edges are said. */
const MOST_TITLES = 5;
const URGENCY = { runaway: 3, gated: 2, possible: 1 } as const;

/** What is one line now says all of them, and is in the worst of their loops. It stands for several, so it cannot be chosen. */
function joinParts(edge: CanvasEdge, parts: readonly CanvasEdgeData[]): void {
  if (!edge.data) return;
  const titles = [...new Set(parts.map(({ title }) => title))];
  const more = titles.length - MOST_TITLES;
  const shown = titles.slice(0, MOST_TITLES).join(", ");
  const urgency = ({ loop }: CanvasEdgeData) => (loop ? URGENCY[loop] : 0);
  const worst = parts.reduce((a, b) => (urgency(b) > urgency(a) ? b : a));
  edge.selectable = false;
  edge.data = {
    ...edge.data,
    key: null,
    title: more > 0 ? `${shown} and ${more} more` : shown,
    hidden: parts.every(({ hidden }) => hidden),
    dead: parts.every(({ dead }) => dead),
    loop: worst.loop,
    round: worst.round,
  };
}
