// A part of the graph at a time: what is so many hops up or down from chosen nodes, and what lies beyond it.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { Canvas } from "./canvas-elements.ts";
import { nodeKeyOf } from "./canvas-elements.ts";
import { joined, type Neighbours } from "./joined.ts";

export const HOPS = { least: 1, most: 99 } as const;

/** A hop is an edge of the picture. */
export type Around = {
  centres: readonly NodeKey[];
  hops: number;
  along: "both" | "upstream" | "downstream";
  /** Brought in besides: asked for at a node's edge, just made, or gone to. */
  added: readonly NodeKey[];
};

/** The nodes that edges lead to and that are not shown. */
export type Beyond = { upstream: readonly NodeKey[]; downstream: readonly NodeKey[] };
export type Shown = {
  keys: ReadonlySet<NodeKey>;
  /** Of shown nodes; nothing for those all of whose neighbours are shown. */
  beyond: ReadonlyMap<NodeKey, Beyond>;
};

const NOBODY: readonly NodeKey[] = [];

let last: { around: Around; graph: TriggerGraph; choice: BranchChoice; shown: Shown | null } | null = null;

/**
 * @returns what is shown; null when everything is: nothing was asked for, or none of the centres is there any more. Linear, and the same
 * object for the same document
 */
export function shownAround(graph: TriggerGraph, choice: BranchChoice, around: Around | null): Shown | null {
  if (!around) return null;
  if (last?.around === around && last.graph === graph && last.choice === choice) return last.shown;
  last = { around, graph, choice, shown: reachOf(graph, choice, around) };
  return last.shown;
}

function reachOf(graph: TriggerGraph, choice: BranchChoice, around: Around): Shown | null {
  const there = new Set<NodeKey>();
  for (const { id } of graph.flows) there.add(`flow:${id}`);
  for (const { name } of graph.events) there.add(`event:${name}`);
  const centres = around.centres.filter((key) => there.has(key));
  if (centres.length === 0) return null;
  const { upstream, downstream } = joined(graph, choice);
  const keys = new Set(centres);
  if (around.along !== "downstream") for (const key of within(centres, upstream, around.hops)) keys.add(key);
  if (around.along !== "upstream") for (const key of within(centres, downstream, around.hops)) keys.add(key);
  for (const key of around.added) if (there.has(key)) keys.add(key);
  const hidden = (neighbours: readonly NodeKey[] = NOBODY) => {
    const found = neighbours.filter((other) => !keys.has(other));
    return found.length < 2 ? found : [...new Set(found)];
  };
  const beyond = new Map<NodeKey, Beyond>();
  for (const key of keys) {
    const more = { upstream: hidden(upstream.get(key)), downstream: hidden(downstream.get(key)) };
    if (more.upstream.length + more.downstream.length > 0) beyond.set(key, more);
  }
  return { keys, beyond };
}

/** The centres and what so many steps one way lead to. */
function within(centres: readonly NodeKey[], way: Neighbours, hops: number): ReadonlySet<NodeKey> {
  const found = new Set(centres);
  let edge: readonly NodeKey[] = centres;
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    const next: NodeKey[] = [];
    for (const key of edge) {
      for (const other of way.get(key) ?? []) {
        if (found.has(other)) continue;
        found.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return found;
}

/** @returns the picture without what is not shown, and without frames and notes: gates go with their flow, dashed cards with the last flow that waits for them */
export function onlyShown(picture: Canvas, { keys }: Shown): Canvas {
  const isShown = (id: string) => {
    const key = nodeKeyOf(id);
    return key === null ? null : keys.has(key);
  };
  const waitedFor = new Set<string>();
  const edges = picture.edges.filter(({ source, target }) => {
    const [from, to] = [isShown(source), isShown(target)];
    if (to === false || from === false) return false;
    if (from === null) waitedFor.add(source);
    return true;
  });
  return { nodes: picture.nodes.filter(({ id }) => isShown(id) ?? waitedFor.has(id)), edges };
}

/** The document with only these nodes, for what looks at places alone. */
export function onlyNodes({ notes: _, ...graph }: TriggerGraph, keys: ReadonlySet<NodeKey>): TriggerGraph {
  return {
    ...graph,
    flows: graph.flows.filter(({ id }) => keys.has(`flow:${id}`)),
    events: graph.events.filter(({ name }) => keys.has(`event:${name}`)),
  };
}
