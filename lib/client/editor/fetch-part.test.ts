import { afterEach, expect, test, vi } from "vitest";
import { fetchNow, fetchSometime } from "./fetch-part.ts";
import { createScreen } from "./screen-state.ts";

const failing = (times: number) => {
  let left = times;
  return async () => {
    if (left > 0) {
      left -= 1;
      throw new Error("away");
    }
    return "part";
  };
};

afterEach(() => vi.useRealTimers());

test("what shall be there comes when the server is back", async () => {
  vi.useFakeTimers();
  const part = fetchSometime(failing(3));
  await vi.runAllTimersAsync();
  expect(await part).toBe("part");
});

test("who waits for a part is told that the server is away", async () => {
  const screen = createScreen({});
  const load = failing(1);
  expect(await fetchNow(screen, load)).toBeNull();
  expect(screen.getState().announcement).toMatchObject({ tone: "error" });
  expect(await fetchNow(screen, load)).toBe("part");
});
