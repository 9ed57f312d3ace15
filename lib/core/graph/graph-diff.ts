// What differs between two documents, flow by flow: the ground of sentences, of the picture and of what a restore would do.
import { canonicalJson } from "../foundation/canonical-json.ts";
import type { Flow, GraphEvent, Group, Note, TriggerGraph } from "./trigger-graph.ts";

/** What one may want to know apart. `trigger`: what starts the flow, its reset time aside; `code`: what only reading the code says. */
export type FlowAspect =
  | "name"
  | "project"
  | "owner"
  | "trigger"
  | "reset"
  | "schedule"
  | "parameters"
  | "publishes"
  | "external"
  | "code";

export type FlowChange = { before: Flow; after: Flow; aspects: FlowAspect[] };
export type EventChange = { before: GraphEvent; after: GraphEvent };
/** A group with the names of who is in it: flows, then events. */
export type FilledGroup = Group & { flows: string[]; events: string[] };
export type GroupChange = { before: FilledGroup; after: FilledGroup; joined: string[]; left: string[] };
export type NoteChange = { before: Note; after: Note };

/** Lists are in the order of the document that has the item; changed ones in the order of the new one. */
export type GraphDiff = {
  /** Set when the graph was renamed. */
  renamed: { before: string; after: string } | null;
  flows: { added: Flow[]; removed: Flow[]; changed: FlowChange[] };
  events: { added: GraphEvent[]; removed: GraphEvent[]; changed: EventChange[] };
  groups: { added: FilledGroup[]; removed: FilledGroup[]; changed: GroupChange[] };
  /** Changed: the text is another. */
  notes: { added: Note[]; removed: Note[]; changed: NoteChange[] };
  /** How many of those in both stand elsewhere, or are of another size: layout, which changes nothing that runs. */
  moved: { flows: number; events: number; notes: number };
  /** Ids in the new document of the flows in both, by their id in the old one. */
  sameFlows: ReadonlyMap<string, string>;
};

const ASPECTS: readonly [FlowAspect, (flow: Flow) => unknown][] = [
  ["name", ({ name }) => name],
  ["project", ({ project }) => project],
  ["owner", ({ owner }) => owner],
  ["trigger", ({ trigger }) => (trigger && "reset" in trigger ? { ...trigger, reset: undefined } : trigger)],
  ["reset", ({ trigger }) => (trigger && "reset" in trigger ? trigger.reset : undefined)],
  ["schedule", ({ schedule }) => schedule],
  ["parameters", ({ parameters }) => parameters],
  ["publishes", ({ publishes }) => publishes],
  ["external", ({ external }) => external],
  [
    "code",
    ({ source, doc, steps, conditionalSteps, endStep, refused }) => ({
      source,
      doc,
      steps,
      conditionalSteps,
      endStep,
      refused,
    }),
  ],
];

/**
 * Pairs flows by id; those left over by name, where one on each side bears it: a flow taken out and drawn again is the same to a
 * reader. Events are paired by name, which is what they are. The order of the lists does not count.
 * @returns nothing anywhere when the documents say the same; linear
 */
export function diffGraphs(before: TriggerGraph, after: TriggerGraph): GraphDiff {
  const sameFlows = pairFlows(before.flows, after.flows);
  const olds = new Map(before.flows.map((flow) => [flow.id, flow]));
  const oldOf = new Map([...sameFlows].map(([old, now]) => [now, olds.get(old)]));
  const diff: GraphDiff = {
    renamed: before.name === after.name ? null : { before: before.name, after: after.name },
    flows: { added: [], removed: before.flows.filter(({ id }) => !sameFlows.has(id)), changed: [] },
    events: { added: [], removed: [], changed: [] },
    groups: diffGroups(before, after, sameFlows),
    notes: { added: [], removed: [], changed: [] },
    moved: { flows: 0, events: 0, notes: 0 },
    sameFlows,
  };
  for (const flow of after.flows) {
    const old = oldOf.get(flow.id);
    if (!old) {
      diff.flows.added.push(flow);
      continue;
    }
    if (isElsewhere(old, flow)) diff.moved.flows += 1;
    const aspects = ASPECTS.filter(([, read]) => !same(read(old), read(flow))).map(([aspect]) => aspect);
    if (aspects.length > 0) diff.flows.changed.push({ before: old, after: flow, aspects });
  }

  const oldEvents = new Map(before.events.map((event) => [event.name, event]));
  for (const event of after.events) {
    const old = oldEvents.get(event.name);
    oldEvents.delete(event.name);
    if (!old) {
      diff.events.added.push(event);
      continue;
    }
    if (isElsewhere(old, event)) diff.moved.events += 1;
    if (old.publishedOutside !== event.publishedOutside)
      diff.events.changed.push({ before: old, after: event });
  }
  diff.events.removed.push(...oldEvents.values());

  const oldNotes = new Map(before.notes?.map((note) => [note.id, note]));
  for (const note of after.notes ?? []) {
    const old = oldNotes.get(note.id);
    oldNotes.delete(note.id);
    if (!old) {
      diff.notes.added.push(note);
      continue;
    }
    if (isElsewhere(old, note) || !same(old.size, note.size)) diff.moved.notes += 1;
    if (old.text !== note.text) diff.notes.changed.push({ before: old, after: note });
  }
  diff.notes.removed.push(...oldNotes.values());
  return diff;
}

/** Groups are paired by id. Who is gone has left no group, and who is new has joined none: both are said for themselves. */
function diffGroups(
  before: TriggerGraph,
  after: TriggerGraph,
  sameFlows: ReadonlyMap<string, string>,
): GraphDiff["groups"] {
  const groups: GraphDiff["groups"] = { added: [], removed: [], changed: [] };
  if (!before.groups && !after.groups) return groups;
  const [old, now] = [filledGroups(before), filledGroups(after)];
  const changes = new Map<string, GroupChange>();
  for (const group of now.values()) {
    const was = old.get(group.id);
    if (was) changes.set(group.id, { before: was, after: group, joined: [], left: [] });
    else groups.added.push(group);
  }
  for (const group of old.values()) if (!now.has(group.id)) groups.removed.push(group);
  const visit = (name: string, from: string | undefined, to: string | undefined) => {
    if (from === to) return;
    if (from !== undefined) changes.get(from)?.left.push(name);
    if (to !== undefined) changes.get(to)?.joined.push(name);
  };
  const oldFlows = new Map(before.flows.map(({ id, group }) => [sameFlows.get(id), group]));
  for (const { id, name, group } of after.flows) if (oldFlows.has(id)) visit(name, oldFlows.get(id), group);
  const oldEvents = new Map(before.events.map(({ name, group }) => [name, group]));
  for (const { name, group } of after.events)
    if (oldEvents.has(name)) visit(name, oldEvents.get(name), group);
  groups.changed = [...changes.values()].filter(
    (change) => change.before.name !== change.after.name || change.joined.length + change.left.length > 0,
  );
  return groups;
}

function filledGroups(graph: TriggerGraph): Map<string, FilledGroup> {
  const groups = new Map<string, FilledGroup>();
  for (const group of graph.groups ?? []) groups.set(group.id, { ...group, flows: [], events: [] });
  for (const { name, group } of graph.flows) if (group !== undefined) groups.get(group)?.flows.push(name);
  for (const { name, group } of graph.events) if (group !== undefined) groups.get(group)?.events.push(name);
  return groups;
}

/** @returns whether the documents say the same, up to the order of their lists and the ids of flows */
export const isEmptyDiff = ({ renamed, flows, events, groups, notes, moved }: GraphDiff): boolean =>
  renamed === null &&
  moved.flows + moved.events + moved.notes === 0 &&
  [flows, events, groups, notes].every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  );

const same = (a: unknown, b: unknown): boolean =>
  a === b || canonicalJson([a ?? null]) === canonicalJson([b ?? null]);

type Placed = { position: { x: number; y: number } };
const isElsewhere = ({ position: a }: Placed, { position: b }: Placed): boolean => a.x !== b.x || a.y !== b.y;

function pairFlows(before: readonly Flow[], after: readonly Flow[]): Map<string, string> {
  const ids = new Set(after.map(({ id }) => id));
  const pairs = new Map(before.flatMap(({ id }): [string, string][] => (ids.has(id) ? [[id, id]] : [])));
  const gone = onlyOfTheirName(before.filter(({ id }) => !pairs.has(id)));
  const come = onlyOfTheirName(after.filter(({ id }) => !pairs.has(id)));
  for (const [name, old] of gone) {
    const now = come.get(name);
    if (old && now) pairs.set(old.id, now.id);
  }
  return pairs;
}

/** By name; null where several share it. */
function onlyOfTheirName(flows: readonly Flow[]): Map<string, Flow | null> {
  const byName = new Map<string, Flow | null>();
  for (const flow of flows) byName.set(flow.name, byName.has(flow.name) ? null : flow);
  return byName;
}
