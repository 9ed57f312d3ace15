"use client";
// A field that was asked for and is not there yet: what is typed meanwhile is kept for it, and it takes the focus once it comes.
import { useLayoutEffect, useRef } from "react";
import type { GroupKey, NodeKey } from "./editor-state.ts";
import { useScreen, useScreenState } from "./screen-context.tsx";
import { type Screen, setPanel } from "./screen-state.ts";

/** Keys further apart are no longer meant for what has not come. */
const KEYS_MS = 2000;
/** What comes later than that is wanted no more. */
const WANTED_MS = 20_000;
/** Keys further apart are no longer the words of a field that has gone. */
const PAUSE_MS = 1000;

/** @param of the name or the text of this, or the target of a connection */
export function awaitField(screen: Screen, of: NodeKey | GroupKey | "connection"): void {
  const now = performance.now();
  screen.setState({ awaited: { of, typed: "", since: now, keyAt: now } });
}

/** The name in the inspector, which opens for it. */
export function requestRename(screen: Screen, key: NodeKey | GroupKey): void {
  setPanel(screen, "inspector", { open: true });
  awaitField(screen, key);
}

/** A field has gone under somebody's hands: what they still type, until they pause, is no shortcut. */
export const hushKeys = (screen: Screen): void => screen.setState({ hushedAt: performance.now() });

/** @returns what was typed for it, once, with "\n" for Enter; null when it is not what is waited for, or came too late */
export function takeAwaited(screen: Screen, of: NodeKey | GroupKey | "connection"): string | null {
  const { awaited } = screen.getState();
  if (awaited?.of !== of) return null;
  screen.setState({ awaited: null });
  return performance.now() - awaited.since < WANTED_MS ? awaited.typed : null;
}

/** To be asked for keys that nothing that is open takes. @returns whether the key is meant for a field that is on its way, or has gone */
export function typesAhead(screen: Screen, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isLetter = [...key].length === 1;
  const isText = isLetter || ["Backspace", "Delete", "Enter", "Escape"].includes(key);
  const { awaited, hushedAt } = screen.getState();
  if (!isText || ctrlKey || metaKey || altKey) return false;
  const now = performance.now();
  if (hushedAt !== null) {
    const isPaused = now - hushedAt > PAUSE_MS;
    screen.setState({ hushedAt: isPaused || key === "Escape" ? null : now });
    if (!isPaused) return true;
  }
  if (!awaited || now - awaited.keyAt > KEYS_MS) return false;
  const { typed } = awaited;
  const written = isLetter ? key : key === "Enter" ? "\n" : "";
  const next = key === "Backspace" ? typed.slice(0, -1) : typed + written;
  // In a note it ends the writing and keeps it.
  const isCalledOff = key === "Escape" && !awaited.of.startsWith("note:");
  screen.setState({ awaited: isCalledOff ? null : { ...awaited, typed: next, keyAt: now } });
  return true;
}

/**
 * @param key null while another field is meant
 * @param take is called when this node's field is waited for, with what was typed so far, and gives it the focus
 */
export function useAwaitedField(key: NodeKey | GroupKey | null, take: (typed: string) => void): void {
  const screen = useScreen();
  const isAwaited = useScreenState(({ awaited }) => awaited !== null && awaited.of === key);
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  // Before the next key: it would be typed into the field, and be written over by what came before it.
  useLayoutEffect(() => {
    const typed = isAwaited && key !== null ? takeAwaited(screen, key) : null;
    if (typed !== null) latest.current(typed);
  }, [isAwaited, key, screen]);
}
