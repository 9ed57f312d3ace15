// The graph as a list: the same flows, events and edges as on the canvas, in sentences, each made when its row is looked at.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { SimpleCommand } from "@/lib/core/graph/command";
import type { Flow, GraphEvent, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { countUpstreams, placeOf } from "./canvas-nodes.ts";
import { scheduleInWords } from "./cron-words.ts";
import { triggerEdges } from "./edge-key.ts";
import { joined } from "./joined.ts";
import { startedBy, waitedFor } from "./started-by.ts";

/** What rows are sorted and found by. */
export type ListHead = {
  key: NodeKey;
  kind: "flow" | "event";
  name: string;
  /** How many it waits for, or how many send it; how many it starts or sends here. */
  waitsFor: number;
  starts: number;
};

export type ListRow = {
  key: NodeKey;
  kind: "flow" | "event";
  name: string;
  /** "shop · prod", or who sends an event; "in Training" when it is in a group. */
  place: string;
  /** "flows/features.py"; "" for what is in no file. */
  file: string;
  owner: string;
  /** "started by all of FeatureFlow and ModelRefreshFlow"; "" for an event. */
  startedBy: string;
  schedule: string;
  /** Names of what it starts here. */
  starts: string[];
  /** What it waits for, each with the command that takes it away; none for what is only shown here. */
  waits: { name: string; disconnect: SimpleCommand }[];
};

export type GraphList = {
  /** Flows by name, then events by name. */
  heads: readonly ListHead[];
  /** @returns the row in sentences; null for what is not in the document */
  row(key: NodeKey): ListRow | null;
};

const NOBODY: readonly NodeKey[] = [];

/** Linear but for sorting; a row costs what it says. */
export function graphList(graph: TriggerGraph, choice: BranchChoice): GraphList {
  const { upstream, downstream } = joined(graph, choice);
  const flows = new Map<NodeKey, Flow>();
  const events = new Map<NodeKey, GraphEvent>();
  for (const flow of graph.flows) flows.set(flowKey(flow.id), flow);
  for (const event of graph.events) events.set(eventKey(event.name), event);
  const namesOf = (keys: readonly NodeKey[] = NOBODY): string[] => [
    ...new Set(keys.map((key) => flows.get(key)?.name ?? events.get(key)?.name ?? "")),
  ];
  const headsOf = (kind: ListHead["kind"], items: ReadonlyMap<NodeKey, Flow | GraphEvent>) =>
    [...items]
      .map(
        ([key, item]): ListHead => ({
          key,
          kind,
          name: item.name,
          waitsFor: "id" in item ? countUpstreams(item) : (upstream.get(key)?.length ?? 0),
          starts: downstream.get(key)?.length ?? 0,
        }),
      )
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const groups = new Map(graph.groups?.map(({ id, name }) => [id, name]));
  const inGroup = (place: string, group: string | undefined): string =>
    [place, group !== undefined && `in ${groups.get(group)}`].filter(Boolean).join(" · ");
  const rowOfFlow = (key: NodeKey, flow: Flow): ListRow => {
    const names = waitedFor(flow);
    return {
      key,
      kind: "flow",
      name: flow.name,
      place: inGroup(placeOf(flow, choice), flow.group),
      file: flow.source?.file ?? "",
      owner: flow.owner ?? "",
      startedBy: startedBy(flow),
      schedule: flow.schedule ? scheduleInWords(flow.schedule) : "",
      starts: namesOf(downstream.get(key)),
      waits: flow.external
        ? []
        : triggerEdges(flow).map(({ at, disconnect }) => ({ name: names[at] ?? "", disconnect })),
    };
  };
  const rowOfEvent = (key: NodeKey, { name, publishedOutside, group }: GraphEvent): ListRow => {
    const from = namesOf(upstream.get(key));
    const sent = from.length > 0 ? `sent by ${from.join(", ")}` : null;
    return {
      key,
      kind: "event",
      name,
      place: inGroup(sent ?? (publishedOutside ? "published outside" : "nobody sends it"), group),
      file: "",
      owner: "",
      startedBy: "",
      schedule: "",
      starts: namesOf(downstream.get(key)),
      waits: [],
    };
  };
  return {
    heads: [...headsOf("flow", flows), ...headsOf("event", events)],
    row(key) {
      const flow = flows.get(key);
      if (flow) return rowOfFlow(key, flow);
      const event = events.get(key);
      return event ? rowOfEvent(key, event) : null;
    },
  };
}

export type ListOrder = { by: "name" | "waitsFor" | "starts" | "problems"; down: boolean };

/** @returns the rows in another order, of equals the one named first; by name, flows stand before events */
export function sortHeads(
  heads: readonly ListHead[],
  { by, down }: ListOrder,
  problemsOf: (head: ListHead) => number,
): ListHead[] {
  if (by === "name" && !down) return [...heads];
  if (by === "name")
    return [
      ...heads.filter(({ kind }) => kind === "flow").reverse(),
      ...heads.filter(({ kind }) => kind === "event").reverse(),
    ];
  const count = by === "problems" ? problemsOf : (head: ListHead) => head[by];
  return [...heads].sort((a, b) => (down ? count(b) - count(a) : count(a) - count(b)));
}
