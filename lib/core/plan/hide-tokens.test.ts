import { expect, it } from "vitest";
import type { Sensor } from "../sensors/sensor.ts";
import { PLACEHOLDER_TOKEN } from "../sensors/sensor-settings.ts";
import { hideTokens, withPlaceholders } from "./hide-tokens.ts";
import { graphOf, inputFor, live, sensorsOf, target, waiting } from "./plan.test-support.ts";
import { planDeployment } from "./plan-deployment.ts";

const graph = graphOf(waiting("B", ["A"]));
const sensorWith = (productionToken: string): Sensor => {
  const sensor = sensorsOf(graph, { productionToken }).get("B");
  if (!sensor) throw new Error("no Sensor");
  return sensor;
};
const planOver = (manifest: Sensor | Record<string, unknown>, productionToken: string) =>
  planDeployment(inputFor(graph, target(live(manifest)), { settings: { productionToken } }));

it("hides every token of a plan and still shows that two differ", () => {
  const plan = planOver(sensorWith("b-0-abcd"), "b-1-efgh");
  expect(JSON.stringify(plan)).toMatch(/b-0-abcd.*b-1-efgh|b-1-efgh.*b-0-abcd/);
  const hidden = hideTokens(plan);
  expect(JSON.stringify(hidden)).not.toMatch(/b-0-abcd|b-1-efgh/);
  const [step] = hidden.steps;
  if (step?.kind !== "conflict") throw new Error("expected a conflict");
  expect(step.changes).toEqual([
    { kind: "setting", label: "production token", before: "(another, hidden)", after: "(hidden)" },
  ]);
  expect(step.sensor.spec.template.metadata.annotations["metaflow/production_token"]).toBe("(hidden)");
});

it("hides a token that is told among other annotations", () => {
  const { metadata, ...sensor } = sensorWith("b-0-abcd");
  const bare = { ...sensor, metadata: { name: metadata.name, namespace: metadata.namespace } };
  const plan = planOver(bare, "b-0-abcd");
  expect(JSON.stringify(plan)).toContain("b-0-abcd");
  expect(JSON.stringify(hideTokens(plan))).not.toContain("b-0-abcd");
});

it("changes nothing else, and leaves the placeholder", () => {
  const plan = planOver(sensorWith(PLACEHOLDER_TOKEN), PLACEHOLDER_TOKEN);
  expect(hideTokens(plan)).toEqual(plan);
  const update = planOver(sensorWith("b-0-abcd"), "b-0-abcd");
  expect(JSON.stringify(hideTokens(update))).toBe(JSON.stringify(update).replaceAll("b-0-abcd", "(hidden)"));
});

it("puts Metaflow's placeholder into a file in place of what is hidden", () => {
  const hidden = hideTokens(
    planDeployment(inputFor(graph, target(), { settings: { productionToken: "b-0-abcd" } })),
  );
  const [step] = hidden.steps;
  if (step?.kind !== "create") throw new Error("expected a create");
  const text = JSON.stringify(withPlaceholders(step.sensor));
  expect(text).toBe(JSON.stringify(step.sensor).replaceAll("(hidden)", PLACEHOLDER_TOKEN));
  expect(text).toContain(PLACEHOLDER_TOKEN);
});
