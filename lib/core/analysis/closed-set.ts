// Which flows could keep each other going: those all of whose awaited events are sent from among themselves.
import type { EventNetwork } from "./event-network.ts";

/**
 * The greatest set of triggered flows in which every event waited for has at least one sender in the set, found by taking out
 * flows until nothing changes (a worklist: each flow leaves once, so it is linear).
 * @param component when given (a number for each vertex), senders and events count only inside the flow's own component
 * @returns 1 for each flow in the set
 */
export function closedSet(
  { flows, adjacency, waits, senders }: EventNetwork,
  component?: Int32Array,
): Uint8Array {
  const inSet = new Uint8Array(flows);
  const vertices = adjacency.offsets.length - 1;
  /** How many senders an event still has in the set. */
  const sending = new Int32Array(vertices);
  const leaving = new Int32Array(flows);
  let left = 0;
  for (let flow = 0; flow < flows; flow++)
    inSet[flow] = (waits.offsets[flow + 1] as number) > (waits.offsets[flow] as number) ? 1 : 0;
  for (let event = flows; event < vertices; event++) {
    let count = 0;
    for (let at = senders.offsets[event] as number; at < (senders.offsets[event + 1] as number); at++) {
      const sender = senders.targets[at] as number;
      if (inSet[sender] === 1 && (!component || component[sender] === component[event])) count++;
    }
    sending[event] = count;
  }
  for (let flow = 0; flow < flows; flow++) {
    for (let at = waits.offsets[flow] as number; at < (waits.offsets[flow + 1] as number); at++) {
      const event = waits.targets[at] as number;
      if (sending[event] !== 0 && (!component || component[event] === component[flow])) continue;
      inSet[flow] = 0;
      leaving[left++] = flow;
      break;
    }
  }
  for (let next = 0; next < left; next++) {
    const gone = leaving[next] as number;
    for (let at = adjacency.offsets[gone] as number; at < (adjacency.offsets[gone + 1] as number); at++) {
      const event = adjacency.targets[at] as number;
      if (component && component[event] !== component[gone]) continue;
      const still = (sending[event] as number) - 1;
      sending[event] = still;
      if (still !== 0) continue;
      for (let to = adjacency.offsets[event] as number; to < (adjacency.offsets[event + 1] as number); to++) {
        const waiting = adjacency.targets[to] as number;
        if (inSet[waiting] === 0) continue;
        inSet[waiting] = 0;
        leaving[left++] = waiting;
      }
    }
  }
  return inSet;
}
