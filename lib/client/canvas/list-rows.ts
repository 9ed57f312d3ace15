// The graph as a list: the same flows, events and edges as on the canvas, in sentences.
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { SimpleCommand } from "@/lib/core/graph/command";
import { edgesInView } from "@/lib/core/graph/edges-in-view";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { placeOf } from "./canvas-nodes.ts";
import { scheduleInWords } from "./cron-words.ts";
import { triggerEdges } from "./edge-key.ts";
import { startedBy, waitedFor } from "./started-by.ts";

export type ListRow = {
  key: NodeKey;
  kind: "flow" | "event";
  name: string;
  /** "shop · prod", or who sends an event. */
  place: string;
  /** "started by all of FeatureFlow and ModelRefreshFlow"; "" for an event. */
  startedBy: string;
  schedule: string;
  /** Names of what it starts here. */
  starts: string[];
  /** What it waits for, each with the command that takes it away; none for what is only shown here. */
  waits: { name: string; disconnect: SimpleCommand }[];
};

/** @returns flows by name, then events by name; linear but for sorting */
export function listRows(graph: TriggerGraph, choice: BranchChoice): ListRow[] {
  const { triggers, sends } = edgesInView(graph, choice);
  const nameOf = new Map(graph.flows.map(({ id, name }) => [id, name]));
  const starts = new Map<NodeKey, Set<string>>();
  const senders = new Map<string, Set<string>>();
  const add = <Key>(map: Map<Key, Set<string>>, key: Key, name: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(name));
  for (const edge of triggers) {
    const name = nameOf.get(edge.flow) ?? "";
    if (edge.kind === "event") add(starts, eventKey(edge.use.event), name);
    else if (edge.kind === "finish") for (const id of edge.from) add(starts, flowKey(id), name);
  }
  for (const { from, event } of sends) {
    add(starts, flowKey(from), event);
    add(senders, event, nameOf.get(from) ?? "");
  }
  const byName = (a: { name: string }, b: { name: string }) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  const flows = [...graph.flows].sort(byName).map((flow): ListRow => {
    const names = waitedFor(flow);
    return {
      key: flowKey(flow.id),
      kind: "flow",
      name: flow.name,
      place: placeOf(flow, choice),
      startedBy: startedBy(flow),
      schedule: flow.schedule ? scheduleInWords(flow.schedule) : "",
      starts: [...(starts.get(flowKey(flow.id)) ?? [])],
      waits: flow.external
        ? []
        : triggerEdges(flow).map(({ at, disconnect }) => ({ name: names[at] ?? "", disconnect })),
    };
  });
  const events = [...graph.events].sort(byName).map(({ name, publishedOutside }): ListRow => {
    const from = [...(senders.get(name) ?? [])];
    const sent = from.length > 0 ? `sent by ${from.join(", ")}` : null;
    return {
      key: eventKey(name),
      kind: "event",
      name,
      place: sent ?? (publishedOutside ? "published outside" : "nobody sends it"),
      startedBy: "",
      schedule: "",
      starts: [...(starts.get(eventKey(name)) ?? [])],
      waits: [],
    };
  });
  return [...flows, ...events];
}
