import { expect, it } from "vitest";
import { USUAL_BRANCH } from "../editor/editor-address.ts";
import { readVersionsAddress, writeVersionsAddress } from "./versions-address.ts";

const read = (query: Record<string, string>) => {
  const { from, to } = readVersionsAddress(query, 43);
  return [from, to];
};

it("compares the head with the one before, unless the address says which", () => {
  expect(read({})).toEqual([42, 43]);
  expect(read({ to: "30" })).toEqual([29, 30]);
  expect(read({ from: "35" })).toEqual([35, 43]);
  expect(read({ from: "43", to: "35" })).toEqual([35, 43]);
  expect(readVersionsAddress({}, 0)).toEqual({ from: 0, to: 0, branch: USUAL_BRANCH });
});

it("passes over revisions that are none", () => {
  expect(read({ from: "-1", to: "44" })).toEqual([42, 43]);
  expect(read({ from: "1e3", to: "x" })).toEqual([42, 43]);
});

it("reads what it writes", () => {
  const branch = { production: false, branch: "exp", user: null };
  expect(writeVersionsAddress({ from: 1, to: 2, branch: USUAL_BRANCH })).toBe("?from=1&to=2");
  const query = Object.fromEntries(new URLSearchParams(writeVersionsAddress({ from: 1, to: 2, branch })));
  expect(readVersionsAddress(query, 43)).toEqual({ from: 1, to: 2, branch });
});
