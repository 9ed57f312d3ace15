"use client";
// A field that was asked for and is not there yet: what is typed meanwhile is kept for it, and it takes the focus once it comes.
import { useEffect, useRef } from "react";
import type { GroupKey, NodeKey } from "./editor-state.ts";
import { useScreen, useScreenState } from "./screen-context.tsx";
import { type Screen, setPanel } from "./screen-state.ts";

/** What has not come by then is wanted no more. */
const PATIENCE_MS = 2000;
/** Keys further apart are no longer the same words. */
const PAUSE_MS = 1000;

/** @param of the name or the text of this, or the target of a connection */
export const awaitField = (screen: Screen, of: NodeKey | GroupKey | "connection"): void =>
  screen.setState({ awaited: { of, typed: "", since: performance.now() } });

/** A field has gone under somebody's hands: what they still type, until they pause, is no shortcut. */
export const hushKeys = (screen: Screen): void =>
  screen.setState({ awaited: { of: "nothing", typed: "", since: performance.now() } });

/** The name in the inspector, which opens for it. */
export function requestRename(screen: Screen, key: NodeKey | GroupKey): void {
  setPanel(screen, "inspector", { open: true });
  awaitField(screen, key);
}

/** @returns what was typed for it, once, with "\n" for Enter; null when it is not what is waited for, or came too late */
export function takeAwaited(screen: Screen, of: NodeKey | GroupKey | "connection"): string | null {
  const { awaited } = screen.getState();
  if (awaited?.of !== of) return null;
  screen.setState({ awaited: null });
  return performance.now() - awaited.since < PATIENCE_MS ? awaited.typed : null;
}

/** To be asked for keys that nothing that is open takes. @returns whether the key is meant for a field on its way */
export function typesAhead(screen: Screen, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { awaited } = screen.getState();
  const isLetter = [...key].length === 1;
  const isText = isLetter || ["Backspace", "Delete", "Enter", "Escape"].includes(key);
  if (!awaited || !isText || ctrlKey || metaKey || altKey) return false;
  const now = performance.now();
  const isPaused = now - awaited.since > (awaited.of === "nothing" ? PAUSE_MS : PATIENCE_MS);
  if (isPaused || key === "Escape") {
    screen.setState({ awaited: null });
    return !isPaused;
  }
  const { typed } = awaited;
  const written = isLetter ? key : key === "Enter" ? "\n" : "";
  const next = key === "Backspace" ? typed.slice(0, -1) : typed + written;
  screen.setState({
    awaited: awaited.of === "nothing" ? { ...awaited, since: now } : { ...awaited, typed: next },
  });
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
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const typed = isAwaited && key !== null ? takeAwaited(screen, key) : null;
    if (typed !== null) latest.current(typed);
  }, [isAwaited, key, screen]);
}
