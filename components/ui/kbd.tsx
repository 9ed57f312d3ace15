"use client";
// A key or a chord as a key cap. "mod" is ⌘ on Apple machines and Ctrl elsewhere.
import { useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";

const never = () => () => {};
const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether the keyboard is Apple's. False on the server; the first paint after that puts it right. */
export const useAppleKeyboard = (): boolean => useSyncExternalStore(never, onApple, () => false);

const APPLE: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥" };
const OTHER: Record<string, string> = { mod: "Ctrl", shift: "Shift", alt: "Alt" };

/** @param keys joined by "+": `mod+shift+Z`; @returns `⇧⌘Z` or `Ctrl Shift Z` */
export function spellKeys(keys: string, apple: boolean): string {
  // "+" itself is a key as well.
  const parts = keys === "+" ? [keys] : keys.split("+");
  const names = parts.map((key) => (apple ? APPLE : OTHER)[key] ?? key);
  return names.join(apple ? "" : " ");
}

export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const apple = useAppleKeyboard();
  return (
    <kbd
      className={classNames(
        "inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-key border border-line-strong bg-sunken px-1 font-sans text-tiny text-text-3",
        className,
      )}
    >
      {spellKeys(keys, apple)}
    </kbd>
  );
}
