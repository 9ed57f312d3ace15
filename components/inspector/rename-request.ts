// What was just made asks to be named: the inspector's name field takes the focus once for it.
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";

let wanted: NodeKey | GroupKey | null = null;
let expectedSince = Number.NEGATIVE_INFINITY;

/** A field that has not come by then does not come: what it was for is gone. */
const PATIENCE_MS = 2000;

/** Somebody is about to type a name into a field that does not have the focus yet. @returns to be called once it has */
export function expectName(): () => void {
  expectedSince = performance.now();
  return () => {
    expectedSince = Number.NEGATIVE_INFINITY;
  };
}

export const isNameExpected = (): boolean => performance.now() - expectedSince < PATIENCE_MS;

export const requestRename = (key: NodeKey | GroupKey): void => {
  wanted = key;
  expectName();
};

/** @returns whether this node asked; the request is then spent */
export function takeRenameRequest(key: NodeKey | GroupKey): boolean {
  if (wanted !== key) return false;
  wanted = null;
  expectedSince = Number.NEGATIVE_INFINITY;
  return true;
}
