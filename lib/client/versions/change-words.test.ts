import { expect, it } from "vitest";
import { changeInWords } from "./change-words.ts";

it.each([
  ["connect FirstFlow → SecondFlow", "Connected FirstFlow → SecondFlow"],
  ["add FeatureFlow and 2 more", "Added FeatureFlow and 2 more"],
  ["undo connect FirstFlow → SecondFlow", "Took back: connect FirstFlow → SecondFlow"],
  ["Rename the graph to Shop", "Renamed the graph to Shop"],
  ["group 3 flows as Training", "Grouped 3 flows as Training"],
  ["ungroup Training", "Ungrouped Training"],
  ["take A out of its group", "Took A out of its group"],
  ["tidy", "Tidied up"],
  ["constructor of nothing", "Constructor of nothing"],
  ["", ""],
])("%s is said as %s", (label, words) => {
  expect(changeInWords(label)).toBe(words);
});
