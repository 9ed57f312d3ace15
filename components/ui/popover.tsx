"use client";
// A button that opens a small panel of other controls.
import { type ReactNode, type Ref, useId, useRef, useState } from "react";
import { FloatingPanel } from "./floating-panel.tsx";
import type { Alignment, Side } from "./place-beside.ts";

export type PopoverTriggerProps = {
  ref: Ref<HTMLButtonElement>;
  "aria-haspopup": "dialog";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
  onPointerDown: () => void;
  onClick: () => void;
};

export function Popover({
  label,
  trigger,
  side = "below",
  align = "start",
  className,
  children,
}: {
  label: string;
  trigger: (props: PopoverTriggerProps) => ReactNode;
  side?: Side;
  align?: Alignment;
  className?: string;
  children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const openAtPress = useRef(false);
  const close = () => setOpen(false);
  return (
    <>
      {trigger({
        ref: button,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        "aria-controls": open ? id : undefined,
        onPointerDown: () => {
          openAtPress.current = open;
        },
        onClick: () => {
          setOpen(!(openAtPress.current || open));
          openAtPress.current = false;
        },
      })}
      {open && (
        <FloatingPanel
          anchor={button}
          side={side}
          align={align}
          onClose={close}
          id={id}
          role="dialog"
          aria-label={label}
          onKeyDown={(event) => event.stopPropagation()}
          className={className ?? "w-72 p-3"}
        >
          {children(close)}
        </FloatingPanel>
      )}
    </>
  );
}
