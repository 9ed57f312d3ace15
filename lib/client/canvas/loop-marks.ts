// Which edges, events and gates of the picture belong to a loop, from which flows do.
import type { EdgesInView } from "@/lib/core/graph/edges-in-view";
import type { GraphMarks, LoopMark } from "./canvas-elements.ts";

export type LoopsOfEdges = {
  /** By place in `EdgesInView.triggers` and `.sends`; absent: in no loop. */
  triggers: ReadonlyMap<number, LoopMark>;
  sends: ReadonlyMap<number, LoopMark>;
  events: ReadonlyMap<string, LoopMark>;
  /** By flow: its gate is on the way round. */
  gates: ReadonlyMap<string, LoopMark>;
};

const known = new WeakMap<EdgesInView, { marks: GraphMarks; loops: LoopsOfEdges }>();

/**
 * An edge is part of a loop when both its ends are part of the same one: loops are strongly connected.
 * @returns the same object while the edges are the same and marks change nothing of loops; linear
 */
export function markLoops(view: EdgesInView, marks: GraphMarks): LoopsOfEdges {
  const before = known.get(view);
  if (before?.marks === marks) return before.loops;
  const found = findLoops(view, marks);
  const loops = before && sameLoops(before.loops, found) ? before.loops : found;
  known.set(view, { marks, loops });
  return loops;
}

const sameLoops = (a: LoopsOfEdges, b: LoopsOfEdges): boolean =>
  sameMarks(a.triggers, b.triggers) &&
  sameMarks(a.sends, b.sends) &&
  sameMarks(a.events, b.events) &&
  sameMarks(a.gates, b.gates);

function sameMarks<Key>(a: ReadonlyMap<Key, LoopMark>, b: ReadonlyMap<Key, LoopMark>): boolean {
  const isSame = ([key, { kind, loop }]: [Key, LoopMark]) =>
    b.get(key)?.kind === kind && b.get(key)?.loop === loop;
  return a.size === b.size && [...a].every(isSame);
}

function findLoops({ triggers, sends }: EdgesInView, marks: GraphMarks): LoopsOfEdges {
  const loopOf = (flow: string): LoopMark | null => marks.flows.get(flow)?.loop ?? null;
  const sentIn = new Map<string, Set<number>>();
  for (const { event, from } of sends) {
    const loop = loopOf(from);
    if (loop) sentIn.set(event, (sentIn.get(event) ?? new Set()).add(loop.loop));
  }
  const found = {
    triggers: new Map<number, LoopMark>(),
    sends: new Map<number, LoopMark>(),
    events: new Map<string, LoopMark>(),
    gates: new Map<string, LoopMark>(),
  };
  for (const [at, edge] of triggers.entries()) {
    const loop = loopOf(edge.flow);
    if (!loop) continue;
    const comesRound =
      edge.kind === "finish"
        ? edge.from.some((from) => loopOf(from)?.loop === loop.loop)
        : edge.kind === "event" && sentIn.get(edge.use.event)?.has(loop.loop) === true;
    if (!comesRound) continue;
    found.triggers.set(at, loop);
    found.gates.set(edge.flow, loop);
    if (edge.kind === "event") found.events.set(edge.use.event, loop);
  }
  for (const [at, { event, from }] of sends.entries()) {
    const loop = loopOf(from);
    if (loop && found.events.get(event)?.loop === loop.loop) found.sends.set(at, loop);
  }
  return found;
}
