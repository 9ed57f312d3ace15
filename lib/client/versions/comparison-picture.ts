// Two revisions as one picture: the canvas of the newer one, what it lost, and a mark on everything that differs.
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { GraphDiff } from "@/lib/core/graph/graph-diff";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { type CanvasEdge, type CanvasNode, frameId, gateId } from "../canvas/canvas-elements.ts";
import { type EdgeLine, edgeLine } from "../canvas/edge-path.ts";
import { toCanvas } from "../canvas/to-canvas.ts";

export type Mark = "added" | "removed" | "changed" | "rewired" | "same";
export type PictureNode = { node: CanvasNode; mark: Mark };
export type PictureEdge = { id: string; title: string; hidden: boolean; mark: Mark; line: EdgeLine };
export type Counts = { flows: number; events: number; edges: number; gates: number; notes: number };
export type ComparisonPicture = {
  /** In the order of drawing: what is gone lies below. */
  nodes: PictureNode[];
  edges: PictureEdge[];
  /** What has to be in view, in the canvas's units. */
  view: { x: number; y: number; width: number; height: number };
  counts: Record<Mark, Counts>;
};

/** Room for flags and schedule tabs above a card, and for reset times below a gate. */
const MARGIN = 64;

/** @param diff of the two documents; @returns a picture on the branch in view; linear but for sorting inputs of gates */
export function comparisonPicture(
  before: TriggerGraph,
  after: TriggerGraph,
  diff: GraphDiff,
  choice: BranchChoice,
): ComparisonPicture {
  const old = draw(withIdsOf(before, diff.sameFlows), choice);
  const now = draw(after, choice);
  const nodes = mergeNodes(old.nodes, now.nodes, diff);
  const edges = mergeEdges(old.edges, now.edges, new Map(nodes.map((one) => [one.node.id, one.node])));
  const marks: Mark[] = ["added", "removed", "changed", "rewired", "same"];
  const counts = Object.fromEntries(
    marks.map((mark) => [mark, countOf(mark, nodes, edges)]),
  ) as ComparisonPicture["counts"];
  return { nodes, edges, view: viewOf(nodes, edges), counts };
}

const draw = (graph: TriggerGraph, choice: BranchChoice) =>
  toCanvas({
    graph,
    choice,
    marks: { flows: new Map() },
  });

/** The old document under the new one's ids, so that the same flow has one node. */
const withIdsOf = (graph: TriggerGraph, ids: ReadonlyMap<string, string>): TriggerGraph => ({
  ...graph,
  flows: graph.flows.map((flow) => {
    const id = ids.get(flow.id);
    // Removed ones must not meet an id that somebody else has now.
    return id === undefined ? { ...flow, id: `gone ${flow.id}` } : id === flow.id ? flow : { ...flow, id };
  }),
});

function mergeNodes(
  old: readonly CanvasNode[],
  now: readonly CanvasNode[],
  { flows, events, groups, notes }: GraphDiff,
): PictureNode[] {
  const before = new Set(old.map(({ id }) => id));
  const after = new Set(now.map(({ id }) => id));
  const changed = new Set([
    ...flows.changed.map(({ after: { id } }) => `flow:${id}`),
    ...flows.changed.flatMap(({ after: { id }, aspects }) => (aspects.includes("reset") ? [gateId(id)] : [])),
    ...events.changed.map(({ after: { name } }) => `event:${name}`),
    ...groups.changed.map(({ after: { id } }) => frameId(id)),
    ...notes.changed.map(({ after: { id } }) => `note:${id}`),
  ]);
  // A gate that is gone from a flow which is still there: its place is taken by the line that passes it by.
  const isGone = (node: CanvasNode) =>
    !after.has(node.id) && !(node.type === "gate" && after.has(`flow:${node.data.flowId}`));
  return [
    ...old.filter(isGone).map((node): PictureNode => ({ node, mark: "removed" })),
    ...now.map((node): PictureNode => {
      const mark = !before.has(node.id) ? "added" : changed.has(node.id) ? "changed" : "same";
      return { node, mark };
    }),
  ];
}

/** What an edge joins, whether or not a gate stands before it. */
const joins = ({ source, target }: CanvasEdge): string =>
  `${source} ${source.startsWith("gate:") ? target : target.replace(/^gate:/, "flow:")}`;

function mergeEdges(
  old: readonly CanvasEdge[],
  now: readonly CanvasEdge[],
  nodes: ReadonlyMap<string, CanvasNode>,
): PictureEdge[] {
  const before = new Map(old.map((edge) => [joins(edge), edge]));
  const after = new Set(now.map(joins));
  const edges: PictureEdge[] = [];
  const add = (edge: CanvasEdge, mark: Mark) => {
    const source = nodes.get(edge.source);
    const target =
      nodes.get(edge.target) ??
      nodes.get(edge.target.replace(/^flow:/, "gate:")) ??
      nodes.get(edge.target.replace(/^gate:/, "flow:"));
    if (!source || !target || !edge.data) return;
    const { title, hidden } = edge.data;
    edges.push({
      id: `${mark} ${edge.id}`,
      title,
      hidden,
      mark,
      line: lineOf(source, target, edge),
    });
  };
  for (const edge of old) if (!after.has(joins(edge))) add(edge, "removed");
  for (const edge of now) {
    const was = before.get(joins(edge));
    const throughGate = edge.target.startsWith("gate:");
    add(edge, !was ? "added" : was.target.startsWith("gate:") === throughGate ? "same" : "rewired");
  }
  return edges;
}

function lineOf(source: CanvasNode, target: CanvasNode, { targetHandle, data }: CanvasEdge): EdgeLine {
  const out = source.handles?.find(({ type }) => type === "source");
  const inputs = target.handles?.filter(({ type }) => type === "target") ?? [];
  const into = inputs.find(({ id }) => id === targetHandle) ?? inputs[Math.floor(inputs.length / 2)];
  const sourceY = (out?.y ?? 0) + (out?.height ?? 0) / 2;
  const targetY = (into?.y ?? 0) + (into?.height ?? 0) / 2;
  return edgeLine({
    sourceX: source.position.x + (out?.x ?? 0) + (out?.width ?? 0),
    sourceY: source.position.y + sourceY,
    targetX: target.position.x + (into?.x ?? 0),
    targetY: target.position.y + targetY,
    sourceDrop: data?.sourceDrop ?? 0,
    targetDrop: (target.height ?? 0) - targetY,
    intoGate: target.type === "gate",
  });
}

function viewOf(nodes: readonly PictureNode[], edges: readonly PictureEdge[]): ComparisonPicture["view"] {
  if (nodes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { node } of nodes) {
    left = Math.min(left, node.position.x);
    top = Math.min(top, node.position.y);
    right = Math.max(right, node.position.x + (node.width ?? 0));
    bottom = Math.max(bottom, node.position.y + (node.height ?? 0));
  }
  for (const { line } of edges) bottom = Math.max(bottom, line.middle.y);
  return {
    x: left - MARGIN,
    y: top - MARGIN,
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
  };
}

function countOf(mark: Mark, nodes: readonly PictureNode[], edges: readonly PictureEdge[]): Counts {
  const count = (type: CanvasNode["type"]) =>
    nodes.filter((one) => one.mark === mark && one.node.type === type).length;
  return {
    flows: count("flow"),
    events: count("event"),
    gates: count("gate"),
    notes: count("note"),
    // The line from a gate to its flow is part of the gate.
    edges: edges.filter((one) => one.mark === mark && !one.id.startsWith(`${mark} gate:`)).length,
  };
}
