// The loops of a graph in terms of its flows: names, edges to light up, and the edits that break them.
import type { Command, SimpleCommand } from "../graph/command.ts";
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { Flow } from "../graph/trigger-graph.ts";
import { sendsAfter } from "./event-network.ts";
import { findLoops, type LoopKind, type NetworkLoop } from "./find-loops.ts";
import type { End, Fix, LoopEdge } from "./finding.ts";
import type { Removal } from "./propose-cut.ts";
import type { LoopStart } from "./starting-runs.ts";

export type Loop = {
  kind: LoopKind;
  /** What a possible loop would be; else the kind itself. */
  wouldBe: "runaway" | "gated";
  /** Every flow in it, by name. */
  flows: Flow[];
  /** Flows by a shortest way round; the first is repeated at the end. */
  path: Flow[];
  /** Whether one run sets it going; null for one that is gated, which needs a run by hand for each part. */
  start: LoopStart | null;
  /** What it waits for from outside: flows and events by name, null for what only running the code tells. */
  waitsFor: (string | null)[];
  /** The way round of a runaway loop that sends all of that. */
  fedBy: Flow[] | null;
  /** Some flow in it starts after a step that is not the end, so once for each task of a foreach. */
  bySteps: boolean;
  /** Why an event of it may not be sent; empty unless it is a possible loop. */
  conditions: string[];
  edges: LoopEdge[];
  /** Triggers to take out, in words (`FirstFlow → SecondFlow`); `fewest` when it is proven that fewer do not do. */
  cut: { triggers: string[]; fewest: boolean };
  /** Edits that break it, the proposed one first; none when a trigger of an external flow would have to go. */
  fixes: Fix[];
};

/** Keeps a cut away from triggers that this graph cannot change, if there is another way. */
const COST_OF_EXTERNAL = 1000;
/** A ring can be broken at any edge: that many are offered. */
const RING_UP_TO = 5;

/** @param placed flows as `resolveGraph` gives them; @returns loops in the order of `findLoops` */
export function tellLoops(placed: readonly FlowOnBranch[], nameOf: (flow: Flow) => string): Loop[] {
  const cost = ({ node, wait }: Removal): number => {
    const { flow, waits } = placed[node] as FlowOnBranch;
    return (waits[wait]?.places.length ?? 1) * (flow.external ? COST_OF_EXTERNAL : 1);
  };
  const found = findLoops(placed, { cost });
  return found.map((loop) => tell(loop, found, placed, nameOf));
}

function tell(
  loop: NetworkLoop,
  all: readonly NetworkLoop[],
  placed: readonly FlowOnBranch[],
  nameOf: (flow: Flow) => string,
): Loop {
  const flowAt = (node: number): Flow => (placed[node] as FlowOnBranch).flow;
  const members = loop.flows.map((node) => placed[node] as FlowOnBranch);
  const sending = sendersIn(members, loop.kind === "possible");
  const feeder = loop.fedBy === null ? undefined : all[loop.fedBy];
  const inWords = ({ node, wait }: Removal): string =>
    `${sourceOf(placed, { node, wait }) ?? "what its code decides"} → ${nameOf(flowAt(node))}`;
  return {
    kind: loop.kind,
    wouldBe: loop.wouldBe,
    flows: [...new Set(members.map(({ flow }) => flow))],
    path: loop.path.map(flowAt),
    start: loop.start,
    waitsFor: [...new Set(loop.gates.map((gate) => sourceOf(placed, gate)))],
    fedBy: feeder ? feeder.path.map(flowAt) : null,
    bySteps: sending.bySteps,
    conditions: loop.kind === "possible" ? [...sending.conditions] : [],
    edges: sending.edges,
    cut: { triggers: [...new Set(loop.cut.removals.map(inWords))], fewest: loop.cut.fewest },
    fixes: fixesOf(loop, placed, inWords),
  };
}

/** The upstream flow, or the event, that the wait is for; null when it cannot be known. */
function sourceOf(placed: readonly FlowOnBranch[], { node, wait }: Removal): string | null {
  const waited = placed[node]?.waits[wait];
  return waited?.upstream?.flow ?? waited?.event ?? null;
}

type Sending = { edges: LoopEdge[]; conditions: Set<string>; bySteps: boolean };

/** What the members of a loop send each other. Linear: an event stands between its senders and those that wait for it. */
function sendersIn(members: readonly FlowOnBranch[], withUncertain: boolean): Sending {
  const awaited = new Map<string, FlowOnBranch[]>();
  const byFlow = new Map<
    string,
    { event: string; step: string; finishOnly: boolean; waiting: FlowOnBranch }[]
  >();
  for (const member of members) {
    for (const { event, finishOnly } of member.waits) {
      if (event === null) continue;
      if (!finishOnly) push(awaited, event, member);
      const dot = event.lastIndexOf(".");
      if (event.startsWith("metaflow."))
        push(byFlow, event.slice("metaflow.".length, dot), {
          event,
          step: event.slice(dot + 1),
          finishOnly,
          waiting: member,
        });
    }
  }
  const found: Sending = { edges: [], conditions: new Set(), bySteps: false };
  const drawn = new Set<string>();
  const draw = (from: End, to: End): void => {
    const key = JSON.stringify([from, to]);
    if (drawn.has(key)) return;
    drawn.add(key);
    found.edges.push({ from, to });
  };
  for (const member of members) {
    const { flow, heardAs } = member;
    for (const { event, step, finishOnly, waiting } of (heardAs !== null && byFlow.get(heardAs)) || []) {
      const sends = sendsAfter(member, step);
      if (sends === "never" || (sends === "perhaps" && !withUncertain)) continue;
      if (step !== "end") found.bySteps = true;
      if (sends === "perhaps") found.conditions.add(stepCondition(member, step));
      if (finishOnly) draw({ flow: flow.id }, { flow: waiting.id });
      else drawBy(draw, flow.id, event, waiting.id);
    }
    for (const { event, conditional, file, line } of member.publishes) {
      const waiting = typeof event === "string" ? awaited.get(event) : undefined;
      if (typeof event !== "string" || !waiting || (conditional && !withUncertain)) continue;
      if (conditional)
        found.conditions.add(`${flow.name} publishes ${event} under a condition${place(file, line)}`);
      draw({ flow: flow.id }, { event });
      for (const one of waiting) draw({ event }, { flow: one.id });
      awaited.set(event, []);
    }
  }
  return found;
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function drawBy(draw: (from: End, to: End) => void, from: string, event: string, to: string): void {
  draw({ flow: from }, { event });
  draw({ event }, { flow: to });
}

const place = (file: string | undefined, line: number | undefined): string =>
  file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;

const stepCondition = ({ flow, steps }: FlowOnBranch, step: string): string =>
  steps === null
    ? `the steps of ${flow.name} are not known, so it may or may not have one called ${step}`
    : `a run of ${flow.name} may leave out its step ${step}`;

function fixesOf(
  { cut, flows, path, gates }: NetworkLoop,
  placed: readonly FlowOnBranch[],
  inWords: (removal: Removal) => string,
): Fix[] {
  const proposed = removalFix(cut.removals, placed, inWords);
  if (!proposed) return [];
  const isRing = cut.ring && flows.length === path.length - 1 && flows.length <= RING_UP_TO;
  if (!isRing) return [proposed];
  const gated = new Set(gates.map(({ node, wait }) => `${node} ${wait}`));
  const others = path.slice(1).flatMap((node) => {
    const wait = (placed[node]?.waits ?? []).findIndex((_, at) => !gated.has(`${node} ${at}`));
    const fix = removalFix([{ node, wait }], placed, inWords);
    return fix && fix.label !== proposed.label ? [fix] : [];
  });
  return [proposed, ...others];
}

/** @returns null when one of the triggers belongs to a flow that this graph does not manage */
function removalFix(
  removals: readonly Removal[],
  placed: readonly FlowOnBranch[],
  inWords: (removal: Removal) => string,
): Fix | null {
  const commands: SimpleCommand[] = [];
  const done = new Set<string>();
  for (const { node, wait } of removals) {
    const { flow, waits } = placed[node] as FlowOnBranch;
    if (flow.external) return null;
    for (const at of waits[wait]?.places ?? []) {
      const key = `${at} ${flow.id}`;
      if (!done.has(key)) commands.push(...removeAt(flow, at));
      done.add(key);
    }
  }
  if (commands.length === 0) return null;
  // From the end of each list, so that the places before stay what they are.
  commands.sort((a, b) => placeOf(b) - placeOf(a));
  const words = [...new Set(removals.map(inWords))];
  const label = words.length === 1 ? `Remove ${words[0]}` : `Remove ${words.length} triggers`;
  const command: Command =
    commands.length === 1 ? (commands[0] as SimpleCommand) : { type: "batch", commands };
  return { label, commands: [command] };
}

const placeOf = (command: SimpleCommand): number => ("at" in command ? (command.at ?? 0) : 0);

function removeAt({ id, trigger }: Flow, at: number): SimpleCommand[] {
  if (trigger?.kind === "on-finish") {
    const upstream = trigger.upstreams[at];
    return upstream ? [{ type: "disconnect", flow: id, upstream, at }] : [];
  }
  if (trigger?.kind === "on-event") {
    const use = trigger.events[at];
    return use ? [{ type: "disconnect-event", flow: id, use, at }] : [];
  }
  return [];
}
