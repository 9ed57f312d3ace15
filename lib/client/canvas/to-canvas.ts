// The document as a picture: nodes and edges for the canvas, with unchanged ones keeping their objects.
import { type EdgesInView, edgesInView } from "@/lib/core/graph/edges-in-view";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { enterGates, type Joints, joinNodes, type NodesByMeaning, putPills } from "./canvas-edges.ts";
import type { Canvas, CanvasInput, CanvasNode, FlowNode } from "./canvas-elements.ts";
import { countUpstreams, eventNode, flowNode, gateNode } from "./canvas-nodes.ts";
import { collapseGroups } from "./collapse.ts";
import { ghostNodes } from "./ghost-nodes.ts";
import { frameNode, groupContents } from "./group-nodes.ts";
import { keepUnchanged } from "./keep-unchanged.ts";
import { type LoopsOfEdges, markLoops } from "./loop-marks.ts";
import { noteNode } from "./note-nodes.ts";

const NONE: ReadonlySet<string> = new Set();
/** While only the layout changes, the same nodes are joined. */
const knownJoints = new WeakMap<EdgesInView, { loops: LoopsOfEdges; joints: Joints }>();

/**
 * Projects the document. Upstreams in another project, on another branch or unknown appear as dashed cards left of the first flow
 * that waits for them. Groups have a frame around their members, or one card instead of them.
 * @param previous what was drawn before: equal nodes and edges are taken from it, so that only changed ones are drawn anew
 * @returns nodes in the order of the document (frames and notes, which lie behind, first; gates, dashed cards and cards of groups last) and edges; linear but for sorting inputs of gates
 */
export function toCanvas(input: CanvasInput, previous: Canvas | null = null): Canvas {
  const { graph, choice, marks, collapsed = NONE } = input;
  const view = edgesInView(graph, choice);
  const loops = markLoops(view, marks);
  const flows = new Map(graph.flows.map((flow) => [flow.id, flow]));
  const groups = groupContents(graph, marks);
  const drawn = drawNodes(input, view, flows, previous);
  const nodes: CanvasNode[] = [
    ...groups.map(frameNode),
    ...(graph.notes ?? []).map(noteNode),
    ...drawn.flows.values(),
    ...drawn.events.values(),
    ...drawn.gates.values(),
    ...drawn.ghosts.values(),
  ];

  const known = knownJoints.get(view);
  const joints =
    known?.loops === loops ? known.joints : joinNodes(view, loops, flows, drawn, previous?.edges ?? []);
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const whole = { nodes, edges: enterGates(joints, nodeById) };
  const picture = collapseGroups(whole, graph, groups, collapsed);
  putPills(
    picture.edges,
    picture === whole ? nodeById : new Map(picture.nodes.map((node) => [node.id, node])),
  );
  const kept = keepUnchanged(picture, previous);
  // The next picture begins with the very edges of this one.
  knownJoints.set(view, { loops, joints: picture === whole ? { ...joints, edges: kept.edges } : joints });
  return kept;
}

function drawNodes(
  input: CanvasInput,
  view: EdgesInView,
  flows: ReadonlyMap<string, Flow>,
  previous: Canvas | null,
): NodesByMeaning {
  const { graph, marks } = input;
  const loops = markLoops(view, marks);
  const senders = new Map<string, Set<string>>();
  for (const { event, from } of view.sends) senders.set(event, (senders.get(event) ?? new Set()).add(from));
  const former = formerCards(previous);
  const gated = graph.flows.filter((flow) => countUpstreams(flow) > 1);
  return {
    flows: new Map(graph.flows.map((flow, at) => [flow.id, flowNode(flow, input, former(flow, at))])),
    events: new Map(
      graph.events.map((event) => {
        const names = [...(senders.get(event.name) ?? [])].map((id) => flows.get(id)?.name ?? "");
        return [event.name, eventNode(event, names, loops.events.get(event.name)?.kind ?? null)];
      }),
    ),
    gates: new Map(gated.map((flow) => [flow.id, gateNode(flow, loops.gates.get(flow.id)?.kind ?? null)])),
    ghosts: new Map(ghostNodes(graph, flows, view.triggers).map((node) => [node.id, node])),
  };
}

/** Looked for only where it was: most edits change no order. @returns finds the card that the flow at a place had before */
function formerCards(previous: Canvas | null) {
  const first = previous?.nodes.findIndex(({ type }) => type === "flow") ?? -1;
  return ({ id }: Flow, at: number): FlowNode | undefined => {
    const node = first < 0 ? undefined : previous?.nodes[first + at];
    return node?.type === "flow" && node.data.flowId === id ? node : undefined;
  };
}
