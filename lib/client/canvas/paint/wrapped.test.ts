import { expect, it } from "vitest";
import { wrapped } from "./wrapped.ts";

const lines = (text: string, most: number) => wrapped(text, most, (part) => part.length);

it("fills lines with words, and keeps the lines the text has", () => {
  expect(lines("reads the orders every hour", 12)).toEqual(["reads the", "orders every", "hour"]);
  expect(lines("one\n\ntwo three", 20)).toEqual(["one", "", "two three"]);
});

it("gives a word that is too long a line of its own", () => {
  expect(lines("see CustomerLifetimeValueFlow now", 10)).toEqual(["see", "CustomerLifetimeValueFlow", "now"]);
});
