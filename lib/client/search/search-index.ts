// What the search looks at: every flow, event and note of a document with its words ready to compare, made once for each of them.
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, GraphEvent, Note, TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type SearchEntry = {
  key: NodeKey;
  /** A flow's or a note's id, or an event's name. */
  id: string;
  kind: "flow" | "event" | "note";
  /** Of a note its first line. */
  name: string;
  /** The id of the group it is in. */
  group: string | undefined;
  /** What the document says of each facet: one value, or none. */
  values: Readonly<Record<"project" | "file" | "owner", readonly string[]>>;
  /** The texts that words are looked for in: name, project, file; of a note all it says. */
  texts: readonly string[];
  /** The same in lower case. */
  lower: readonly string[];
  /** What the document alone tells of its state. */
  states: readonly string[];
};

/** In the order of the document: flows, then events, then notes. */
export type SearchIndex = readonly SearchEntry[];

const NO_PROJECT = "no project";
const NO_OWNER = "nobody named";
const NO_VALUES = { project: [], file: [], owner: [] };
const DECIDED = "decided by its code";

/** An edit leaves most flows as they were, and their entries with them. */
const flowEntries = new WeakMap<Flow, SearchEntry>();
const eventEntries = new WeakMap<GraphEvent, SearchEntry>();
const noteEntries = new WeakMap<Note, SearchEntry>();

/** @returns an entry for each flow, event and note; linear, and after an edit little more than a walk */
export function searchIndex({
  flows,
  events,
  notes = [],
}: Pick<TriggerGraph, "flows" | "events" | "notes">): SearchIndex {
  return [
    ...flows.map((flow) => kept(flowEntries, flow, entryOfFlow)),
    ...events.map((event) => kept(eventEntries, event, entryOfEvent)),
    ...notes.map((note) => kept(noteEntries, note, entryOfNote)),
  ];
}

function kept<Item extends object>(
  entries: WeakMap<Item, SearchEntry>,
  item: Item,
  make: (item: Item) => SearchEntry,
): SearchEntry {
  const known = entries.get(item);
  if (known) return known;
  const made = make(item);
  entries.set(item, made);
  return made;
}

function entryOfFlow(flow: Flow): SearchEntry {
  const { id, name, project, source, owner } = flow;
  const file = source?.file ?? "";
  const decided = project !== undefined && isDynamic(project);
  const named = project === undefined || decided ? "" : project.name;
  const texts = [name, named, file];
  return {
    key: flowKey(id),
    id,
    kind: "flow",
    name,
    group: flow.group,
    values: {
      project: [named || (decided ? DECIDED : NO_PROJECT)],
      file: file === "" ? [] : [file],
      owner: [owner ?? NO_OWNER],
    },
    texts,
    lower: texts.map((text) => text.toLowerCase()),
    states: statesOf(flow),
  };
}

function entryOfEvent({ name, group, publishedOutside }: GraphEvent): SearchEntry {
  return {
    key: eventKey(name),
    id: name,
    kind: "event",
    name,
    group,
    values: NO_VALUES,
    texts: [name],
    lower: [name.toLowerCase()],
    states: publishedOutside ? ["event", "published outside"] : ["event"],
  };
}

function entryOfNote({ id, text }: Note): SearchEntry {
  return {
    key: noteKey(id),
    id,
    kind: "note",
    name: text.trim().split("\n", 1)[0] || "Empty note",
    group: undefined,
    values: NO_VALUES,
    texts: [text],
    lower: [text.toLowerCase()],
    states: ["note"],
  };
}

function statesOf({ external, trigger, schedule, project }: Flow): string[] {
  const waits =
    trigger?.kind === "on-finish" ? trigger.upstreams : trigger?.kind === "on-event" ? trigger.events : [];
  const reset = trigger && trigger.kind !== "dynamic" ? trigger.reset : undefined;
  const decided =
    trigger?.kind === "dynamic" ||
    waits.some(isDynamic) ||
    [project, schedule, reset].some((part) => part !== undefined && isDynamic(part));
  const states: [boolean, string][] = [
    [external !== undefined, "only shown here"],
    [decided, DECIDED],
    [waits.length > 1, "waits for several"],
    [waits.length > 1 && reset === undefined, "never emptied"],
    [schedule !== undefined, "on a schedule"],
    [trigger === undefined && schedule === undefined, "started by nothing"],
  ];
  return states.filter(([holds]) => holds).map(([, state]) => state);
}
