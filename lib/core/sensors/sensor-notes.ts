// What is to be said about a Sensor that is exactly Metaflow's and yet not what one would expect.
import type { Flow } from "../graph/trigger-graph.ts";
import type { AwaitedEvent } from "./awaited-events.ts";
import type { SensorParameter } from "./sensor-parameters.ts";

/**
 * `parameter-left-out`: its default is only known when the flow is deployed, so the Sensor leaves it to the template.
 * `never-heard`: Argo Events cannot read what Metaflow writes, or takes it for something else; the Sensor never fires.
 */
export type SensorNote = { code: "parameter-left-out" | "never-heard"; message: string };

/** @returns notes in the order of parameters, then events */
export function sensorNotes(flow: Flow, events: AwaitedEvent[], parameters: SensorParameter[]): SensorNote[] {
  const leftOut = parameters
    .filter(({ value }) => value === null)
    .map(
      ({ name }): SensorNote => ({
        code: "parameter-left-out",
        message: `The default of ${name} is only known when ${flow.name} is deployed: the Sensor leaves it to the deployed template`,
      }),
    );
  const unheard = events
    .filter(({ name, filters }) => [name, ...filters.map(({ value }) => value)].some(isMisread))
    .map(
      ({ name }): SensorNote => ({
        code: "never-heard",
        message: `Argo Events cannot read the name ${name} as Metaflow writes it into the Sensor: ${flow.name} will never start`,
      }),
    );
  return [...leftOut, ...unheard];
}

/**
 * A quote ends the text early, a backslash escapes, other signs break the dependency's name, and text that looks like a date is
 * compared as one. Metaflow escapes none of it (user names and `project_branch` are free text).
 */
const isMisread = (text: string): boolean =>
  /[^\p{L}\p{N}_.@+-]/u.test(text) || /^\d{4}-\d{2}-\d{2}/.test(text);
