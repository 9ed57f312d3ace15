// The way back from a Sensor to the drawing: which edit of the graph takes an event out of it.
import type { SimpleCommand } from "../graph/command.ts";
import type { FlowOnBranch } from "../graph/resolve-graph.ts";
import type { Sensor } from "../sensors/sensor.ts";
import { objectKey } from "./live-object.ts";

/** How the graph is edited so that a Sensor no longer waits for an event. */
export type TriggerEdit = {
  /** `namespace/name` */
  sensor: string;
  event: string;
  commands: SimpleCommand[];
};

/** @returns one edit for each event that the flow's Sensor waits for; none when only running the code tells what it waits for */
export function triggerEdits(sensor: Sensor, { id, flow, waits }: FlowOnBranch): TriggerEdit[] {
  const { trigger } = flow;
  if (!trigger || trigger.kind === "dynamic") return [];
  return waits.flatMap(({ event, places }): TriggerEdit[] => {
    if (event === null) return [];
    // From the back, so that the places before stay what they are.
    const commands = places.toReversed().flatMap((at): SimpleCommand[] => {
      if (trigger.kind === "on-finish") {
        const upstream = trigger.upstreams[at];
        return upstream ? [{ type: "disconnect", flow: id, upstream, at }] : [];
      }
      const use = trigger.events[at];
      return use ? [{ type: "disconnect-event", flow: id, use, at }] : [];
    });
    return [{ sensor: objectKey(sensor.metadata), event, commands }];
  });
}
