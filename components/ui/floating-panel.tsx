"use client";
// A panel in the top layer beside its anchor: the browser's popover, placed by `placeBeside`. Base of menus and popovers.
import { type ComponentProps, type RefObject, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { type Alignment, placeBeside, type Side } from "./place-beside.ts";

export type FloatingPanelProps = Omit<ComponentProps<"div">, "popover" | "ref"> & {
  anchor: RefObject<HTMLElement | null>;
  /** Called when the browser closes it: Escape, a press outside, another popover. */
  onClose: () => void;
  side?: Side;
  align?: Alignment;
  /** As wide as the anchor, at least. */
  matchWidth?: boolean;
  /** "manual" stays open while focus is in a field outside it (a combobox). */
  mode?: "auto" | "manual";
};

/** Open while it is mounted. Focus inside it goes back to the anchor when it leaves. */
export function FloatingPanel({
  anchor,
  onClose,
  side = "below",
  align = "start",
  matchWidth = false,
  mode = "auto",
  className,
  children,
  ...rest
}: FloatingPanelProps) {
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = panel.current;
    const from = anchor.current;
    if (!element || !from) return;
    const place = () => {
      const beside = from.getBoundingClientRect();
      if (matchWidth) element.style.minWidth = `${beside.width}px`;
      const { left, top } = placeBeside(
        beside,
        { width: element.offsetWidth, height: element.offsetHeight },
        { width: window.innerWidth, height: window.innerHeight },
        { side, align },
      );
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    if (!element.matches(":popover-open")) element.showPopover();
    place();
    const watcher = new ResizeObserver(place);
    watcher.observe(element);
    window.addEventListener("resize", place);
    // Scrolling anything around the anchor moves the anchor.
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      watcher.disconnect();
      window.removeEventListener("resize", place);
      document.removeEventListener("scroll", place, { capture: true });
      if (element.contains(document.activeElement)) from.focus();
    };
  }, [anchor, side, align, matchWidth]);

  return (
    <div
      {...rest}
      ref={panel}
      popover={mode}
      onToggle={(event) => {
        if (event.newState === "closed") onClose();
      }}
      className={classNames(
        "fixed max-h-[min(480px,calc(100vh-16px))] overflow-y-auto rounded-popover border border-line-strong bg-surface text-text shadow-2",
        className,
      )}
    >
      {children}
    </div>
  );
}
