import { expect, test } from "vitest";
import { pictureHref, pictureMarkdown, pictureQuerySchema } from "./picture-request.ts";

test("an address that the editor writes is read as it was meant", () => {
  const href = pictureHref("0b9c", { branch: "test.a&b=c#d", theme: "dark" });
  const { pathname, searchParams } = new URL(href, "http://localhost");
  expect(pathname).toBe("/api/graphs/0b9c/picture.svg");
  expect(pictureQuerySchema.parse(Object.fromEntries(searchParams))).toEqual({
    branch: "test.a&b=c#d",
    theme: "dark",
  });
});

test("what is left out is the newest of production in light, and what is not known is refused", () => {
  expect(pictureQuerySchema.parse({})).toEqual({ branch: "prod", theme: "light" });
  expect(pictureQuerySchema.parse({ revision: "12" })).toMatchObject({ revision: 12 });
  for (const wrong of [
    { theme: "blue" },
    { revision: "-1" },
    { revision: "1e3" },
    { branch: "" },
    { other: "x" },
  ])
    expect(pictureQuerySchema.safeParse(wrong).success).toBe(false);
});

test("a name cannot end the link it stands in", () => {
  expect(pictureMarkdown("a](javascript:x) [b\nc", "http://h/p", "http://h/g")).toBe(
    "[![a\\](javascript:x) \\[b c](http://h/p)](http://h/g)",
  );
});
