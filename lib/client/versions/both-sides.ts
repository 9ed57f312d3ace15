// An edit that met somebody else's: what one meant, what they saved, and how it stands now, in sentences.
import { applyCommands } from "@/lib/core/graph/apply-command";
import type { Batch, SavedChange } from "@/lib/core/graph/change";
import { diffGraphs } from "@/lib/core/graph/graph-diff";
import { touchedNodes, touchSame } from "@/lib/core/graph/touched-nodes";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { scheduleInWords } from "../canvas/cron-words.ts";
import { startedBy } from "../canvas/started-by.ts";
import type { Overtaking, TrayEntry } from "../editor/editor-state.ts";
import { changeInWords } from "./change-words.ts";
import { diffText } from "./diff-sentences.ts";

/** @param base the document it was made on; @returns what would have become different there, or what it was called */
export function meantInWords(base: TriggerGraph, { commands, label }: Batch): string[] {
  const meant = applyCommands(base, commands);
  const text = meant.ok ? diffText(diffGraphs(base, meant.value)) : "";
  return text === "" ? [`${label.charAt(0).toUpperCase()}${label.slice(1)}.`] : text.split("\n");
}

/** @returns what was saved between that has to do with the same flows and events, oldest first */
export function savedMeanwhile(
  base: TriggerGraph,
  { batch, from, to }: TrayEntry,
  changes: readonly SavedChange[],
): SavedChange[] {
  const mine = touchedNodes(batch.commands);
  return changes.filter(
    ({ revision, commands }) =>
      revision > from && revision <= to && touchSame(mine, touchedNodes(commands), base),
  );
}

/** @returns a sentence for each thing the edit is about, as the graph has it now; `base` tells the names of what is gone */
export function presentInWords(base: TriggerGraph, now: TriggerGraph, { commands }: Batch): string[] {
  const { flows, names, events, groups, notes } = touchedNodes(commands);
  const here = new Map(now.flows.map((flow) => [flow.id, flow]));
  const named = (graph: TriggerGraph) =>
    graph.flows.filter(({ name }) => names.has(name)).map(({ id }) => id);
  const flowIds = new Set([...flows, ...named(base), ...named(now)]);
  const eventsHere = new Set(now.events.map(({ name }) => name));
  return [
    ...[...flowIds].map((id) => {
      const flow = here.get(id);
      if (!flow)
        return `${base.flows.find((old) => old.id === id)?.name ?? "A flow"} is no longer in the graph.`;
      const schedule = flow.schedule && flow.trigger ? ` and runs ${scheduleInWords(flow.schedule)}` : "";
      return `${flow.name} is ${startedBy(flow)}${schedule}.`;
    }),
    ...[...events].map((name) =>
      eventsHere.has(name) ? `${name} is an event in the graph.` : `${name} is no event in the graph.`,
    ),
    ...[...groups].map((id) => {
      const group = now.groups?.find((one) => one.id === id);
      if (group) return `${group.name} is a group.`;
      return `${base.groups?.find((one) => one.id === id)?.name ?? "The group"} is no group any more.`;
    }),
    ...[...notes].map((id) =>
      now.notes?.some((one) => one.id === id) ? "The note is there." : "The note is no longer there.",
    ),
  ];
}

/** A change of somebody else, with what it made different. */
export type ChangeOfOthers = { change: SavedChange; sentences: string[] };

/** @returns what others saved before ours came on top, oldest first */
export function changesOfOthers(steps: readonly Overtaking[]): ChangeOfOthers[] {
  return steps.flatMap(({ before, changes, ours }) => {
    const found: ChangeOfOthers[] = [];
    let graph: TriggerGraph | null = before;
    for (const change of changes) {
      const next: TriggerGraph | null = graph && afterwards(graph, change);
      if (!ours.has(change.batchId)) {
        const text = graph && next ? diffText(diffGraphs(graph, next)) : "";
        found.push({
          change,
          sentences: text === "" ? [`${changeInWords(change.label)}.`] : text.split("\n"),
        });
      }
      graph = next;
    }
    return found;
  });
}

/** Null after a gap: then only the words of a change tell what it did. */
function afterwards(graph: TriggerGraph, { commands }: SavedChange): TriggerGraph | null {
  const applied = applyCommands(graph, commands);
  return applied.ok ? applied.value : null;
}
