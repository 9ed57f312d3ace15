// runaway-loop, gated-loop and possible-loop as findings.
import type { Flow } from "../../graph/trigger-graph.ts";
import { describeLoop } from "../describe-loop.ts";
import { type Finding, makeFinding } from "../finding.ts";
import type { Loop } from "../loop.ts";

const CODES = { runaway: "runaway-loop", gated: "gated-loop", possible: "possible-loop" } as const;

/** Loops stay the same object while they and the names of their flows do, and so do their findings. */
const kept = new WeakMap<Loop, Finding>();

/** @returns one finding a loop, in the same order */
export function loopFindings(loops: readonly Loop[], nameOf: (flow: Flow) => string): Finding[] {
  return loops.map((loop) => {
    const known = kept.get(loop);
    if (known) return known;
    const finding = loopFinding(loop, nameOf);
    kept.set(loop, finding);
    return finding;
  });
}

function loopFinding(loop: Loop, nameOf: (flow: Flow) => string): Finding {
  const finding = makeFinding(
    nameOf,
    loop.flows,
    { code: CODES[loop.kind], ...describeLoop(loop, nameOf) },
    { fixes: loop.fixes },
  );
  const events = loop.edges.flatMap(({ to }) => ("event" in to ? [to.event] : []));
  return {
    ...finding,
    path: loop.path.map(nameOf),
    target: { flows: finding.target.flows, events: [...new Set(events)], edges: loop.edges },
  };
}
