// A loop of a graph: its flows, what they send each other, and the edits that break it.
import type { Flow } from "../graph/trigger-graph.ts";
import type { LoopKind } from "./find-loops.ts";
import type { Fix, LoopEdge } from "./finding.ts";
import type { LoopStart } from "./starting-runs.ts";

export type Loop = {
  kind: LoopKind;
  /** What a possible loop would be; else the kind itself. */
  wouldBe: "runaway" | "gated";
  /** Every flow in it, by name. */
  flows: Flow[];
  /** Flows by a shortest way round; the first is repeated at the end. */
  path: Flow[];
  /** Whether one run sets it going; null for one that is gated, which needs a run by hand for each part. */
  start: LoopStart | null;
  /** What it waits for from outside: flows and events by name, null for what only running the code tells. */
  waitsFor: (string | null)[];
  /** The way round of a runaway loop that sends all of that. */
  fedBy: Flow[] | null;
  /** Some flow in it starts after a step that is not the end, so once for each task of a foreach. */
  bySteps: boolean;
  /** Why an event of it may not be sent; empty unless it is a possible loop. */
  conditions: string[];
  edges: LoopEdge[];
  /** Triggers to take out, in words (`FirstFlow → SecondFlow`); `fewest` when it is proven that fewer do not do. */
  cut: { triggers: string[]; fewest: boolean };
  /** Edits that break it, the proposed one first; none when a trigger of an external flow would have to go. */
  fixes: Fix[];
};
