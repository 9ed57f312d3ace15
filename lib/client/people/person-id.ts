// Tells this browser from others, so that several tabs of it are one person to everybody. It says nothing else of who that is.
import { z } from "zod";
import { newId } from "../editor/new-id.ts";

const KEY = "triggerboard:person";

/** @returns the same id in all tabs of this browser; a fresh one where it keeps nothing */
export function personId(): string {
  try {
    const kept = z.uuid().safeParse(window.localStorage.getItem(KEY));
    if (kept.success) return kept.data;
    const fresh = newId();
    window.localStorage.setItem(KEY, fresh);
    return fresh;
  } catch {
    return newId();
  }
}
