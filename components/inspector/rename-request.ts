// What was just made asks to be named: the inspector's name field takes the focus once for it.
import type { NodeKey } from "@/lib/client/editor/editor-state";

let wanted: NodeKey | null = null;

export const requestRename = (key: NodeKey): void => {
  wanted = key;
};

/** @returns whether this node asked; the request is then spent */
export function takeRenameRequest(key: NodeKey): boolean {
  if (wanted !== key) return false;
  wanted = null;
  return true;
}
