// Copying flows, events and notes as text, the same as a graph's file, so that they can be pasted into any graph, or a message.
import { eventKey, flowKey, type NodeKey, noteKey } from "@/lib/client/editor/editor-state";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { wholeGroups } from "./whole-groups.ts";

/** @returns `copyOf` as a graph's file; null when nothing is chosen */
export function copyText(graph: TriggerGraph, selection: ReadonlySet<NodeKey>): string | null {
  const copied = copyOf(graph, selection);
  return copied && JSON.stringify(copied, null, 2);
}

/**
 * @returns the chosen nodes as a graph, with the events that flows wait for; null when nothing is chosen. A group goes along
 * when all of it is chosen; what is chosen of another leaves it behind
 */
export function copyOf(graph: TriggerGraph, selection: ReadonlySet<NodeKey>): TriggerGraph | null {
  const groups = wholeGroups(graph, selection);
  const ids = new Set(groups.map(({ id }) => id));
  const inCopied = <Member extends { group?: string | undefined }>(member: Member): Member => {
    if (member.group === undefined || ids.has(member.group)) return member;
    const { group: _, ...rest } = member;
    // A group is no part of what a member needs.
    return rest as Member;
  };
  const flows = graph.flows.filter(({ id }) => selection.has(flowKey(id)));
  const awaited = new Set(flows.flatMap(eventsOf));
  const events = graph.events.filter(({ name }) => selection.has(eventKey(name)) || awaited.has(name));
  const notes = graph.notes?.filter(({ id }) => selection.has(noteKey(id))) ?? [];
  if (flows.length + events.length + notes.length === 0) return null;
  return {
    schema: graph.schema,
    name: graph.name,
    flows: flows.map(inCopied),
    events: events.map(inCopied),
    ...(groups.length > 0 ? { groups } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

const eventsOf = ({ trigger }: Flow): string[] =>
  trigger?.kind === "on-event" ? trigger.events.flatMap((use) => (isDynamic(use) ? [] : [use.event])) : [];
