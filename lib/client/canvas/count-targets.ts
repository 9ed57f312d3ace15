// How many flows a connection can reach.
import type { ConnectionTargets } from "./connection-targets.ts";

export type TargetCounts = { valid: number; loops: number; forbidden: number };

/** "6 flows can be connected · 2 would close a loop" needs these. */
export function countTargets(targets: ConnectionTargets): TargetCounts {
  const counts: TargetCounts = { valid: 0, loops: 0, forbidden: 0 };
  for (const { kind } of targets.values()) {
    if (kind === "valid") counts.valid += 1;
    else if (kind === "closes-loop") counts.loops += 1;
    else counts.forbidden += 1;
  }
  return counts;
}
