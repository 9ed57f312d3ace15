import { describe, expect, it } from "vitest";
import { counted, countedIfAny, thousands } from "./count-words.ts";

describe("counts in words", () => {
  it("separates thousands as English does", () => {
    for (const count of [0, 7, 999, 1000, 12_345, 999_999, 1_000_000])
      expect(thousands(count)).toBe(count.toLocaleString("en"));
  });

  it("has one, many, and none where asked", () => {
    expect(counted(1, "flow")).toBe("1 flow");
    expect(counted(0, "flow")).toBe("0 flows");
    expect(counted(10_000, "entry", "entries")).toBe("10,000 entries");
    expect(countedIfAny(0, "flow")).toBe("");
    expect(countedIfAny(2, "flow")).toBe("2 flows");
  });
});
