import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand } from "@/lib/core/graph/apply-command";
import { arbitraryCommand, arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { analysisOf } from "../editor/analysis.ts";
import type { Canvas } from "./canvas-elements.ts";
import { createScene, type Scene } from "./scene.ts";
import { toCanvas } from "./to-canvas.ts";

const PROD: BranchChoice = { production: true, branch: null, user: null };

it("makes from the picture before an edit the very picture that is made of the document afresh", () => {
  fc.assert(
    fc.property(
      arbitraryGraph,
      fc.array(fc.tuple(arbitraryCommand, fc.boolean()), { maxLength: 8 }),
      (start, edits) => {
        let graph = start;
        let drawn: { canvas: Canvas; scene: Scene } | null = null;
        for (const [command, shut] of [...edits, ...edits.slice(0, 1)]) {
          const applied = applyCommand(graph, command);
          if (applied.ok) graph = applied.value.graph;
          const collapsed = new Set(shut ? graph.groups?.slice(0, 1).map(({ id }) => id) : []);
          const input = { graph, choice: PROD, marks: analysisOf(graph, PROD).marks, collapsed };
          const canvas: Canvas = toCanvas(input, drawn?.canvas);
          const scene: Scene = createScene(canvas, drawn?.scene);
          drawn = { canvas, scene };

          // Nothing is known of a copy.
          const copy = structuredClone(graph);
          const afresh = toCanvas({ ...input, graph: copy, marks: analysisOf(copy, PROD).marks });
          expect(canvas).toEqual(afresh);
          expect(scene).toEqual(createScene(afresh));
        }
      },
    ),
    { numRuns: 300 },
  );
});
