import { expect, it } from "vitest";
import { defaultInWords } from "./parameter-default.ts";

it("writes a default as it would be typed", () => {
  const words = (text: string | undefined, type = "str") =>
    defaultInWords({ name: "p", type, ...(text === undefined ? {} : { default: text }) });
  expect(
    ['"latest"', "64", "1.0", "true", '"{\\"a\\": 1}"', "NaN", '""', undefined].map((text) => words(text)),
  ).toEqual(["latest", "64", "1.0", "true", '{"a": 1}', "NaN", "", null]);
  expect(defaultInWords({ name: "p", type: "str", dynamicDefault: { dynamic: "a function" } })).toBe(
    "decided when it runs",
  );
});
