// The picture in arrays: where each node and edge is, who touches whom. What is on the screen is found in it without looking at all of it.
import type { Canvas, CanvasEdge, CanvasNode } from "./canvas-elements.ts";
import type { EdgeEnds } from "./edge-path.ts";

export type Box = { x: number; y: number; width: number; height: number };

export type Scene = {
  nodes: readonly CanvasNode[];
  edges: readonly CanvasEdge[];
  /** Place in `nodes` by id. */
  placeOf: ReadonlyMap<string, number>;
  /** Places in `nodes` of each edge's ends. */
  sources: Uint32Array;
  targets: Uint32Array;
  /** For each edge: source x and y, target x and y; where React Flow has them, at the outer edges of the ports. */
  ends: Float64Array;
  /** For each node the edges that touch it: `touching` from `firstTouch[node]` to `firstTouch[node + 1]`. */
  firstTouch: Uint32Array;
  touching: Uint32Array;
  /** Around all nodes; null when there is none. */
  bounds: Box | null;
};

/** Who is where in the lists, and who touches whom: nothing of where they stand. */
type Links = Pick<Scene, "placeOf" | "edges" | "sources" | "targets" | "firstTouch" | "touching">;

/**
 * Edges whose ends are not both in the picture are left out.
 * @param previous the scene before: where the same nodes are joined in the same way, what it knows of that is taken over
 * @returns linear
 */
export function createScene({ nodes, edges: all }: Canvas, previous: Scene | null = null): Scene {
  const kept = previous && sameLinks(nodes, all, previous);
  const links = kept ?? linksOf(nodes, all);
  const { edges, sources, targets } = links;
  const ends = kept && previous ? previous.ends.slice() : new Float64Array(4 * edges.length);
  for (let at = 0; at < edges.length; at += 1) {
    const [edge, from = 0, to = 0] = [edges[at], sources[at], targets[at]];
    const stays =
      kept &&
      edge === previous?.edges[at] &&
      nodes[from] === previous?.nodes[from] &&
      nodes[to] === previous?.nodes[to];
    if (stays) continue;
    ends.set(portOf(nodes[from], "source", edge?.sourceHandle ?? null), 4 * at);
    ends.set(portOf(nodes[to], "target", edge?.targetHandle ?? null), 4 * at + 2);
  }
  return { nodes, ...links, ends, bounds: boundsOf(nodes) };
}

function sameLinks(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[], former: Scene): Links | null {
  if (nodes.length !== former.nodes.length || edges.length !== former.edges.length) return null;
  if (!nodes.every(({ id }, at) => id === former.nodes[at]?.id)) return null;
  const joined = ({ source, target }: CanvasEdge, at: number) =>
    source === former.edges[at]?.source && target === former.edges[at]?.target;
  if (!edges.every(joined)) return null;
  const { placeOf, sources, targets, firstTouch, touching } = former;
  return { placeOf, edges, sources, targets, firstTouch, touching };
}

function linksOf(nodes: readonly CanvasNode[], all: readonly CanvasEdge[]): Links {
  const placeOf = new Map(nodes.map(({ id }, place) => [id, place]));
  const edges = all.filter(({ source, target }) => placeOf.has(source) && placeOf.has(target));
  const sources = new Uint32Array(edges.length);
  const targets = new Uint32Array(edges.length);
  const firstTouch = new Uint32Array(nodes.length + 1);
  for (const [at, { source, target }] of edges.entries()) {
    const [from, to] = [placeOf.get(source) ?? 0, placeOf.get(target) ?? 0];
    sources[at] = from;
    targets[at] = to;
    count(firstTouch, from + 1);
    if (to !== from) count(firstTouch, to + 1);
  }
  for (let at = 1; at <= nodes.length; at += 1)
    firstTouch[at] = (firstTouch[at] ?? 0) + (firstTouch[at - 1] ?? 0);
  const next = firstTouch.slice();
  const touching = new Uint32Array(firstTouch[nodes.length] ?? 0);
  const put = (node: number, edge: number) => {
    touching[next[node] ?? 0] = edge;
    count(next, node);
  };
  for (let at = 0; at < edges.length; at += 1) {
    const [from = 0, to = 0] = [sources[at], targets[at]];
    put(from, at);
    if (to !== from) put(to, at);
  }
  return { placeOf, edges, sources, targets, firstTouch, touching };
}

const count = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1;
};

/** @returns the edges that touch the node at this place */
export const edgesTouching = ({ firstTouch, touching }: Scene, node: number): Uint32Array =>
  touching.subarray(firstTouch[node], firstTouch[node + 1]);

/** @returns the smallest box around the nodes; null for none */
export function boundsOf(nodes: Iterable<CanvasNode>): Box | null {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** How far nodes are from where the picture has them, while they are dragged or glide; null: not at all. */
export type Shift = (place: number) => { x: number; y: number } | null;

/** @returns the edge's ends and what its line needs to know of them */
export function endsOf(scene: Scene, edge: number, shift: Shift | null = null): EdgeEnds {
  const { sources, targets, ends, edges } = scene;
  const { sourceDrop = 0, targetDrop = 0, intoGate = false } = edges[edge]?.data ?? {};
  const from = shift?.(sources[edge] ?? 0);
  const to = shift?.(targets[edge] ?? 0);
  return {
    sourceX: (ends[4 * edge] ?? 0) + (from?.x ?? 0),
    sourceY: (ends[4 * edge + 1] ?? 0) + (from?.y ?? 0),
    targetX: (ends[4 * edge + 2] ?? 0) + (to?.x ?? 0),
    targetY: (ends[4 * edge + 3] ?? 0) + (to?.y ?? 0),
    sourceDrop,
    targetDrop,
    intoGate,
  };
}

function portOf(
  node: CanvasNode | undefined,
  type: "source" | "target",
  id: string | null,
): [x: number, y: number] {
  const { position = { x: 0, y: 0 }, handles = [] } = node ?? {};
  const port = handles.find((one) => one.type === type && (id === null || one.id === id));
  const { x = 0, y = 0, width = 0, height = 0 } = port ?? {};
  return [position.x + x + (type === "source" ? width : 0), position.y + y + height / 2];
}
