import { describe, expect, it } from "vitest";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { parseUpstream, upstreamChoices } from "./upstream-choices.ts";

const PROD = { production: true, branch: null, user: null };
const flow = (id: string, project?: string): Flow => ({
  id,
  name: id,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(project ? { project: { name: project } } : {}),
});

describe("upstreamChoices", () => {
  it("names each flow as it must be written, and says which cannot be", () => {
    const own = flow("A", "shop");
    const graph = { ...emptyGraph("g"), flows: [own, flow("C", "pricing"), flow("B", "shop"), flow("D")] };
    expect(
      upstreamChoices(graph, own, PROD).map(({ label, hint, upstream }) => [
        label,
        hint,
        upstream.ok && upstream.value,
      ]),
    ).toEqual([
      ["B", "shop", { flow: "B" }],
      ["C", "pricing", { flow: "C", project: "pricing" }],
      ["D", "cannot be named", false],
      ["A", "itself", { flow: "A" }],
    ]);
  });
});

describe("parseUpstream", () => {
  it("reads Metaflow's two forms", () => {
    expect(parseUpstream(" FirstFlow ")).toEqual({ ok: true, value: { flow: "FirstFlow" } });
    expect(parseUpstream("shop.test.new.FirstFlow")).toEqual({
      ok: true,
      value: { flow: "FirstFlow", project: "shop", branch: "test.new" },
    });
  });

  it("says what is wrong with anything else", () => {
    expect(["", "a.B", "Flöw", "shop..A"].map((text) => parseUpstream(text).ok)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
