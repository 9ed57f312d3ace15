import { describe, expect, it } from "vitest";
import type { KnownClusterFlows } from "@/lib/core/cluster/known-flows";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { paletteGroups, paletteRows } from "./palette-rows.ts";

const flow = (name: string, more: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...more,
});
const inFile = (name: string, file: string): Flow => flow(name, { source: { file, line: 1 } });

const graph: TriggerGraph = {
  ...emptyGraph("g"),
  flows: [
    inFile("SecondFlow", "second.py"),
    inFile("FirstFlow", "first.py"),
    flow("Sketch"),
    flow("PriceFlow", {
      project: { name: "pricing" },
      external: { reason: "in the cluster only" },
      publishes: [{ event: "prices.changed" }],
    }),
  ],
  events: [
    { name: "orders.landed", position: { x: 0, y: 0 } },
    { name: "stock", publishedOutside: true, position: { x: 0, y: 0 } },
  ],
};

const NONE: KnownClusterFlows = { flows: [], note: null };
const short = (typed: string, known: Flow[] = [], deployed: KnownClusterFlows = NONE) =>
  paletteGroups(paletteRows(graph, known, deployed), deployed.note, typed).map(({ title, rows }) => [
    title,
    ...rows.map(({ name, detail, does }) => `${name} | ${detail}${"item" in does ? " | add" : ""}`),
  ]);

describe("paletteGroups", () => {
  it("groups flows by where they are known from, and says who sends an event", () => {
    expect(short("")).toEqual([
      ["Flows in code", "FirstFlow | first.py", "SecondFlow | second.py"],
      ["Drawn here", "Sketch | no project"],
      ["Only shown here", "PriceFlow | pricing"],
      [
        "Events",
        "orders.landed | no known sender",
        "prices.changed | published by PriceFlow | add",
        "stock | published outside",
      ],
    ]);
  });

  it("offers known flows that are not on the canvas", () => {
    expect(short("flow", [inFile("FirstFlow", "src/first.py"), inFile("ThirdFlow", "third.py")])).toEqual([
      ["Flows in code", "FirstFlow | first.py", "ThirdFlow | third.py | add", "SecondFlow | second.py"],
      ["Only shown here", "PriceFlow | pricing"],
      ["Events", "prices.changed | published by PriceFlow | add"],
    ]);
  });

  it("offers flows of the cluster that are neither on the canvas nor in code, and says when it is away", () => {
    const known = [inFile("ThirdFlow", "third.py")];
    const names = ["FirstFlow", "ThirdFlow", "FourthFlow"];
    const flows = names.map((name) => ({ flow: flow(name), where: "no project" }));
    const away = { flows: [], note: "prod-eu does not answer" };
    expect(short("fourth", known, { flows, note: null })).toEqual([
      ["Flows in the cluster", "FourthFlow | no project | add"],
    ]);
    expect(short("", known, { flows, note: null })[1]).toEqual([
      "Flows in the cluster",
      "FourthFlow | no project | add",
    ]);
    const group = paletteGroups(paletteRows(graph, known, away), away.note, "third");
    expect(group.map(({ title, count, note }) => [title, count, note])).toEqual([
      ["Flows in code", 1, null],
      ["Flows in the cluster", 0, "prod-eu does not answer"],
    ]);
  });

  it("shows a hundred rows and counts all", () => {
    const many = Array.from({ length: 140 }, (_, index) => inFile(`Flow${index}`, "f.py"));
    const [group] = paletteGroups(paletteRows({ ...emptyGraph("g"), flows: many }, [], NONE), null, "");
    expect([group?.rows.length, group?.count]).toEqual([100, 140]);
  });
});
