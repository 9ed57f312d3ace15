"use client";
// When what has the keyboard's focus is taken away, the browser begins again at the top of the page. The focus then goes to what is near
// instead, unless somebody has a better place for it.
import { useEffect } from "react";

/** No text fields: what is typed next was not meant for them. */
const STOPS = ":is(a[href], button:not(:disabled), [tabindex='0']):not([role=separator])";
/** A better place may take a moment to come up. */
const GRACE_MS = 100;

export function FocusKeeper() {
  useEffect(() => {
    /** What had the focus, and all it was in. */
    let path: Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent) => {
      // A dialog gives the focus back to what had it before.
      if (!(target instanceof Element) || target.closest("dialog")) return;
      path = [];
      for (let at: Element | null = target; at; at = at.parentElement) path.push(at);
    };
    const isLost = () => document.activeElement === document.body && path[0]?.isConnected === false;
    const goNear = () => {
      if (!isLost() || document.querySelector("dialog[open]")) return;
      for (const around of path) {
        if (!around.isConnected || around === document.body) continue;
        const near = [...around.querySelectorAll<HTMLElement>(STOPS)].find((one) => one.checkVisibility());
        if (near) return near.focus({ preventScroll: true });
      }
    };
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(goNear, GRACE_MS);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, []);
  return null;
}
