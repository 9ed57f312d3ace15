// Graphs for tests, written down in few words: ids are `id-` and the flow's name, files are called after it.
import type { BranchChoice } from "../graph/branch.ts";
import { emptyGraph, type Flow, type Parameter, type TriggerGraph } from "../graph/trigger-graph.ts";

export const flow = (name: string, more: Partial<Flow> = {}): Flow => ({
  id: `id-${name}`,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  source: { file: `${name}.py`, line: 4 },
  ...more,
});
type Upstreams = Extract<Flow["trigger"], { kind: "on-finish" }>["upstreams"];
type Events = Extract<Flow["trigger"], { kind: "on-event" }>["events"];
const reset = { cron: "0 0 * * *", timezone: "UTC" };
export const starts = (...upstreams: (string | Upstreams[number])[]): Partial<Flow> => ({
  trigger: {
    kind: "on-finish",
    reset,
    upstreams: upstreams.map((one) => (typeof one === "string" ? { flow: one } : one)),
  },
});
export const hears = (...events: (string | Events[number])[]): Partial<Flow> => ({
  trigger: {
    kind: "on-event",
    reset,
    events: events.map((one) => (typeof one === "string" ? { event: one } : one)),
  },
});
export const parameter = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  type: "str",
  ...more,
});
export const shop = { project: { name: "shop" } };
export const prod: BranchChoice = { production: true, branch: null, user: null };

export function graph(...flows: Flow[]): TriggerGraph {
  const names = flows.flatMap(({ trigger }) =>
    trigger?.kind === "on-event" ? trigger.events.flatMap((use) => ("event" in use ? [use.event] : [])) : [],
  );
  const events = [...new Set(names)].map((name) => ({ name, position: { x: 0, y: 0 } }));
  return { ...emptyGraph("test"), flows, events };
}
