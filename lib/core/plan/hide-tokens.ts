// The plan as a page may show it: with a production token anybody can deploy over a flow, so tokens do not leave the server.
import type { Sensor } from "../sensors/sensor.ts";
import { PLACEHOLDER_TOKEN } from "../sensors/sensor-settings.ts";
import type { DeploymentPlan, PlanStep } from "./deployment-plan.ts";
import type { SensorChange } from "./describe-change.ts";

const ANNOTATION = "metaflow/production_token";
const HIDDEN = "(hidden)";
const ANOTHER = "(another, hidden)";

/** @returns the same plan, each token replaced by words; within a step by other words for another token, so that a difference shows */
export const hideTokens = (plan: DeploymentPlan): DeploymentPlan => ({
  ...plan,
  steps: plan.steps.map(hideInStep),
});

/** @returns a Sensor of such a plan as a file may hold it: Metaflow's placeholder, as in its own `--only-json`, where a token is hidden */
export const withPlaceholders = (sensor: Sensor): Sensor => inManifests(sensor, PLACEHOLDERS) as Sensor;

const PLACEHOLDERS = new Map([HIDDEN, ANOTHER].map((word) => [word, PLACEHOLDER_TOKEN]));

function hideInStep(step: PlanStep): PlanStep {
  const tokens = new Set<string>();
  collectTokens(step, tokens);
  const words = new Map([...tokens].map((token, at) => [token, at === 0 ? HIDDEN : ANOTHER]));
  const hidden = inManifests(step, words) as PlanStep;
  return "changes" in hidden
    ? { ...hidden, changes: hidden.changes.map((one) => inChange(one, words)) }
    : hidden;
}

/** Metaflow's placeholder is no secret. */
function collectTokens(value: unknown, tokens: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  for (const [key, member] of Object.entries(value)) {
    if (key !== ANNOTATION) collectTokens(member, tokens);
    else if (typeof member === "string" && member !== "" && member !== PLACEHOLDER_TOKEN) tokens.add(member);
  }
}

function inManifests(value: unknown, words: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((member) => inManifests(member, words));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === ANNOTATION ? (words.get(String(member)) ?? member) : inManifests(member, words),
    ]),
  );
}

/** A change may tell a token by itself, or whole annotations as one text. */
function inChange(change: SensorChange, words: ReadonlyMap<string, string>): SensorChange {
  if (change.kind !== "setting" && change.kind !== "field") return change;
  const hide = (text: string | null) =>
    text === null ? null : [...words].reduce((left, [token, word]) => left.replaceAll(token, word), text);
  return { ...change, before: hide(change.before), after: hide(change.after) };
}
