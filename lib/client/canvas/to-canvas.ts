// The document as a picture: nodes and edges for the canvas, with unchanged ones keeping their objects.
import { edgesInView } from "@/lib/core/graph/edges-in-view";
import { canvasEdges, putPills } from "./canvas-edges.ts";
import type { Canvas, CanvasInput, CanvasNode } from "./canvas-elements.ts";
import { countUpstreams, eventNode, flowNode, gateNode } from "./canvas-nodes.ts";
import { collapseGroups } from "./collapse.ts";
import { ghostNodes } from "./ghost-nodes.ts";
import { frameNode, groupContents } from "./group-nodes.ts";
import { keepUnchanged } from "./keep-unchanged.ts";
import { markLoops } from "./loop-marks.ts";
import { noteNode } from "./note-nodes.ts";

const NONE: ReadonlySet<string> = new Set();

/**
 * Projects the document. Upstreams in another project, on another branch or unknown appear as dashed cards left of the first flow
 * that waits for them. Groups have a frame around their members, or one card instead of them.
 * @param previous what was drawn before: equal nodes and edges are taken from it, so that only changed ones are drawn anew
 * @returns nodes in the order of the document (frames and notes, which lie behind, first; gates, dashed cards and cards of groups last) and edges; linear but for sorting inputs of gates
 */
export function toCanvas(input: CanvasInput, previous: Canvas | null = null): Canvas {
  const { graph, choice, marks, collapsed = NONE } = input;
  const flows = new Map(graph.flows.map((flow) => [flow.id, flow]));
  const view = edgesInView(graph, choice);
  const loops = markLoops(view, marks);
  const senders = new Map<string, Set<string>>();
  for (const { event, from } of view.sends) senders.set(event, (senders.get(event) ?? new Set()).add(from));

  const groups = groupContents(graph, marks);
  const nodes: CanvasNode[] = groups.map(frameNode);
  for (const note of graph.notes ?? []) nodes.push(noteNode(note));
  for (const flow of graph.flows) nodes.push(flowNode(flow, input));
  for (const event of graph.events) {
    const names = [...(senders.get(event.name) ?? [])].map((id) => flows.get(id)?.name ?? "");
    nodes.push(eventNode(event, names, loops.events.get(event.name)?.kind ?? null));
  }
  for (const flow of graph.flows) {
    const count = countUpstreams(flow);
    if (count > 1) nodes.push(gateNode(flow, count, loops.gates.get(flow.id)?.kind ?? null));
  }
  nodes.push(...ghostNodes(graph, flows, view.triggers));
  const whole = { nodes, edges: canvasEdges(view, loops, flows, nodes) };
  const picture = collapseGroups(whole, graph, groups, collapsed);
  putPills(picture.edges, picture.nodes);
  return keepUnchanged(picture, previous);
}
