import { expect, test } from "vitest";
import type { PresentTab } from "@/lib/core/graph/presence";
import { chosenByOthers, comingAndGoing, peopleOf, type Tone } from "./people.ts";

const tab = (id: string, person: string, chosen: string[] = []): PresentTab => ({
  tab: id,
  person,
  name: `name of ${person}`,
  view: "canvas",
  chosen,
  more: 0,
});

test("several tabs are one person, and people keep a tone that the others have not, as far as there are enough", () => {
  const tones = new Map<string, Tone>();
  const tabs = [tab("1", "a"), tab("2", "e"), tab("3", "a"), tab("4", "i"), tab("5", "m")];
  const people = peopleOf(tabs, tones);
  expect(people.map(({ id, tabs: own }) => [id, own.map((one) => one.tab)])).toEqual([
    ["a", ["1", "3"]],
    ["e", ["2"]],
    ["i", ["4"]],
    ["m", ["5"]],
  ]);
  // All four would like the same one.
  expect(new Set(people.map(({ tone }) => tone)).size).toBe(4);
  const later = peopleOf([tab("5", "m"), tab("6", "q")], tones);
  expect(later[0]?.tone).toBe(people[3]?.tone);
  expect(later[1]?.tone).not.toBe(later[0]?.tone);
  expect(peopleOf([...tabs, tab("7", "u")], tones)).toHaveLength(5);
});

test("what others have chosen is known by node, and what did not change stays the same object", () => {
  const tones = new Map<string, Tone>();
  const told = (...tabs: PresentTab[]) => peopleOf(tabs, tones);
  const first = chosenByOthers(
    told(tab("1", "a", ["flow:1", "flow:2"]), tab("2", "a", ["flow:1"]), tab("3", "you", ["flow:1"])),
    "you",
    new Map(),
  );
  const [a, you] = [tones.get("a") as Tone, tones.get("you") as Tone];
  expect([...first]).toEqual([
    [
      "flow:1",
      [
        { name: "name of a", tone: a },
        { name: "You, in another tab", tone: you },
      ],
    ],
    ["flow:2", [{ name: "name of a", tone: a }]],
  ]);
  const second = chosenByOthers(told(tab("1", "a", ["flow:2", "flow:3"])), "you", first);
  expect([...second.keys()]).toEqual(["flow:2", "flow:3"]);
  expect(second.get("flow:2")).toBe(first.get("flow:2"));
  expect(chosenByOthers(told(tab("9", "a", ["flow:2", "flow:3"])), "you", second)).toBe(second);
});

test("coming and going is said in one sentence or two", () => {
  expect(comingAndGoing([], [])).toBe("");
  expect(comingAndGoing(["Ada"], [])).toBe("Ada came in");
  expect(comingAndGoing(["Ada", "Bob", "Cyd"], ["Dee"])).toBe("Ada, Bob and Cyd came in. Dee left");
  expect(comingAndGoing([], ["A", "B", "C", "D"])).toBe("4 people left");
});
