import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankMatches } from "./rank-matches.ts";

const find = (entries: string[], typed: string) => rankMatches(entries, typed, (entry) => [entry]);

describe("rankMatches", () => {
  it("puts the whole name first, then beginnings, then parts of a CamelCase name, then the rest", () => {
    expect(find(["Overflow", "DailyFlow", "FlowCheck", "Flow", "Other"], "flow")).toEqual([
      "Flow",
      "FlowCheck",
      "DailyFlow",
      "Overflow",
    ]);
  });

  it("wants every word, in any order", () => {
    expect(find(["ModelRefreshFlow", "RefreshOnly"], "refresh model")).toEqual(["ModelRefreshFlow"]);
  });

  it("puts the shorter of two equal matches first", () => {
    expect(find(["Arctic/Longyearbyen", "Europe/London"], "lon")).toEqual([
      "Europe/London",
      "Arctic/Longyearbyen",
    ]);
  });

  it("counts a match in an earlier text more", () => {
    const entries = [
      { name: "A", file: "shop.py" },
      { name: "NotShop", file: "b.py" },
    ];
    expect(rankMatches(entries, "shop", ({ name, file }) => [name, file])).toEqual([entries[1], entries[0]]);
  });

  it("keeps everything, in order, when nothing is typed, and finds each entry by itself", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: "grapheme" })), (entries) => {
        expect(find(entries, " ")).toEqual(entries);
        for (const entry of entries) {
          if (entry.trim() !== "" && entry.toLowerCase().length === entry.length)
            expect(find(entries, entry)).toContain(entry);
        }
      }),
    );
  });
});
