import { expect, it } from "vitest";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { graphList, sortHeads } from "./graph-list.ts";

const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name.toLowerCase(),
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});

const PROD = { production: true, branch: null, user: null };

it("says of each flow what starts it and what it starts, and of each event who sends it", () => {
  const graph: TriggerGraph = {
    ...emptyGraph("Test"),
    flows: [
      flow("Inference", {
        trigger: { kind: "on-finish", upstreams: [{ flow: "Feature" }, { flow: "Model" }] },
      }),
      flow("Feature", {
        publishes: [{ event: "ready" }],
        schedule: { every: "day" },
        source: { file: "flows/features.py", line: 3 },
        owner: "ana",
        group: "g",
      }),
      flow("Model", { trigger: { kind: "on-event", events: [{ event: "ready" }] } }),
    ],
    events: [{ name: "ready", position: { x: 0, y: 0 } }],
    groups: [{ id: "g", name: "Training" }],
  };
  const list = graphList(graph, PROD);
  expect(list.heads.map(({ key }) => list.row(key))).toEqual([
    {
      key: "flow:feature",
      kind: "flow",
      name: "Feature",
      place: "in Training",
      file: "flows/features.py",
      owner: "ana",
      startedBy: "started by its schedule",
      schedule: "every day at 00:00",
      starts: ["Inference", "ready"],
      waits: [],
    },
    {
      key: "flow:inference",
      kind: "flow",
      name: "Inference",
      place: "",
      file: "",
      owner: "",
      startedBy: "started by all of Feature and Model",
      schedule: "",
      starts: [],
      waits: [
        {
          name: "Feature",
          disconnect: { type: "disconnect", flow: "inference", upstream: { flow: "Feature" }, at: 0 },
        },
        {
          name: "Model",
          disconnect: { type: "disconnect", flow: "inference", upstream: { flow: "Model" }, at: 1 },
        },
      ],
    },
    {
      key: "flow:model",
      kind: "flow",
      name: "Model",
      place: "",
      file: "",
      owner: "",
      startedBy: "started by the event ready",
      schedule: "",
      starts: ["Inference"],
      waits: [
        {
          name: "ready",
          disconnect: { type: "disconnect-event", flow: "model", use: { event: "ready" }, at: 0 },
        },
      ],
    },
    {
      key: "event:ready",
      kind: "event",
      name: "ready",
      place: "sent by Feature",
      file: "",
      owner: "",
      startedBy: "",
      schedule: "",
      starts: ["Model"],
      waits: [],
    },
  ]);
});

it("sorts by what a flow waits for, what it starts and what is wrong with it", () => {
  const waiting = (...upstreams: string[]) => ({
    trigger: { kind: "on-finish" as const, upstreams: upstreams.map((one) => ({ flow: one })) },
  });
  const graph: TriggerGraph = {
    ...emptyGraph("Test"),
    flows: [flow("A"), flow("B", waiting("A")), flow("C", waiting("A", "B"))],
    events: [{ name: "E", position: { x: 0, y: 0 } }],
  };
  const { heads, row } = graphList(graph, PROD);
  const names = (...order: Parameters<typeof sortHeads>[1][]) =>
    order.map((one) =>
      sortHeads(heads, one, ({ name }) => (name === "E" ? 2 : 0))
        .map(({ name }) => name)
        .join(""),
    );
  expect(
    names(
      { by: "name", down: false },
      { by: "name", down: true },
      { by: "waitsFor", down: true },
      { by: "starts", down: false },
      { by: "problems", down: true },
    ),
  ).toEqual(["ABCE", "CBAE", "CBAE", "CEBA", "EABC"]);
  expect(row("flow:gone")).toBe(null);
});
