"use client";
// A field that narrows a list. A key may jump to it from anywhere; Escape empties it first, then leaves it.
import { Search } from "lucide-react";
import { type ComponentProps, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses } from "./field.tsx";
import { isTyping } from "./is-typing.ts";
import { Kbd } from "./kbd.tsx";

export type SearchFieldProps = Omit<ComponentProps<"input">, "value" | "onChange" | "size" | "ref"> & {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** One key that jumps here while nothing else is being typed. */
  jumpKey?: string;
  size?: "medium" | "large";
};

export function SearchField({
  label,
  value,
  onValue,
  jumpKey,
  size = "medium",
  className,
  onKeyDown,
  ...rest
}: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (jumpKey === undefined) return;
    const jump = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== jumpKey.toLowerCase() || event.metaKey || event.ctrlKey || event.altKey)
        return;
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, [jumpKey]);
  return (
    <div className={classNames("relative", className)}>
      <Search
        size={16}
        strokeWidth={1.75}
        className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-text-3"
      />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts={jumpKey}
        {...rest}
        ref={input}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== "Escape" || event.defaultPrevented) return;
          if (value === "") event.currentTarget.blur();
          else onValue("");
          event.preventDefault();
        }}
        className={classNames(
          controlClasses(),
          "pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden",
          size === "large" && "h-8",
        )}
      />
      {jumpKey !== undefined && value === "" && (
        <Kbd
          keys={jumpKey.length === 1 ? jumpKey.toUpperCase() : jumpKey}
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2"
        />
      )}
    </div>
  );
}
