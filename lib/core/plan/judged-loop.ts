// A loop of Sensors as a person reads it: by the flows' names, with what sets it going and whether it ends.
import type { NetworkNode } from "../analysis/event-network.ts";
import { findLoops, type LoopKind, type NetworkLoop } from "../analysis/find-loops.ts";
import { sha256Hex } from "../foundation/hash.ts";
import { eventInWords } from "./describe-change.ts";

export type JudgedLoop = {
  /** Equal for loops of one kind through the same Sensors: what a person's yes names. */
  id: string;
  kind: LoopKind;
  /** Flow names by a shortest way round; the first is repeated at the end. */
  path: string[];
  /** Flow names, sorted. */
  flows: string[];
  /** `namespace/name` of the Sensors in it. */
  sensors: string[];
  /** What sets it going and whether it ends. */
  why: string;
  /** What to take out so that it is none any more: `namespace/name` of a Sensor and an event that it waits for. */
  cut: { sensor: string; flow: string; event: string }[];
};

/** @param nodes as `sensorNetwork` gives them; @returns runaway loops first, then gated, then possible ones, each kind by name */
export function judgedLoops(nodes: readonly NetworkNode[]): JudgedLoop[] {
  const loops = findLoops(nodes);
  const nameOf = (at: number) => nodes[at]?.name ?? "";
  return loops.map((loop) => {
    const sensors = loop.flows.map((at) => keyOf(nodes[at])).sort();
    return {
      id: sha256Hex(`${loop.kind} ${sensors.join(" ")}`).slice(0, 16),
      kind: loop.kind,
      path: loop.path.map(nameOf),
      flows: loop.flows.map(nameOf),
      sensors,
      why: whyOf(loop, nodes, loops),
      cut: loop.cut.removals.flatMap(({ node, wait }) => {
        const event = nodes[node]?.waits[wait]?.event;
        return event ? [{ sensor: keyOf(nodes[node]), flow: nameOf(node), event }] : [];
      }),
    };
  });
}

/** `sensorNetwork` puts the key before the place. */
const keyOf = (node: NetworkNode | undefined): string => node?.id.split(" ")[0] ?? "";

function whyOf(loop: NetworkLoop, nodes: readonly NetworkNode[], loops: readonly NetworkLoop[]): string {
  if (loop.kind === "runaway") {
    const chain =
      loop.flows.length === 2
        ? "Each finish starts the other"
        : loop.flows.length === 1
          ? "Each run starts the next"
          : "Each of its flows starts the next";
    if (loop.start === "one run") return `${chain}. One run is enough to start it; then it never stops.`;
    return loop.start === "several runs"
      ? "It takes runs of several of its flows to start it; then it never stops."
      : `${chain}. Once it goes, it never stops.`;
  }
  if (loop.kind === "possible")
    return "Whether it is a loop depends on an event that a run may or may not send. If it is sent, it goes round.";
  const feeder = loop.fedBy === null ? undefined : loops[loop.fedBy];
  if (feeder) {
    const path = feeder.path.map((at) => nodes[at]?.name ?? "").join(" → ");
    return `It waits for what the runaway loop ${path} sends, so it goes round for as long as that one runs.`;
  }
  const outside = loop.gates.map(({ node, wait }) =>
    eventInWords(nodes[node]?.waits[wait]?.event ?? "something unknown"),
  );
  return `It goes round at most once for each event from outside (${[...new Set(outside)].join(", ")}); early ones do not add up. It needs a first run by hand.`;
}
