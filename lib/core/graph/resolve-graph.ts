// The flows of a graph as they are on branches: who each of them is there, what it waits for and what it sends.
import { type BranchChoice, GENERIC_BRANCH, parseBranch } from "./branch.ts";
import { type FlowRef, finishEventName, flowRef, projectFlowName, resolveUpstream } from "./flow-ref.ts";
import { parseFlowEvent } from "./resolve-branches.ts";
import { type Flow, isDynamic, type Publication, type TriggerGraph } from "./trigger-graph.ts";

/** One event a flow waits for; a flow starts when it has heard all of them since it last started. */
export type Wait = {
  /** Its full name; null when only running the code tells, or Metaflow refuses the reference. */
  event: string | null;
  /** Waited for by @trigger_on_finish, which hears only Metaflow's own event, never a published one of that name. */
  finishOnly: boolean;
  /** Whom @trigger_on_finish means. */
  upstream: FlowRef | null;
  /** The places in the trigger's list that name it: more than one when it is named twice. */
  places: number[];
};

/** A flow on one branch. A flow without a project is the same on all of them. */
export type FlowOnBranch = {
  flow: Flow;
  /** The flow's id; several of one id are one flow on several branches. */
  id: string;
  name: string;
  choice: BranchChoice;
  /** Null when its project is decided at run time, or no user is known. */
  ref: FlowRef | null;
  /** Its events are `metaflow.<heardAs>.<step>`; null when that cannot be known. */
  heardAs: string | null;
  /** Distinct events, in declared order; none when nothing known starts it. */
  waits: Wait[];
  /** Null when they are not known. */
  steps: readonly string[] | null;
  /** Steps that a run may leave out. */
  conditionalSteps: readonly string[];
  endStep: string | null;
  publishes: readonly Publication[];
};

const NOTHING: readonly Publication[] = [];
const NO_STEPS: readonly string[] = [];

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

function putOnBranch(flow: Flow, choice: BranchChoice): FlowOnBranch {
  const ref = flowRef(flow, choice);
  return {
    flow,
    id: flow.id,
    name: flow.name,
    choice,
    ref,
    heardAs: ref && projectFlowName(ref),
    waits: waitsOf(flow, ref),
    steps: flow.steps ?? null,
    conditionalSteps: flow.conditionalSteps ?? NO_STEPS,
    endStep: flow.endStep ?? null,
    publishes: flow.publishes ?? NOTHING,
  };
}

const NO_WAITS: Wait[] = [];
/** A flow whose project is unknown can still name project and branch of those it waits for. */
const UNKNOWN: FlowRef = { project: null, branch: null, flow: "" };

function waitsOf(flow: Flow, own: FlowRef | null): Wait[] {
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return NO_WAITS;
  const waits = new WaitList();
  if (trigger.kind === "on-event") {
    for (let place = 0; place < trigger.events.length; place++) {
      const use = trigger.events[place];
      if (use) waits.add(isDynamic(use) ? null : use.event, null, false, place);
    }
    return waits.all;
  }
  for (let place = 0; place < trigger.upstreams.length; place++) {
    const upstream = trigger.upstreams[place];
    if (!upstream) continue;
    const resolved = isDynamic(upstream) ? null : resolveUpstream(upstream, own ?? UNKNOWN);
    const known = resolved?.ok && (own !== null || resolved.value.project !== null) ? resolved.value : null;
    waits.add(known && finishEventName(known), known, true, place);
  }
  return waits.all;
}

/** Metaflow names a dependency after its event, so the same event named twice is one thing to wait for. */
class WaitList {
  readonly all: Wait[] = [];
  #byEvent: Map<string, Wait> | null = null;

  add(event: string | null, upstream: FlowRef | null, finishOnly: boolean, place: number): void {
    const first = this.all[0];
    // Most flows wait for one thing: no map for those.
    if (first && event !== null) {
      this.#byEvent ??= new Map(first.event === null ? [] : [[first.event, first]]);
      const same = this.#byEvent.get(event);
      if (same) {
        same.places.push(place);
        return;
      }
    }
    const wait: Wait = { event, finishOnly, upstream, places: [place] };
    this.all.push(wait);
    if (event !== null) this.#byEvent?.set(event, wait);
  }
}
