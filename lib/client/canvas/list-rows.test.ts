import { expect, it } from "vitest";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { listRows } from "./list-rows.ts";

const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name.toLowerCase(),
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});

it("says of each flow what starts it and what it starts, and of each event who sends it", () => {
  const graph: TriggerGraph = {
    ...emptyGraph("Test"),
    flows: [
      flow("Inference", {
        trigger: { kind: "on-finish", upstreams: [{ flow: "Feature" }, { flow: "Model" }] },
      }),
      flow("Feature", { publishes: [{ event: "ready" }], schedule: { every: "day" } }),
      flow("Model", { trigger: { kind: "on-event", events: [{ event: "ready" }] } }),
    ],
    events: [{ name: "ready", position: { x: 0, y: 0 } }],
  };
  expect(listRows(graph, { production: true, branch: null, user: null })).toEqual([
    {
      key: "flow:feature",
      kind: "flow",
      name: "Feature",
      place: "",
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
      startedBy: "",
      schedule: "",
      starts: ["Model"],
      waits: [],
    },
  ]);
});
