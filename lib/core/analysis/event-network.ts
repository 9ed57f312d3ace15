// Who waits for which event and who sends it, as arrays: what loops are made of, whether it was read from a graph or from a cluster.
import { type Adjacency, toAdjacency } from "./strongly-connected.ts";

/** Anything that is started by events and sends some: a flow on a branch, or what a live Sensor says of one. */
export type NetworkNode = {
  /** Nodes of one id are one flow on several branches. */
  id: string;
  /** The flow's name; loops are told from the first one by name. */
  name: string;
  /** Its own events are `metaflow.<heardAs>.<step>`; null when that cannot be known. */
  heardAs: string | null;
  /** Null when they are not known: it may then send any step's event. */
  steps: readonly string[] | null;
  /** Steps that a run may leave out. */
  conditionalSteps?: readonly string[] | undefined;
  endStep: string | null;
  publishes: readonly { event: string | object; conditional?: boolean | undefined }[];
  /** Its triggers cannot be changed here. */
  fixed?: boolean;
  /** What it waits for, all of it; none when nothing known starts it. */
  waits: readonly NetworkWait[];
};

/** See `Wait` in graph/resolve-graph.ts, which has this shape. */
export type NetworkWait = {
  event: string | null;
  finishOnly: boolean;
  /** Of the flow whose finish is waited for, if that is at hand: saves taking the event's name apart. */
  heardAs?: string | null;
  places?: readonly number[];
};

/**
 * Flows are the vertices `0 … flows - 1`, awaited events follow. Flows point at the events they send, events at the flows that wait
 * for them. An event between them keeps this linear where many send what many wait for.
 */
export type EventNetwork = {
  nodes: readonly NetworkNode[];
  flows: number;
  adjacency: Adjacency;
  /** Flow `v` waits for the events `waits.targets[waits.offsets[v]] …`, in the order of its `waits`. */
  waits: Adjacency;
  /** Event `e` (as a vertex) is sent by `senders.targets[senders.offsets[e]] …`; flows have none. */
  senders: Adjacency;
};

/** Some may or may not send an event: under a condition, after a step that may be left out or is not known. */
export type EventNetworks = {
  /** Without those. */
  certain: EventNetwork;
  /** With them; the same object where there are none. */
  whole: EventNetwork;
};

const PREFIX = "metaflow.";

/** @returns both networks; linear in flows, what they wait for and what they publish */
export function eventNetworks(nodes: readonly NetworkNode[]): EventNetworks {
  const events = new EventTable(nodes.length);
  const awaited = awaitedEvents(nodes, events);
  const { sure, all } = sentEvents(nodes, events);
  const vertices = nodes.length + events.count;
  const waits = toAdjacency(nodes.length, awaited.flow, awaited.event);
  const networkOf = (sent: Pairs): EventNetwork => ({
    nodes,
    flows: nodes.length,
    adjacency: toAdjacency(vertices, joined(sent.flow, awaited.event), joined(sent.event, awaited.flow)),
    waits,
    senders: toAdjacency(vertices, sent.event, sent.flow),
  });
  const certain = networkOf(sure);
  return { certain, whole: all === sure ? certain : networkOf(all) };
}

/** One of both; see `eventNetworks`. */
export function eventNetwork(nodes: readonly NetworkNode[], withUncertain: boolean): EventNetwork {
  const { certain, whole } = eventNetworks(nodes);
  return withUncertain ? whole : certain;
}

/** Pairs of flows and events, as vertices. */
type Pairs = { flow: Int32Array; event: Int32Array };

function awaitedEvents(nodes: readonly NetworkNode[], events: EventTable): Pairs {
  let total = 0;
  for (let node = 0; node < nodes.length; node++) total += (nodes[node] as NetworkNode).waits.length;
  const flow = new Int32Array(total);
  const event = new Int32Array(total);
  let count = 0;
  for (let node = 0; node < nodes.length; node++) {
    const awaited = (nodes[node] as NetworkNode).waits;
    for (let at = 0; at < awaited.length; at++) {
      flow[count] = node;
      event[count++] = events.vertexOf(awaited[at] as NetworkWait);
    }
  }
  return { flow, event };
}

/** @returns what is sent for sure, and all that may be sent; one object where that is the same */
function sentEvents(nodes: readonly NetworkNode[], events: EventTable): { sure: Pairs; all: Pairs } {
  const flow: number[] = [];
  const event: number[] = [];
  const isSure: boolean[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as NetworkNode;
    const { heardAs, publishes } = node;
    const finish = heardAs === null ? undefined : events.finishOf(heardAs);
    if (finish !== undefined) {
      flow.push(at);
      event.push(finish);
      isSure.push(true);
    }
    const sent = heardAs === null ? undefined : events.stepsOf(heardAs);
    if (sent) {
      for (const { vertex, step } of sent) {
        const sends = sendsAfter(node, step);
        if (sends === "never") continue;
        flow.push(at);
        event.push(vertex);
        isSure.push(sends === "always");
      }
    }
    for (const { event: name, conditional } of publishes) {
      const vertex = typeof name === "string" ? events.published(name) : undefined;
      if (vertex === undefined) continue;
      flow.push(at);
      event.push(vertex);
      isSure.push(!conditional);
    }
  }
  const all = { flow: Int32Array.from(flow), event: Int32Array.from(event) };
  if (!isSure.includes(false)) return { sure: all, all };
  const keep = (_: number, at: number): boolean => isSure[at] as boolean;
  return { sure: { flow: all.flow.filter(keep), event: all.event.filter(keep) }, all };
}

/**
 * Whether a run of the flow sends the event of this step. Start and end are in every run, and the event of the end is sent
 * whatever the end step is called.
 */
export function sendsAfter(
  { steps, conditionalSteps, endStep }: Pick<NetworkNode, "steps" | "conditionalSteps" | "endStep">,
  step: string,
): "always" | "perhaps" | "never" {
  if (step === "end" || step === "start" || step === endStep) return "always";
  if (steps === null) return "perhaps";
  if (!steps.includes(step)) return "never";
  return conditionalSteps?.includes(step) ? "perhaps" : "always";
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

type StepEvents = { vertex: number; step: string }[];

/** Gives each awaited event its vertex, and finds those that a flow sends without spelling out every step of every flow. */
class EventTable {
  count = 0;
  readonly #flows: number;
  /** Finish events that @trigger_on_finish waits for, by the flow. */
  readonly #finish = new Map<string, number>();
  /** Events that @trigger waits for, and among them Metaflow's own by the flow. */
  readonly #named = new Map<string, number>();
  readonly #steps = new Map<string, StepEvents>();
  /** Everything that cannot be known is one event that nobody sends. */
  #unknown = -1;

  constructor(flows: number) {
    this.#flows = flows;
  }

  vertexOf({ event, finishOnly, heardAs }: NetworkWait): number {
    if (event === null) {
      if (this.#unknown < 0) this.#unknown = this.#flows + this.count++;
      return this.#unknown;
    }
    if (finishOnly) {
      const key = heardAs ?? event.slice(PREFIX.length, event.lastIndexOf("."));
      const known = this.#finish.get(key);
      if (known !== undefined) return known;
      const vertex = this.#flows + this.count++;
      this.#finish.set(key, vertex);
      return vertex;
    }
    const known = this.#named.get(event);
    if (known !== undefined) return known;
    const vertex = this.#flows + this.count++;
    this.#named.set(event, vertex);
    const dot = event.lastIndexOf(".");
    if (event.startsWith(PREFIX) && dot > PREFIX.length) {
      const flow = event.slice(PREFIX.length, dot);
      const entry = { vertex, step: event.slice(dot + 1) };
      const others = this.#steps.get(flow);
      if (others) others.push(entry);
      else this.#steps.set(flow, [entry]);
    }
    return vertex;
  }

  finishOf(heardAs: string): number | undefined {
    return this.#finish.get(heardAs);
  }

  /** By name, so that it does not depend on who waits for which first. */
  stepsOf(heardAs: string): StepEvents | undefined {
    if (this.#steps.size === 0) return undefined;
    const steps = this.#steps.get(heardAs);
    return steps && steps.length > 1 ? steps.sort((a, b) => (a.step < b.step ? -1 : 1)) : steps;
  }

  published(event: string): number | undefined {
    return this.#named.get(event);
  }
}
