import { expect, it } from "vitest";
import { nameLines, shortName } from "./short-name.ts";

it("keeps 20 characters and takes out the middle of more", () => {
  expect([
    shortName("ModelRefreshFlow"),
    shortName("A".repeat(20)),
    shortName("CustomerLifetimeValueFlow"),
  ]).toEqual(["ModelRefreshFlow", "A".repeat(20), "CustomerLif…ValueFlow"]);
});

it("breaks a name at the capital nearest its middle, without Flow", () => {
  expect(
    ["ModelRefreshFlow", "InferenceFlow", "Flow", "CustomerLifetimeValueFlow", "snake_case_flow"].map(
      nameLines,
    ),
  ).toEqual([
    ["Model", "Refresh"],
    ["Inference"],
    ["Flow"],
    ["Customer", "LifetimeValue"],
    ["snake_", "case_flow"],
  ]);
});
