import { expect, it } from "vitest";
import { changeInWords } from "./change-words.ts";

it.each([
  ["connect FirstFlow → SecondFlow", "Connected FirstFlow → SecondFlow"],
  ["add FeatureFlow and 2 more", "Added FeatureFlow and 2 more"],
  ["undo connect FirstFlow → SecondFlow", "Took back: connect FirstFlow → SecondFlow"],
  ["Rename the graph to Shop", "Renamed the graph to Shop"],
  ["tidy", "Tidied up"],
  ["constructor of nothing", "Constructor of nothing"],
  ["", ""],
])("%s is said as %s", (label, words) => {
  expect(changeInWords(label)).toBe(words);
});
