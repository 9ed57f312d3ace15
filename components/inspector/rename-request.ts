// What was just made, or F2, asks for a name: the field for it takes the focus once, and what was typed before it was there.
import { useEffect, useRef } from "react";
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { Screen } from "@/lib/client/editor/screen-state";

/** A field that has not come by then does not come: what it was for is gone. */
const PATIENCE_MS = 2000;

export const requestRename = (screen: Screen, key: NodeKey | GroupKey): void =>
  screen.setState({ naming: { key, typed: "", since: performance.now() } });

/**
 * A letter that nothing that is open takes.
 * @param letter null for a key that writes none
 * @returns whether a field is on its way for it; the letter is then kept for the field
 */
export function typeForRename(screen: Screen, letter: string | null): boolean {
  const { naming } = screen.getState();
  if (!naming || performance.now() - naming.since > PATIENCE_MS) return false;
  if (letter !== null) screen.setState({ naming: { ...naming, typed: naming.typed + letter } });
  return true;
}

/**
 * @param key null while another field is meant
 * @param take called when this node asks, with what was typed for it so far: it then has the keyboard
 */
export function useRenameRequest(key: NodeKey | GroupKey | null, take: (typed: string) => void): void {
  const screen = useScreen();
  const isAsked = useScreenState(({ naming }) => naming !== null && naming.key === key);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const { naming } = screen.getState();
    if (!isAsked || !naming) return;
    screen.setState({ naming: null });
    latest.current(naming.typed);
  }, [isAsked, screen]);
}
