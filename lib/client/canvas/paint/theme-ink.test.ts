import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readInk } from "./ink.ts";
import { THEME_INK } from "./theme-ink.ts";

test.each(["light", "dark"] as const)("the %s colours of pictures are those of the page", (theme) => {
  const css = readFileSync("app/tokens.css", "utf8");
  const block = css.split(`[data-theme="${theme}"] {`)[1]?.split("}")[0] ?? "";
  const colours = new Map(
    [...block.matchAll(/(--tb-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
  expect(THEME_INK[theme]).toEqual(readInk((property) => colours.get(property) ?? "missing"));
});
