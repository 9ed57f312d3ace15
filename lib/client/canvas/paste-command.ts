// Pasting flows, events, groups and notes from text, the same as a graph's file. Fetched when something is pasted.
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { canonicalJson } from "@/lib/core/foundation/canonical-json";
import type { Command, SimpleCommand } from "@/lib/core/graph/command";
import { designates } from "@/lib/core/graph/designates";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import { parseGraph } from "@/lib/core/graph/parse-graph";
import { type Flow, GRAPH_SCHEMA, type Position, type TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** How far a copy stands from what it was copied from. */
const SHIFT = 40;

/**
 * The edit that adds what the text holds. Flows get new ids; one whose name and project are taken gets another name, and the pasted
 * flows that wait for it follow. Events that are there already are shared, and stay in the group they are in. Groups and notes are new.
 * @param newId gives ids that nothing has
 * @returns the command and what it adds; null when the text is no graph or adds nothing
 */
export function pasteCommand(
  graph: TriggerGraph,
  text: string,
  newId: () => string,
): { command: Command; keys: NodeKey[] } | null {
  const pasted = readGraph(text);
  if (!pasted) return null;
  const shift = freeShift(graph, pasted);
  const moved = ({ x, y }: Position): Position => ({ x: x + shift, y: y + shift });
  const known = new Set(graph.events.map(({ name }) => name));
  const commands: SimpleCommand[] = [];
  const keys: NodeKey[] = [];
  const filled = new Set(
    [...pasted.flows, ...pasted.events.filter(({ name }) => !known.has(name))].map(({ group }) => group),
  );
  const groups = pasted.groups?.filter(({ id }) => filled.has(id)) ?? [];
  const groupIds = new Map(groups.map(({ id }) => [id, newId()]));
  const inGroup = ({ group }: { group?: string | undefined }) => {
    const id = group === undefined ? undefined : groupIds.get(group);
    return id === undefined ? {} : { group: id };
  };
  for (const { id, name } of groups) {
    const group = { id: groupIds.get(id) ?? id, name };
    commands.push({ type: "add-group", group, flows: [], events: [] });
  }
  for (const event of pasted.events) {
    if (known.has(event.name)) continue;
    const position = moved(event.position);
    commands.push({ type: "add-event", event: { ...event, ...inGroup(event), position } });
    keys.push(eventKey(event.name));
  }
  const names = freeNames(graph, pasted.flows);
  for (const flow of pasted.flows) {
    const id = newId();
    commands.push({
      type: "add-flow",
      flow: {
        ...withRenamedUpstreams(flow, pasted.flows, names),
        ...inGroup(flow),
        id,
        name: names.get(flow) ?? flow.name,
        position: moved(flow.position),
      },
    });
    keys.push(flowKey(id));
  }
  for (const note of pasted.notes ?? []) {
    const id = newId();
    commands.push({ type: "add-note", note: { ...note, id, position: moved(note.position) } });
    keys.push(noteKey(id));
  }
  return keys.length === 0 ? null : { command: { type: "batch", commands }, keys };
}

function readGraph(text: string): TriggerGraph | null {
  if (!text.includes(GRAPH_SCHEMA)) return null;
  try {
    const parsed = parseGraph(JSON.parse(text));
    return parsed.ok ? parsed.value : null;
  } catch {
    return null;
  }
}

/** Nothing, unless a copy would lie exactly on something. */
function freeShift(graph: TriggerGraph, pasted: TriggerGraph): number {
  const placed = ({ flows, events, notes = [] }: TriggerGraph) => [...flows, ...events, ...notes];
  const taken = new Set(placed(graph).map(({ position: { x, y } }) => `${x} ${y}`));
  const copies = placed(pasted);
  let shift = 0;
  const lies = ({ position: { x, y } }: { position: Position }) => taken.has(`${x + shift} ${y + shift}`);
  while (copies.some(lies)) shift += SHIFT;
  return shift;
}

/** A flow is another one when its project is. */
const identity = (name: string, { project }: Pick<Flow, "project">): string =>
  `${name} ${canonicalJson(project ?? null)}`;

function freeNames(graph: TriggerGraph, pasted: readonly Flow[]): Map<Flow, string> {
  const taken = new Set(graph.flows.map((flow) => identity(flow.name, flow)));
  const names = new Map<Flow, string>();
  for (const flow of pasted) {
    let name = flow.name;
    for (let number = 1; taken.has(identity(name, flow)); number += 1)
      name = `${flow.name}Copy${number === 1 ? "" : number}`;
    taken.add(identity(name, flow));
    names.set(flow, name);
  }
  return names;
}

function withRenamedUpstreams(flow: Flow, pasted: readonly Flow[], names: ReadonlyMap<Flow, string>): Flow {
  if (flow.trigger?.kind !== "on-finish") return flow;
  const upstreams = flow.trigger.upstreams.map((upstream) => {
    if (isDynamic(upstream)) return upstream;
    const meant = pasted.find((other) => designates(upstream, flow, other));
    const name = meant && names.get(meant);
    return name && name !== upstream.flow ? { ...upstream, flow: name } : upstream;
  });
  return { ...flow, trigger: { ...flow.trigger, upstreams } };
}
