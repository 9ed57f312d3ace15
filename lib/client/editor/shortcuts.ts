// Keys as the list of actions names them ("mod+shift+Z"), and whether a key press is one of them.

/** Only what we use of a key press. */
export type KeyPress = {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
};

/**
 * "mod" is ⌘ on Apple's keyboards and Ctrl elsewhere; either is taken. Shift may be held where it is not named, but not beside "mod":
 * a character such as "?" may need it or not, as the keyboard has it.
 */
export function matchesKeys(keys: string, press: KeyPress): boolean {
  const parts = keys.split("+").filter((part) => part !== "");
  const key = keys.endsWith("+") ? "+" : (parts.pop() ?? "");
  const mod = parts.includes("mod");
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((press.metaKey || press.ctrlKey) !== mod || press.altKey !== parts.includes("alt")) return false;
  return mod ? press.shiftKey === parts.includes("shift") : press.shiftKey || !parts.includes("shift");
}
