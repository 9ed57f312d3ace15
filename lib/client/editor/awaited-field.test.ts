import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { awaitField, hushKeys, requestRename, takeAwaited, typesAhead } from "./awaited-field.ts";
import { flowKey, noteKey } from "./editor-state.ts";
import { createScreen } from "./screen-state.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const key = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }) as KeyboardEvent;
const A = flowKey("a");

test("keeps what is typed for the field that comes, Enter and corrections with it", () => {
  const screen = createScreen();
  requestRename(screen, A);
  expect(screen.getState().panels.inspector.open).toBe(true);
  for (const letter of ["N", "o", "p", "Backspace", "w", "Enter"])
    expect(typesAhead(screen, key(letter))).toBe(true);
  expect(takeAwaited(screen, flowKey("b"))).toBeNull();
  expect(takeAwaited(screen, A)).toBe("Now\n");
  expect(takeAwaited(screen, A)).toBeNull();
});

test("leaves chords, and keys that write nothing, to the rest", () => {
  const screen = createScreen();
  awaitField(screen, A);
  expect(typesAhead(screen, key("z", { ctrlKey: true }))).toBe(false);
  expect(typesAhead(screen, key("Tab"))).toBe(false);
  expect(typesAhead(screen, key("F2"))).toBe(false);
  expect(takeAwaited(screen, A)).toBe("");
});

test("takes keys only until one pauses, and the field still has the focus when it comes later", () => {
  const screen = createScreen();
  awaitField(screen, A);
  vi.advanceTimersByTime(1_500);
  expect(typesAhead(screen, key("a"))).toBe(true);
  vi.advanceTimersByTime(1_500);
  expect(typesAhead(screen, key("b"))).toBe(true);
  vi.advanceTimersByTime(2_500);
  expect(typesAhead(screen, key("t"))).toBe(false);
  expect(takeAwaited(screen, A)).toBe("ab");
});

test("what comes far too late is wanted no more, and Escape calls it off", () => {
  const screen = createScreen();
  awaitField(screen, A);
  vi.advanceTimersByTime(30_000);
  expect(takeAwaited(screen, A)).toBeNull();
  awaitField(screen, "connection");
  expect(typesAhead(screen, key("Escape"))).toBe(true);
  expect(screen.getState().awaited).toBeNull();
});

test("Escape loses nothing of a note", () => {
  const screen = createScreen();
  awaitField(screen, noteKey("n"));
  for (const letter of ["H", "i", "Escape"]) expect(typesAhead(screen, key(letter))).toBe(true);
  expect(takeAwaited(screen, noteKey("n"))).toBe("Hi");
});

test("the words of a field that has gone are no shortcuts until one pauses, whatever else is on its way", () => {
  const screen = createScreen();
  hushKeys(screen);
  awaitField(screen, A);
  for (const letter of "words") {
    vi.advanceTimersByTime(800);
    expect(typesAhead(screen, key(letter))).toBe(true);
  }
  expect(screen.getState().awaited?.typed).toBe("");
  vi.advanceTimersByTime(2_500);
  expect(typesAhead(screen, key("t"))).toBe(false);
  expect(screen.getState().hushedAt).toBeNull();
});
