// Lets nodes travel to a new place so that the eye can follow: after a tidy, an undo, somebody else's move.
import { useEffect, useState } from "react";
import { between, formerPositions, type Positions } from "@/lib/client/canvas/positions";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

const GLIDE_MS = 240;
/** Above this a picture a frame takes too long to be a help. */
const MOST_NODES = 1500;

type Glide = { target: TriggerGraph; former: Positions; part: number };
const NOWHERE: Positions = new Map();

const easeOut = (part: number): number => 1 - (1 - part) ** 3;
const isCalm = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param still nodes follow at once: they are being dragged
 * @returns the graph as it is to be drawn now
 */
export function useGlide(graph: TriggerGraph, still: boolean): TriggerGraph {
  const [glide, setGlide] = useState<Glide>({ target: graph, former: NOWHERE, part: 1 });
  let current = glide;
  if (glide.target !== graph) {
    const shown = between(glide.target, glide.former, easeOut(glide.part));
    const small = graph.flows.length + graph.events.length <= MOST_NODES;
    const former = still || !small || isCalm() ? NOWHERE : formerPositions(shown, graph);
    current = { target: graph, former, part: former.size > 0 ? 0 : 1 };
    setGlide(current);
  }
  const { target, former } = current;
  useEffect(() => {
    if (former.size === 0) return;
    let frame = 0;
    const start = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      setGlide((latest) => (latest.target === target ? { target, former, part } : latest));
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [target, former]);
  return between(current.target, current.former, easeOut(current.part));
}
