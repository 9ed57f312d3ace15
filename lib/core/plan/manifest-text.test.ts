import { expect, it } from "vitest";
import { comparableText } from "./manifest-text.ts";
import { graphOf, sensorsOf, waiting } from "./plan.test-support.ts";

/** As the API server gives every object. */
const byTheAlphabet = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(byTheAlphabet)
    : value && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, member]) => [key, byTheAlphabet(member)]),
        )
      : value;

it("is one text for one Sensor, in whichever order its keys come", () => {
  const sensor = sensorsOf(graphOf(waiting("B", ["A"]))).get("B");
  const text = comparableText(sensor);
  expect(comparableText(byTheAlphabet(sensor))).toBe(text);
  expect(comparableText({ status: {}, ...sensor })).toBe(text);
  expect(text.split("\n").slice(0, 5)).toEqual([
    "apiVersion: argoproj.io/v1alpha1",
    "kind: Sensor",
    "metadata:",
    "  name: b",
    "  namespace: argo-events",
  ]);
});
