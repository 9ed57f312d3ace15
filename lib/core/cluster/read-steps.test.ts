import { describe, expect, it } from "vitest";
import { readSteps } from "./read-steps.ts";

// Printed by FlowGraph.output_steps of Metaflow 2.19.39.
const OUTLINES: [string, unknown[], ReturnType<typeof readSteps>][] = [
  [
    "a linear flow",
    ["start", "train", "end"],
    { steps: ["start", "train", "end"], endStep: "end", conditionalSteps: [] },
  ],
  ["a single step", ["only"], { steps: ["only"], endStep: "only", conditionalSteps: [] }],
  [
    "a foreach",
    ["start", [["each"]], "join", "end"],
    { steps: ["start", "each", "join", "end"], endStep: "end", conditionalSteps: [] },
  ],
  [
    "a switch, after it a split with a switch in one branch",
    [
      "start",
      [
        [
          "a",
          "c",
          [
            ["d"],
            [
              "e",
              [
                ["l", "n"],
                ["m", "n"],
              ],
            ],
          ],
          "j",
        ],
        [
          "b",
          "c",
          [
            ["d"],
            [
              "e",
              [
                ["l", "n"],
                ["m", "n"],
              ],
            ],
          ],
          "j",
        ],
      ],
      "end",
    ],
    {
      steps: ["start", "a", "c", "d", "e", "l", "n", "m", "j", "b", "end"],
      endStep: "end",
      conditionalSteps: ["a", "l", "m", "b"],
    },
  ],
  [
    "a switch that repeats itself or leads to the end",
    ["start", [["again", [[]]], []], "end"],
    { steps: ["start", "again", "end"], endStep: "end", conditionalSteps: ["again"] },
  ],
];

describe("readSteps", () => {
  it.each(OUTLINES)("reads %s", (_what, graph_structure, expected) => {
    expect(readSteps(JSON.stringify({ graph_structure }))).toEqual(expected);
  });

  it.each([
    undefined,
    "",
    "null",
    "{",
    '{"graph_structure": []}',
    '{"graph_structure": ["start", 7]}',
    '{"graph_structure": ["start", [["a"]]]}',
  ])("knows nothing from %s", (annotation) => {
    expect(readSteps(annotation)).toBe(null);
  });
});
