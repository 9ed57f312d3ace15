// runaway-loop, gated-loop and possible-loop as findings.
import type { Flow } from "../../graph/trigger-graph.ts";
import { describeLoop } from "../describe-loop.ts";
import { type Finding, makeFinding } from "../finding.ts";
import type { Loop } from "../tell-loops.ts";

const CODES = { runaway: "runaway-loop", gated: "gated-loop", possible: "possible-loop" } as const;

/** @returns one finding a loop, in the same order */
export function loopFindings(loops: readonly Loop[], nameOf: (flow: Flow) => string): Finding[] {
  return loops.map((loop) => {
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
  });
}
