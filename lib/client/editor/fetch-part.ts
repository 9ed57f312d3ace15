// Parts of the editor that are fetched after it can be used, by a server that may be away at that moment.
import { fetchOnce, leftBehind } from "../parts/left-behind.ts";
import { announce, type Screen } from "./screen-state.ts";

const AGAIN_MS = 2_000;

/** For what shall be there sooner or later: asks until the server gives it, and so never rejects. */
export async function fetchSometime<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetchOnce(load);
    } catch {
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }
}

/** For what somebody waits for: null, and a word to them, when the server does not give it. */
export async function fetchNow<T>(screen: Screen, load: () => Promise<T>): Promise<T | null> {
  try {
    return await fetchOnce(load);
  } catch {
    // Of an upgrade the page says by itself.
    if (!leftBehind.getState().behind)
      announce(
        screen,
        "This part of the editor could not be fetched: the server does not answer. Nothing was changed. Try again when it is back.",
        "error",
      );
    return null;
  }
}
