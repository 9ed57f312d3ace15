import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchOnce, leftBehind } from "./left-behind.ts";

const failing = (times: number) => {
  let left = times;
  return async () => {
    if (left > 0) {
      left -= 1;
      throw new Error("not there");
    }
    return "part";
  };
};
const serverAnswers = (ok: boolean) =>
  vi.stubGlobal("fetch", async () => {
    if (!ok) throw new TypeError("away");
    return new Response("{}");
  });

beforeEach(() => leftBehind.setState({ behind: false }));
afterEach(() => vi.unstubAllGlobals());

test("a part that a server in service does not have belongs to another version", async () => {
  serverAnswers(true);
  await expect(fetchOnce(failing(2))).rejects.toThrow("not there");
  expect(leftBehind.getState().behind).toBe(true);
});

test("a server that is away is no other version", async () => {
  serverAnswers(false);
  await expect(fetchOnce(failing(9))).rejects.toThrow("not there");
  expect(leftBehind.getState().behind).toBe(false);
});

test("a server that is back within the same moment gives the part", async () => {
  serverAnswers(true);
  expect(await fetchOnce(failing(1))).toBe("part");
  expect(leftBehind.getState().behind).toBe(false);
});

test("a part that comes after all takes the word back", async () => {
  serverAnswers(true);
  leftBehind.setState({ behind: true });
  await fetchOnce(failing(0));
  expect(leftBehind.getState().behind).toBe(false);
});
