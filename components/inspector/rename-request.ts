// What was just made asks to be named: the inspector's name field takes the focus once for it.
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";

let wanted: NodeKey | GroupKey | null = null;

export const requestRename = (key: NodeKey | GroupKey): void => {
  wanted = key;
};

/** @returns whether this node asked; the request is then spent */
export function takeRenameRequest(key: NodeKey | GroupKey): boolean {
  if (wanted !== key) return false;
  wanted = null;
  return true;
}
