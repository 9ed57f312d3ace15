import { describe, expect, it } from "vitest";
import { emptyGraph, type Flow } from "../graph/trigger-graph.ts";
import { analyzeGraph } from "./analyze-graph.ts";
import { summarizeAnalysis } from "./summarize-analysis.ts";

const flow = (name: string, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }
    : {}),
});

describe("summarizeAnalysis", () => {
  it("counts what is found and says which flows are in which loop", () => {
    const flows = [
      flow("A", "B"),
      flow("B", "A"),
      flow("C", "D", "Outside"),
      flow("D", "C"),
      flow("Outside"),
      flow("E", "D"),
    ];
    const summary = summarizeAnalysis(analyzeGraph({ ...emptyGraph("g"), flows }, { branches: null }));
    expect({ ...summary, loopOfFlow: [...summary.loopOfFlow] }).toEqual({
      // The gated loop, and the AND of C that is never emptied.
      problems: { errors: 1, warnings: 2, runawayLoops: 1, gatedLoops: 1 },
      loopOfFlow: [
        ["A", "runaway"],
        ["B", "runaway"],
        ["C", "gated"],
        ["D", "gated"],
      ],
    });
  });
});
