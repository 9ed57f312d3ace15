// Which Sensors are in a runaway loop: a quick answer for trying out orders; the loops themselves are told by the gate.
import { closedSet } from "../analysis/closed-set.ts";
import { eventNetwork, type NetworkNode } from "../analysis/event-network.ts";
import { stronglyConnected } from "../analysis/strongly-connected.ts";

/** @returns ids of the nodes in runaway loops, without those that are only downstream of one; linear */
export function runawayIds(nodes: readonly NetworkNode[]): Set<string> {
  const network = eventNetwork(nodes, false);
  const looping = closedSet(network, stronglyConnected(network.adjacency).of);
  return new Set(nodes.flatMap(({ id }, at) => (looping[at] === 1 ? [id] : [])));
}
