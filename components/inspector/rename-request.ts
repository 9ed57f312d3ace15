// What was just made asks to be named: the inspector's name field takes the focus once for it.
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";

let wanted: NodeKey | GroupKey | null = null;
let askedAt = Number.NEGATIVE_INFINITY;

/** A field that has not come by then does not come: what it was for is gone. */
const PATIENCE_MS = 2000;

export const requestRename = (key: NodeKey | GroupKey): void => {
  wanted = key;
  askedAt = performance.now();
};

/** Somebody is about to type a name, though the field is not there yet. */
export const isRenameAsked = (): boolean => wanted !== null && performance.now() - askedAt < PATIENCE_MS;

/** @returns whether this node asked; the request is then spent */
export function takeRenameRequest(key: NodeKey | GroupKey): boolean {
  if (wanted !== key) return false;
  wanted = null;
  return true;
}
