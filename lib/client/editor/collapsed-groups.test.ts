import { expect, it } from "vitest";
import { keepCollapsed, readCollapsed } from "./collapsed-groups.ts";

function memory(initial: Record<string, string> = {}) {
  const kept = new Map(Object.entries(initial));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it("keeps what is collapsed for each graph, and nothing when nothing is", () => {
  const storage = memory();
  keepCollapsed(storage, "one", new Set(["g", "h"]));
  expect(readCollapsed(storage, "one")).toEqual(["g", "h"]);
  expect(readCollapsed(storage, "two")).toEqual([]);
  keepCollapsed(storage, "one", []);
  expect(storage.kept.size).toBe(0);
});

it("reads nothing from what is no list, and goes on when the browser keeps nothing", () => {
  expect(readCollapsed(memory({ "triggerboard.collapsed.one": "{" }), "one")).toEqual([]);
  expect(readCollapsed(memory({ "triggerboard.collapsed.one": '["g", 7]' }), "one")).toEqual(["g"]);
  const full = {
    ...memory(),
    setItem: () => {
      throw new Error("full");
    },
  };
  expect(() => keepCollapsed(full, "one", ["g"])).not.toThrow();
});
