// The warning before the drop: the loop that a new trigger would close, for every flow that it could lead to.
import type { BranchChoice } from "../graph/branch.ts";
import { finishEventName } from "../graph/flow-ref.ts";
import { type FlowOnBranch, resolveGraph } from "../graph/resolve-graph.ts";
import type { TriggerGraph } from "../graph/trigger-graph.ts";
import { ClosingEdge, listener } from "./closing-edge.ts";
import { eachFromOutside } from "./describe-loop.ts";
import { eventNetworks } from "./event-network.ts";
import type { LoopKind } from "./find-loops.ts";
import type { End } from "./finding.ts";

/** A loop that is not there yet. What is in words is worked out when it is read. */
export type ForecastLoop = {
  kind: LoopKind;
  /** Flow names from the target round to itself; the last step is the new trigger. */
  readonly path: string[];
  /** What it means, one or two sentences. */
  readonly consequence: string;
};

/**
 * @param choice the branch in view
 * @param source what would be waited for
 * @returns tells by flow id the loop that waiting for `source` would close, or null. The first call pays for all: linear in the graph.
 * Exact, but in one case: in a graph of thousands of flows in which a runaway loop already leads to the source, a gated loop may
 * be called runaway, since that loop would keep it going
 */
export function forecastLoops(
  graph: TriggerGraph,
  choice: BranchChoice,
  source: End,
): (flowId: string) => ForecastLoop | null {
  const nodes = resolveGraph(graph, [choice]);
  const waited = waitedFor(nodes, source);
  if (!waited) return () => null;
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const networks = eventNetworks([...nodes, listener(waited)]);
  const sure = new ClosingEdge(networks.certain);
  const whole = networks.whole === networks.certain ? null : new ClosingEdge(networks.whole);
  return (flowId) => {
    const at = places.get(flowId);
    if (at === undefined) return null;
    if (sure.closes(at)) return new Forecast(nodes, sure, at, sure.runsForEver(at) ? "runaway" : "gated");
    return whole?.closes(at) ? new Forecast(nodes, whole, at, "possible") : null;
  };
}

function waitedFor(
  nodes: readonly FlowOnBranch[],
  source: End,
): { event: string; finishOnly: boolean } | null {
  if ("event" in source) return { event: source.event, finishOnly: false };
  const ref = nodes.find(({ id }) => id === source.flow)?.ref;
  return ref ? { event: finishEventName(ref), finishOnly: true } : null;
}

class Forecast implements ForecastLoop {
  readonly kind: LoopKind;
  readonly #nodes: readonly FlowOnBranch[];
  readonly #edge: ClosingEdge;
  readonly #flow: number;

  constructor(nodes: readonly FlowOnBranch[], edge: ClosingEdge, flow: number, kind: LoopKind) {
    this.#nodes = nodes;
    this.#edge = edge;
    this.#flow = flow;
    this.kind = kind;
  }

  get path(): string[] {
    return this.#edge.way(this.#flow).map((at) => this.#nodes[at]?.name ?? "");
  }

  get consequence(): string {
    if (this.kind === "possible")
      return "It goes round whenever an event is sent that a run may or may not send.";
    if (this.kind === "runaway") {
      const flows = this.#edge.way(this.#flow).length - 1;
      const run = flows === 1 ? "it runs" : flows === 2 ? "both run" : "they run";
      return `Nothing from outside is needed: once started, ${run} for ever.`;
    }
    const gates = this.#edge.gates(this.#flow).map(({ node, wait }) => {
      const waited = this.#nodes[node]?.waits[wait];
      return waited?.upstream?.flow ?? waited?.event ?? null;
    });
    const each = gates.length === 0 ? "each event from outside" : eachFromOutside([...new Set(gates)]);
    return `Goes round at most once for ${each}, and needs a first run by hand.`;
  }
}
