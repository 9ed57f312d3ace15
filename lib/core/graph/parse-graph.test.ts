import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGraph } from "./arbitrary-graph.ts";
import { parseGraph } from "./parse-graph.ts";
import { emptyGraph } from "./trigger-graph.ts";

const flow = (id: string) => ({ id, name: "A", parameters: [], position: { x: 0, y: 0 } });
const note = (id: string) => ({ id, text: "", position: { x: 0, y: 0 }, size: { width: 160, height: 80 } });

describe("parseGraph", () => {
  it("reads back every document as it was written", () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        expect(parseGraph(JSON.parse(JSON.stringify(graph)))).toEqual({ ok: true, value: graph });
      }),
    );
  });

  it.each([
    [null, "This is not a Triggerboard graph"],
    [[], "This is not a Triggerboard graph"],
    [{ nodes: [] }, "This is not a Triggerboard graph"],
    [
      { schema: "triggerboard/v2" },
      "This graph needs a newer Triggerboard: it is triggerboard/v2, this one reads triggerboard/v1",
    ],
    [{ ...emptyGraph("G"), flows: [flow("a"), flow("a")] }, "This graph is broken: two flows have the id a"],
    [
      {
        ...emptyGraph("G"),
        flows: [{ ...flow("a"), trigger: { kind: "on-event", events: [{ event: "x" }] } }],
      },
      "This graph is broken: A waits for the event x, which is not declared",
    ],
    [
      { ...emptyGraph("G"), flows: [{ ...flow("a"), group: "g" }] },
      "This graph is broken: A is in the group g, which is not declared",
    ],
    [
      { ...emptyGraph("G"), events: [{ name: "x", position: { x: 0, y: 0 }, group: "g" }] },
      "This graph is broken: the event x is in the group g, which is not declared",
    ],
    [
      {
        ...emptyGraph("G"),
        groups: [
          { id: "g", name: "One" },
          { id: "g", name: "Two" },
        ],
      },
      "This graph is broken: two groups have the id g",
    ],
    [{ ...emptyGraph("G"), notes: [note("n"), note("n")] }, "This graph is broken: two notes have the id n"],
  ])("refuses %j in words", (input, error) => {
    expect(parseGraph(input)).toEqual({ ok: false, error });
  });

  it("names the place of a broken field", () => {
    const parsed = parseGraph({ ...emptyGraph("G"), flows: [{ ...flow("a"), name: "not a name" }] });
    expect(parsed.ok ? "" : parsed.error).toContain("flows[0].name");
  });
});
