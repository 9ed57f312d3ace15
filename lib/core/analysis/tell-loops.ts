// The loops of a graph in terms of its flows: names, edges to light up, and the edits that break them.
import { counted } from "../foundation/counted.ts";
import type { Command, SimpleCommand } from "../graph/command.ts";
import type { FlowOnBranch, Wait } from "../graph/resolve-graph.ts";
import type { Flow } from "../graph/trigger-graph.ts";
import { sendsAfter } from "./event-network.ts";
import { type NetworkLoop, searchLoops } from "./find-loops.ts";
import type { End, Fix, LoopEdge } from "./finding.ts";
import { KeptLoops } from "./kept-loops.ts";
import type { Loop } from "./loop.ts";
import type { WaitPlace } from "./loop-waits.ts";
import type { RuleContext } from "./rule-context.ts";

/** A ring can be broken at any edge: that many are offered. */
const RING_UP_TO = 5;

/**
 * @param oneBranch whether each flow is there once
 * @returns loops in the order of `findLoops`; one whose component did not change since it was last told is the same object
 */
export function tellLoops(
  { placed, networks, nameOf, isShared }: Pick<RuleContext, "placed" | "networks" | "nameOf" | "isShared">,
  oneBranch: boolean,
): Loop[] {
  const search = searchLoops(placed, { networks, oneBranch });
  if (!search) return [];
  const kept = oneBranch ? new KeptLoops(placed, search, isShared) : null;
  const loops: Loop[] = [];
  for (const found of search.found) {
    // Runaway loops are first, so the one that feeds another has been told.
    const feeder = search.fedBy(found);
    const fedBy = feeder === null ? null : (loops[feeder] as Loop).path;
    const tellIt = (): Loop => tell(search.tell(found), fedBy, placed, nameOf, oneBranch);
    loops.push(kept ? kept.loopOf(found, fedBy, tellIt) : tellIt());
  }
  return loops;
}

function tell(
  loop: NetworkLoop,
  fedBy: Flow[] | null,
  placed: readonly FlowOnBranch[],
  nameOf: (flow: Flow) => string,
  oneBranch: boolean,
): Loop {
  const flowAt = (node: number): Flow => (placed[node] as FlowOnBranch).flow;
  const members = loop.flows.map((node) => placed[node] as FlowOnBranch);
  const sending = sendingOf(loop, placed, oneBranch);
  const inWords = ({ node, wait }: WaitPlace): string =>
    `${sourceOf(placed, { node, wait }) ?? "what its code decides"} → ${nameOf(flowAt(node))}`;
  const triggers = [...new Set(loop.cut.removals.map(inWords))];
  return {
    kind: loop.kind,
    wouldBe: loop.wouldBe,
    flows: oneBranch ? members.map(({ flow }) => flow) : [...new Set(members.map(({ flow }) => flow))],
    path: loop.path.map(flowAt),
    start: loop.start,
    waitsFor: [...new Set(loop.gates.map((gate) => sourceOf(placed, gate)))],
    fedBy,
    bySteps: sending.bySteps,
    conditions: sending.conditions,
    edges: sending.edges,
    cut: { triggers, fewest: loop.cut.fewest },
    fixes: fixesOf(loop, placed, triggers, inWords),
  };
}

/** The upstream flow, or the event, that the wait is for; null when it cannot be known. */
function sourceOf(placed: readonly FlowOnBranch[], { node, wait }: WaitPlace): string | null {
  const waited = placed[node]?.waits[wait];
  return waited?.upstream?.flow ?? waited?.event ?? null;
}

type Sending = { edges: LoopEdge[]; conditions: string[]; bySteps: boolean };

/** What the flows of a loop send each other. Linear: an event stands between its senders and those that wait for it. */
function sendingOf(
  { inner, kind }: NetworkLoop,
  placed: readonly FlowOnBranch[],
  oneBranch: boolean,
): Sending {
  const edges: LoopEdge[] = [];
  const conditions = new Set<string>();
  const told = new Set<string>();
  let bySteps = false;
  for (const { node, wait, senders } of inner) {
    const to: End = { flow: (placed[node] as FlowOnBranch).id };
    const { event, finishOnly } = (placed[node] as FlowOnBranch).waits[wait] as Wait;
    if (finishOnly) {
      for (const sender of senders) edges.push({ from: { flow: (placed[sender] as FlowOnBranch).id }, to });
      continue;
    }
    if (event === null) continue;
    for (const sender of told.has(event) ? [] : senders) {
      const from = placed[sender] as FlowOnBranch;
      edges.push({ from: { flow: from.id }, to: { event } });
      if (stepOf(event, from) !== null && !event.endsWith(".end")) bySteps = true;
      const condition = kind === "possible" ? conditionOf(event, from) : null;
      if (condition !== null) conditions.add(condition);
    }
    told.add(event);
    edges.push({ from: { event }, to });
  }
  return { edges: oneBranch ? edges : withoutRepeats(edges), conditions: [...conditions], bySteps };
}

/** On several branches the same edge comes more than once. */
function withoutRepeats(edges: readonly LoopEdge[]): LoopEdge[] {
  const byText = new Map(edges.map((edge) => [JSON.stringify(edge), edge]));
  return [...byText.values()];
}

/** The step of the flow after which Metaflow sends the event; null for any other event. */
function stepOf(event: string, { heardAs }: FlowOnBranch): string | null {
  const prefix = `metaflow.${heardAs}.`;
  if (heardAs === null || !event.startsWith(prefix)) return null;
  const step = event.slice(prefix.length);
  return step.includes(".") ? null : step;
}

/** Why a run of the flow may not send the event; null when it always does. */
function conditionOf(event: string, from: FlowOnBranch): string | null {
  const { flow, publishes, steps } = from;
  const step = stepOf(event, from);
  if (step !== null && sendsAfter(from, step) === "always") return null;
  const published = publishes.filter((one) => one.event === event);
  if (published.some(({ conditional }) => !conditional)) return null;
  const [first] = published;
  if (first) {
    const { file, line } = first;
    const place = file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;
    return `${flow.name} publishes ${event} under a condition${place}`;
  }
  return steps === null
    ? `the steps of ${flow.name} are not known, so it may or may not have one called ${step}`
    : `a run of ${flow.name} may leave out its step ${step}`;
}

function fixesOf(
  { cut, flows, path, inner }: NetworkLoop,
  placed: readonly FlowOnBranch[],
  triggers: readonly string[],
  inWords: (removal: WaitPlace) => string,
): Fix[] {
  const proposed = removalFix(cut.removals, placed, triggers);
  if (!proposed) return [];
  const isRing = cut.ring && flows.length === path.length - 1 && flows.length <= RING_UP_TO;
  if (!isRing) return [proposed];
  const others = path.slice(1).flatMap((node) => {
    const removals = inner.filter((edge) => edge.node === node);
    const fix = removalFix(removals, placed, [...new Set(removals.map(inWords))]);
    return fix && fix.label !== proposed.label ? [fix] : [];
  });
  return [proposed, ...others];
}

/** @param words the same in words, each once; @returns null when one of the triggers belongs to a flow that this graph does not manage */
function removalFix(
  removals: readonly WaitPlace[],
  placed: readonly FlowOnBranch[],
  words: readonly string[],
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
  const label = words.length === 1 ? `Remove ${words[0]}` : `Remove ${counted(words.length, "trigger")}`;
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
