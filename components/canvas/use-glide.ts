// Lets nodes travel to a new place so that the eye can follow: after a tidy, an undo, somebody else's move.
import { useEffect, useState } from "react";
import { between, formerPositions, type Positions } from "@/lib/client/canvas/positions";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

const GLIDE_MS = 240;

export type Glide = {
  target: TriggerGraph;
  /** Where nodes came from. */
  former: Positions;
  /** How far they are: 0 at the start, 1 when they have arrived. */
  part: number;
};
const NOWHERE: Positions = new Map();

const easeOut = (part: number): number => 1 - (1 - part) ** 3;
const isCalm = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param still nodes follow at once: they were put there by hand
 * @returns nodes on their way to where the graph has them
 */
export function useGlide(graph: TriggerGraph, still: boolean): Glide {
  const [glide, setGlide] = useState<Glide>({ target: graph, former: NOWHERE, part: 1 });
  let current = glide;
  if (glide.target !== graph) {
    const shown = between(glide.target, glide.former, glide.part);
    const former = still || isCalm() ? NOWHERE : formerPositions(shown, graph);
    current = { target: graph, former, part: former.size > 0 ? 0 : 1 };
    setGlide(current);
  }
  const { target, former } = current;
  useEffect(() => {
    if (former.size === 0) return;
    let frame = 0;
    const start = performance.now();
    const step = (now: number) => {
      const time = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      const arrived = time === 1;
      setGlide((latest) =>
        latest.target === target
          ? { target, former: arrived ? NOWHERE : former, part: arrived ? 1 : easeOut(time) }
          : latest,
      );
      if (!arrived) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [target, former]);
  return current;
}
