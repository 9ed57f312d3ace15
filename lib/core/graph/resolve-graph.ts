// The flows of a graph as they are on branches: who each of them is there, what it waits for and what it sends.
import { type BranchChoice, GENERIC_BRANCH, parseBranch } from "./branch.ts";
import { type FlowRef, finishEventName, flowRef, projectFlowName, resolveUpstream } from "./flow-ref.ts";
import { isDynamic } from "./is-dynamic.ts";
import { parseFlowEvent } from "./resolve-branches.ts";
import type { EventUse, Flow, FlowUpstream, Publication, TriggerGraph, Upstream } from "./trigger-graph.ts";

/** One event a flow waits for; a flow starts when it has heard all of them since it last started. */
export type Wait = {
  /** Its full name; null when only running the code tells, or Metaflow refuses the reference. */
  event: string | null;
  /** Waited for by @trigger_on_finish, which hears only Metaflow's own event, never a published one of that name. */
  finishOnly: boolean;
  /** Whom @trigger_on_finish means, and its name in events. */
  upstream: FlowRef | null;
  heardAs: string | null;
  /** The places in the trigger's list that name it: more than one when it is named twice. */
  places: readonly number[];
};

const NOTHING: readonly Publication[] = [];
const NO_STEPS: readonly string[] = [];

/** A flow on one branch. A flow without a project is the same on all of them. */
export type FlowOnBranch = {
  flow: Flow;
  /** The flow's id; several of one id are one flow on several branches. */
  id: string;
  name: string;
  /** What Metaflow leaves of the name in the cluster, at least: flows that differ here cannot collide. */
  bareName: string;
  choice: BranchChoice;
  /** Null when its project is decided at run time, or no user is known. */
  ref: FlowRef | null;
  /** Its events are `metaflow.<heardAs>.<step>`; null when that cannot be known. */
  heardAs: string | null;
  /** Distinct events, in declared order; none when nothing known starts it. */
  waits: readonly Wait[];
  /** Null when they are not known. */
  steps: readonly string[] | null;
  /** Steps that a run may leave out. */
  conditionalSteps: readonly string[];
  endStep: string | null;
  /** Only shown here: what starts it cannot be changed. */
  fixed: boolean;
  publishes: readonly Publication[];
};

/** See `FlowOnBranch`. */
export const bareName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const kept = new WeakMap<Flow, FlowOnBranch>();

/**
 * A document's flows never change: an edit makes a new one of the flow it concerns and shares the others. So what was worked out for
 * a flow holds for the next document too.
 */
function putOnBranch(flow: Flow, choice: BranchChoice): FlowOnBranch {
  const known = kept.get(flow);
  if (known && isSame(known.choice, choice)) return known;
  const ref = flowRef(flow, choice);
  const there: FlowOnBranch = {
    flow,
    id: flow.id,
    name: flow.name,
    bareName: bareName(flow.name),
    choice,
    ref,
    heardAs: ref && projectFlowName(ref),
    waits: waitsOf(flow, ref),
    steps: flow.steps ?? null,
    conditionalSteps: flow.conditionalSteps ?? NO_STEPS,
    endStep: flow.endStep ?? null,
    fixed: flow.external !== undefined,
    publishes: flow.publishes ?? NOTHING,
  };
  kept.set(flow, there);
  return there;
}

const isSame = (a: BranchChoice, b: BranchChoice): boolean =>
  a === b || (a.production === b.production && a.branch === b.branch && a.user === b.user);

/**
 * Puts the flows on branches.
 * @param branches the branches in view; null: the generic branch, and a flow on each further branch on which something waits for it.
 * That is enough to find every loop across branches: flows that nobody names on such a branch do there what they do on the generic one
 * @returns flows in the order of the document, those on further branches after them; linear in what it returns
 */
export function resolveGraph(graph: TriggerGraph, branches: readonly BranchChoice[] | null): FlowOnBranch[] {
  if (branches === null) return onNamedBranches(graph);
  const found: FlowOnBranch[] = [];
  const [first, ...others] = branches;
  if (!first) return found;
  for (const flow of graph.flows) found.push(putOnBranch(flow, first));
  if (others.length === 0) return found;
  const present = new Set(found.map(identity));
  for (const choice of others) {
    for (const flow of graph.flows) {
      if (!flow.project) continue;
      const there = putOnBranch(flow, choice);
      const key = identity(there);
      if (present.has(key)) continue;
      present.add(key);
      found.push(there);
    }
  }
  return found;
}

const identity = ({ id, heardAs }: FlowOnBranch): string => `${id} ${heardAs ?? ""}`;

function onNamedBranches(graph: TriggerGraph): FlowOnBranch[] {
  const found = graph.flows.map((flow) => putOnBranch(flow, GENERIC_BRANCH));
  let byName: Map<string, Flow[]> | null = null;
  let present: Set<string> | null = null;
  // The list grows while it is walked: a flow put on a further branch waits for others there.
  for (let at = 0; at < found.length; at++) {
    const { flow, choice, ref, waits } = found[at] as FlowOnBranch;
    const elsewhere = choice !== GENERIC_BRANCH || (ref !== null && ref.branch !== null && isPinned(flow));
    for (const wait of waits) {
      const upstream = wait.finishOnly ? wait.upstream : wait.event && parseFlowEvent(wait.event)?.ref;
      if (!upstream || upstream.branch === null) continue;
      if (wait.finishOnly && !elsewhere && !namesBranch(flow, wait)) continue;
      byName ??= groupByName(graph);
      present ??= new Set(found.map(identity));
      for (const candidate of byName.get(upstream.flow) ?? []) {
        const there = onBranchOf(candidate, upstream);
        if (!there || present.has(identity(there))) continue;
        present.add(identity(there));
        found.push(there);
      }
    }
  }
  return found;
}

const isPinned = ({ project }: Flow): boolean =>
  project !== undefined &&
  !isDynamic(project) &&
  (project.branch !== undefined || project.production !== undefined);

function namesBranch({ trigger }: Flow, { places }: Wait): boolean {
  if (trigger?.kind !== "on-finish") return false;
  return places.some((place) => {
    const upstream = trigger.upstreams[place];
    return upstream !== undefined && !isDynamic(upstream) && upstream.branch !== undefined;
  });
}

function groupByName(graph: TriggerGraph): Map<string, Flow[]> {
  const byName = new Map<string, Flow[]>();
  for (const flow of graph.flows) {
    const sharing = byName.get(flow.name);
    if (sharing) sharing.push(flow);
    else byName.set(flow.name, [flow]);
  }
  return byName;
}

function onBranchOf(flow: Flow, ref: FlowRef): FlowOnBranch | null {
  if (!flow.project || isDynamic(flow.project) || flow.project.name !== ref.project) return null;
  const choice = parseBranch(ref.branch ?? "");
  if (!choice.ok) return null;
  const own = flowRef(flow, choice.value);
  return own?.branch === ref.branch ? putOnBranch(flow, choice.value) : null;
}

const NO_WAITS: Wait[] = [];
/** A flow whose project is unknown can still name project and branch of those it waits for. */
const UNKNOWN: FlowRef = { project: null, branch: null, flow: "" };

function waitsOf({ trigger }: Flow, own: FlowRef | null): Wait[] {
  if (!trigger || trigger.kind === "dynamic") return NO_WAITS;
  const uses = trigger.kind === "on-finish" ? trigger.upstreams : trigger.events;
  const waits: Wait[] = [];
  for (let place = 0; place < uses.length; place++) {
    const use = uses[place] as Upstream | EventUse;
    waits.push("flow" in use ? waitForFlow(use, own, place) : waitForEvent(use, place));
  }
  return waits.length === 1 ? waits : joinEqual(waits);
}

function waitForEvent(use: EventUse, place: number): Wait {
  const event = isDynamic(use) ? null : use.event;
  return { event, finishOnly: "flow" in use, upstream: null, heardAs: null, places: listOf(place) };
}

function waitForFlow(use: FlowUpstream, own: FlowRef | null, place: number): Wait {
  const resolved = resolveUpstream(use, own ?? UNKNOWN);
  const upstream = resolved.ok && (own !== null || resolved.value.project !== null) ? resolved.value : null;
  const event = upstream && finishEventName(upstream);
  return {
    event,
    finishOnly: true,
    upstream,
    heardAs: upstream && projectFlowName(upstream),
    places: [place],
  };
}

/** Nearly all are `[0]`, `[1]` or `[2]`: one list for all who need it. */
const SINGLE_PLACES: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, place) => [place]);
const listOf = (place: number): readonly number[] => SINGLE_PLACES[place] ?? [place];

/** Metaflow names a dependency after its event, so the same event named twice is one thing to wait for. */
function joinEqual(waits: Wait[]): Wait[] {
  const byEvent = new Map<string, Wait>();
  let joined = false;
  for (const wait of waits) {
    if (wait.event === null) continue;
    const same = byEvent.get(wait.event);
    if (!same) byEvent.set(wait.event, wait);
    else {
      same.places = [...same.places, ...wait.places];
      joined = true;
    }
  }
  return joined ? waits.filter((wait) => wait.event === null || byEvent.get(wait.event) === wait) : waits;
}
