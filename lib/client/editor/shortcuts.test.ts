import { expect, it } from "vitest";
import { type KeyPress, matchesKeys } from "./shortcuts.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

it.each([
  ["mod+Z", press("z", { ctrlKey: true }), true],
  ["mod+Z", press("z", { metaKey: true }), true],
  ["mod+Z", press("Z", { metaKey: true, shiftKey: true }), false],
  ["mod+shift+Z", press("Z", { metaKey: true, shiftKey: true }), true],
  ["mod+Z", press("z"), false],
  ["E", press("e"), true],
  ["E", press("e", { ctrlKey: true }), false],
  ["E", press("e", { altKey: true }), false],
  ["?", press("?", { shiftKey: true }), true],
  ["+", press("+", { shiftKey: true }), true],
  ["-", press("-"), true],
  ["Delete", press("Delete"), true],
  ["shift+U", press("U", { shiftKey: true }), true],
  ["shift+U", press("u"), false],
])("%s and %j: %s", (keys, pressed, expected) => {
  expect(matchesKeys(keys, pressed)).toBe(expected);
});
