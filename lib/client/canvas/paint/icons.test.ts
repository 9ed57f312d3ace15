import { expect, it } from "vitest";
import { type IconName, iconPath } from "./icons.ts";

it("gives every shape of an icon as one path", () => {
  expect(iconPath("equal")).toBe("M5 9L19 9 M5 15L19 15");
  expect(iconPath("ban")).toContain("a10 10 0 1 0 20 0");
});

it("knows how to draw each icon of the list", () => {
  const names: IconName[] = [
    "calendar-clock",
    "sliders-horizontal",
    "timer-reset",
    "unplug",
    "file-code",
    "radio",
  ];
  for (const name of names) expect(iconPath(name)).toMatch(/^M/);
});
