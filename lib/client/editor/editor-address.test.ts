import { expect, it } from "vitest";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { readAddress, USUAL_BRANCH, writeAddress } from "./editor-address.ts";

const graph: TriggerGraph = {
  ...emptyGraph("Test"),
  flows: [{ id: "a b", name: "A", parameters: [], position: { x: 0, y: 0 } }],
  events: [{ name: "orders.landed", position: { x: 0, y: 0 } }],
};
const read = (written: string) => {
  const query = new URLSearchParams(written);
  return readAddress(Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)])), graph);
};

it("reads what it has written", () => {
  const address = {
    view: "list" as const,
    branch: { production: false, branch: "exp_7", user: null },
    selection: ["flow:a b", "event:orders.landed"] as const,
    around: null,
  };
  const written = writeAddress(address);
  expect(written).toBe("?view=list&branch=test.exp_7&select=flow%3Aa+b&select=event%3Aorders.landed");
  expect(read(written)).toEqual(address);
});

it("says nothing when everything is as usual, and reads nonsense as usual", () => {
  expect(writeAddress({ view: "canvas", branch: USUAL_BRANCH, selection: [], around: null })).toBe("");
  expect(read("?view=sideways&branch=nowhere&select=flow:gone")).toEqual({
    view: null,
    branch: USUAL_BRANCH,
    selection: [],
    around: null,
  });
});

it("says which part of the graph is shown", () => {
  const around = {
    centres: ["flow:a b"],
    hops: 3,
    along: "upstream",
    added: ["event:orders.landed"],
  } as const;
  const written = writeAddress({ view: "canvas", branch: USUAL_BRANCH, selection: [], around });
  expect(written).toBe("?around=flow%3Aa+b&hops=3&along=upstream&added=event%3Aorders.landed");
  expect(read(written).around).toEqual(around);
  expect(read("?around=flow:a b&hops=0&along=sideways&added=flow:gone").around).toEqual({
    centres: ["flow:a b"],
    hops: 2,
    along: "both",
    added: [],
  });
  expect(read("?around=flow:gone&hops=3").around).toBe(null);
});
