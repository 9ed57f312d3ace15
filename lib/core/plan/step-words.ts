// What a step does to its flow, in one sentence.
import { joinNames } from "../foundation/join-names.ts";
import { eventInWords, type SensorChange } from "./describe-change.ts";
import type { SensorReading } from "./read-sensor.ts";

/** As many names as a sentence holds before it only counts. */
const NAMED = 3;

/** "Starts ReportFlow when InferenceFlow finishes" */
export function describeCreate(reading: SensorReading | null): string {
  if (reading === null) return "Starts nothing that can be read";
  const events = reading.waitsFor.map(({ event, dependency }) => event ?? dependency);
  if (events.length > NAMED)
    return `Starts ${reading.flowName} when all of ${events.length} upstreams are met`;
  const finished = events.filter(isFinish).map(eventInWords);
  const sent = events.filter((event) => !isFinish(event));
  const parts = [
    ...(finished.length > 0
      ? [`${joinNames(finished)} ${finished.length === 1 ? "finishes" : "finish"}`]
      : []),
    ...(sent.length > 0 ? [`${joinNames(sent)} ${sent.length === 1 ? "comes" : "come"}`] : []),
  ];
  return `Starts ${reading.flowName} when ${parts.join(" and ")}`;
}

/** "InferenceFlow gets a reset time and a new default" */
export function describeUpdate(flow: string, changes: readonly SensorChange[]): string {
  const phrases = [...new Set(changes.map(phrase))];
  const said = phrases.length > NAMED ? [...phrases.slice(0, NAMED - 1), "more"] : phrases;
  return `${flow} ${said.length === 0 ? "is written again" : joinNames(said)}`;
}

/** One change on its own: "starts after FeatureFlow too". */
export function changeInWords(change: SensorChange): string {
  switch (change.kind) {
    case "waits-too":
      return isFinish(change.event)
        ? `starts after ${eventInWords(change.event)} too`
        : `waits for ${change.event} too`;
    case "waits-no-more":
      return `no longer waits for ${eventInWords(change.event)}`;
    case "order":
      return "lists its upstreams in another order";
    case "reset":
      return change.after === null
        ? "is never emptied any more"
        : `a half-filled AND is emptied at ${change.after.cron}${change.after.timezone === null ? " in the sensor's zone" : ` ${change.after.timezone}`}`;
    case "default":
      return `${change.parameter} ${valueChange(change)}`;
    case "mapping":
      return `${change.parameter} ${change.after === null ? "is filled in by no event" : `is filled in from ${change.after}`}`;
    case "setting":
      return `${change.label} ${valueChange(change)}`;
    case "field":
      return `${change.path} ${valueChange(change)}`;
  }
}

const isFinish = (event: string): boolean => eventInWords(event) !== event;

const valueChange = ({ before, after }: { before: string | null; after: string | null }): string =>
  before === null ? `is ${after}` : after === null ? `is no longer ${before}` : `${before} → ${after}`;

function phrase(change: SensorChange): string {
  switch (change.kind) {
    case "waits-too":
    case "waits-no-more":
    case "order":
      return changeInWords(change);
    case "reset":
      return change.after === null
        ? "loses its reset time"
        : change.before === null
          ? "gets a reset time"
          : "gets another reset time";
    case "default":
      return change.after === null ? "leaves a default to its template" : "gets a new default";
    case "mapping":
      return "takes a parameter from another place";
    case "setting":
      return change.label === "owner" ? "gets another owner" : `gets another ${change.label}`;
    case "field":
      return "gets other details";
  }
}
