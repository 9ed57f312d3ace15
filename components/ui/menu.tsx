"use client";
// A button that opens a list of actions: arrows, Home, End, first letters, Enter, Escape and Tab as the menu pattern of ARIA says.
import { Check, type LucideIcon } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { FloatingPanel } from "./floating-panel.tsx";
import { Kbd } from "./kbd.tsx";
import type { Alignment } from "./place-beside.ts";
import { stepIn } from "./step-in.ts";

export type MenuAction = {
  kind?: "action";
  label: string;
  icon?: LucideIcon;
  onSelect: () => void;
  /** A second line: what it does, or why it cannot be done now. */
  hint?: string;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Set for one of several choices. */
  checked?: boolean;
};
export type MenuItem = MenuAction | { kind: "separator" } | { kind: "heading"; label: string };

/** What the button that opens a menu must carry. */
export type MenuTriggerProps = {
  ref: Ref<HTMLButtonElement>;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
  onPointerDown: () => void;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

const ITEMS = "[role^=menuitem]";

export function Menu({
  label,
  items,
  trigger,
  align = "start",
}: {
  label: string;
  items: MenuItem[];
  trigger: (props: MenuTriggerProps) => ReactNode;
  align?: Alignment;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"first" | "last" | null>(null);
  // A press on the button closes an open popover before the click arrives, which must then not open it again.
  const openAtPress = useRef(false);
  return (
    <>
      {trigger({
        ref: button,
        "aria-haspopup": "menu",
        "aria-expanded": open !== null,
        "aria-controls": open === null ? undefined : id,
        onPointerDown: () => {
          openAtPress.current = open !== null;
        },
        onClick: () => {
          setOpen(openAtPress.current || open !== null ? null : "first");
          openAtPress.current = false;
        },
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(event.key === "ArrowDown" ? "first" : "last");
        },
      })}
      {open !== null && (
        <FloatingPanel anchor={button} align={align} onClose={() => setOpen(null)} className="min-w-44 p-1">
          <MenuList id={id} label={label} items={items} start={open} onDone={() => setOpen(null)} />
        </FloatingPanel>
      )}
    </>
  );
}

function MenuList({
  id,
  label,
  items,
  start,
  onDone,
}: {
  id: string;
  label: string;
  items: MenuItem[];
  start: "first" | "last";
  onDone: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
  useEffect(() => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    all.at(start === "first" ? 0 : -1)?.focus();
  }, [start]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Tab" || event.key === "Escape") {
      event.preventDefault();
      return onDone();
    }
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = stepIn(event.key, at, all.length);
    if (next !== null) {
      event.preventDefault();
      return all[next]?.focus();
    }
    if (event.key.length !== 1 || event.key === " " || event.metaKey || event.ctrlKey || event.altKey) return;
    const fresh = event.timeStamp - typed.current.at > 600;
    typed.current = {
      text: (fresh ? "" : typed.current.text) + event.key.toLowerCase(),
      at: event.timeStamp,
    };
    const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    order.find((item) => item.textContent?.toLowerCase().startsWith(typed.current.text))?.focus();
  };

  return (
    <div ref={list} id={id} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map((item, index) => {
        if (item.kind === "separator")
          // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity and the list is rebuilt whole
          return <hr key={index} className="-mx-1 my-1 border-line" />;
        if (item.kind === "heading")
          return (
            <div key={item.label} className="px-2 pt-1.5 pb-1 font-medium text-small text-text-3">
              {item.label}
            </div>
          );
        return <MenuRow key={item.label} item={item} onDone={onDone} />;
      })}
    </div>
  );
}

function MenuRow({ item, onDone }: { item: MenuAction; onDone: () => void }) {
  const { label, icon: Icon, hint, keys, danger = false, disabled = false, checked } = item;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is there only with the role menuitemradio
    <button
      type="button"
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      tabIndex={-1}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        if (disabled) return;
        // Closed first, so that focus is back on the button when the action opens a dialog.
        onDone();
        item.onSelect();
      }}
      className={classNames(
        "flex min-h-7 w-full items-center gap-2 rounded-control px-2 py-1 text-left text-body outline-none focus:bg-hover",
        disabled ? "cursor-default text-text-3" : danger ? "text-error" : "text-text",
      )}
    >
      {Icon && (
        <Icon
          size={16}
          strokeWidth={1.75}
          className={classNames("shrink-0", hint && "self-start mt-0.5", !danger && "text-text-2")}
        />
      )}
      <span className="min-w-0 flex-1">
        <span className="block">{label}</span>
        {hint && <span className="block max-w-64 text-small text-text-3">{hint}</span>}
      </span>
      {keys && <Kbd keys={keys} />}
      {checked !== undefined && (
        <Check size={14} strokeWidth={2} className={classNames("text-accent", !checked && "invisible")} />
      )}
    </button>
  );
}
