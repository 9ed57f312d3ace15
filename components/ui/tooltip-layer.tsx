"use client";
// The one tooltip of the page: it serves every element marked by `tooltip()`, so that a thousand cards cost nothing.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Kbd } from "./kbd.tsx";
import { placeBeside } from "./place-beside.ts";

/** Long enough not to flicker while the pointer crosses a tool bar; none once one has been read. */
const DELAY_MS = 450;
/** Time to move the pointer on to the tooltip itself. */
const GRACE_MS = 120;

type Shown = { anchor: HTMLElement; text: string; keys: string | undefined };

const markedElement = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;

export function TooltipLayer() {
  const bubble = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: HTMLElement | null = null;
    const after = (ms: number, act: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(act, ms);
    };
    const show = (anchor: HTMLElement) => {
      const text = anchor.dataset.tooltip;
      if (!text || !anchor.isConnected) return;
      current = anchor;
      setShown({ anchor, text, keys: anchor.dataset.tooltipKeys });
    };
    const hide = () => {
      clearTimeout(timer);
      current = null;
      setShown(null);
    };
    const onOver = (event: PointerEvent) => {
      // With a button held something is being drawn or dragged, and words would lie in its way.
      if (event.pointerType === "touch" || event.buttons > 0) return;
      if (event.target instanceof Node && bubble.current?.contains(event.target)) return clearTimeout(timer);
      const anchor = markedElement(event.target);
      if (anchor === current) return clearTimeout(timer);
      if (anchor) after(current ? GRACE_MS : DELAY_MS, () => show(anchor));
      else after(GRACE_MS, hide);
    };
    const onFocus = (event: FocusEvent) => {
      const anchor = markedElement(event.target);
      // Focus comes back while a panel is being closed or opened, and the browser takes one of these at a time.
      if (anchor?.matches(":focus-visible")) after(0, () => show(anchor));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    const listening = new AbortController();
    const options = { signal: listening.signal, passive: true, capture: true };
    document.addEventListener("pointerover", onOver, options);
    document.addEventListener("pointerdown", hide, options);
    document.addEventListener("focusin", onFocus, options);
    document.addEventListener("focusout", hide, options);
    document.addEventListener("keydown", onKey, options);
    document.addEventListener("scroll", hide, options);
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (!shown || !element) return;
    element.showPopover();
    const { left, top } = placeBeside(
      shown.anchor.getBoundingClientRect(),
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: window.innerWidth, height: window.innerHeight },
      { side: "below", align: "centre", gap: 6 },
    );
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    return () => {
      if (element.isConnected) element.hidePopover();
    };
  }, [shown]);

  return (
    <div
      ref={bubble}
      popover="manual"
      role="tooltip"
      // The element's own name or description says the same to a screen reader.
      aria-hidden="true"
      className="max-w-80 rounded-control border border-line-strong bg-surface px-2 py-1 text-small text-text shadow-2"
    >
      {shown && (
        <span className="inline-flex items-center gap-2">
          <span className="whitespace-pre-line">{shown.text}</span>
          {shown.keys && <Kbd keys={shown.keys} />}
        </span>
      )}
    </div>
  );
}
