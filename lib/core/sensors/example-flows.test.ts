import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readFlows } from "../python/read-flows.ts";
import { compileSensors } from "./compile-sensors.ts";
import { SAMPLE_SETTINGS } from "./sample-flow.test-support.ts";

const EXAMPLES = path.join(import.meta.dirname, "../../../examples/flows");

it("reads the example flows without a problem and compiles a Sensor for each that waits", () => {
  const files = readdirSync(EXAMPLES)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(path.join(EXAMPLES, name), "utf8") }));
  const { graph, problems } = readFlows(files);
  expect(problems).toEqual([]);
  const waits = compileSensors(graph, SAMPLE_SETTINGS).map(({ flow, outcome }) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const sensor = outcome.value?.sensor;
    const template = sensor?.spec.triggers[0]?.template;
    return [
      flow.name,
      sensor?.spec.dependencies.map(({ filters }) => filters.exprs[0]?.expr) ?? [],
      template?.conditionsReset ?? null,
    ];
  });
  expect(waits).toEqual([
    ["FeatureFlow", [], null],
    ["FirstFlow", [], null],
    ["InferenceFlow", ["name == 'metaflow.ModelRefreshFlow.end'"], null],
    ["ModelRefreshFlow", [], null],
    [
      "NightlyReportFlow",
      ["name == 'metaflow.FeatureFlow.end'", "name == 'metaflow.ModelRefreshFlow.end'"],
      [{ byTime: { cron: "0 12 * * *", timezone: "Europe/London" } }],
    ],
    ["SecondFlow", ["name == 'metaflow.FirstFlow.end'"], null],
  ]);
});
