"use client";
// When what has the keyboard's focus is taken away, the browser begins again at the top of the page. The focus then goes to what is near
// instead, unless somebody has a better place for it.
import { useEffect } from "react";

/** What Tab reaches, but for text fields, since what is typed next was not meant for them, and links that lead away. */
const STOPS =
  ":is(a[href^='/'], button:not(:disabled), [tabindex='0']):not([role=separator], [tabindex='-1'])";
/** What comes over the page for a while: the focus was somewhere else before, and goes back there. */
const PASSING = "dialog, [popover], [data-passing]";
/** A better place may take a moment to come up. */
const GRACE_MS = 100;

export function FocusKeeper() {
  useEffect(() => {
    /** What has the focus; null when it was left for nothing. */
    let last: Element | null = null;
    /** What had it last in the page itself, a field as well, and all that was in. */
    let path: Element[] = [];
    /** A new page begins at its top. */
    let page = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      if (target.closest(PASSING)) return;
      path = [];
      page = window.location.pathname;
      for (let at: Element | null = target; at && at !== document.body; at = at.parentElement) path.push(at);
    };
    const onBlur = () =>
      setTimeout(() => {
        // A press on nothing; not a removal, nor a button that is busy and may then go.
        const isLeft = last?.isConnected && !last.matches(":disabled");
        if (document.activeElement === document.body && isLeft) last = null;
      });
    const isLost = () =>
      document.activeElement === document.body &&
      last?.isConnected === false &&
      page === window.location.pathname;
    const goNear = () => {
      if (!isLost() || document.querySelector("dialog[open]")) return;
      for (const around of path) {
        if (!around.isConnected) continue;
        const stops = around === path[0] ? [around] : around.querySelectorAll(STOPS);
        for (const near of stops) {
          if (!(near instanceof HTMLElement) || !near.checkVisibility({ visibilityProperty: true })) continue;
          near.focus({ preventScroll: true });
          if (document.activeElement === near) return;
        }
      }
    };
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(goNear, GRACE_MS);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", onBlur);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", onBlur);
    };
  }, []);
  return null;
}
