// The page's colours for those who paint, read again when the theme changes.
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Ink, readInk } from "@/lib/client/canvas/paint/ink";

/** @returns reads the colours where `element` stands; another function after the theme changed; null before there is an element */
export function useInk(element: RefObject<Element | null>): () => Ink | null {
  const [theme, setTheme] = useState(0);
  const known = useRef<{ theme: number; ink: Ink } | null>(null);
  useEffect(() => {
    const changed = () => setTheme((before) => before + 1);
    const chosen = new MutationObserver(changed);
    chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", changed);
    return () => {
      chosen.disconnect();
      system.removeEventListener("change", changed);
    };
  }, []);
  return useCallback(() => {
    if (known.current?.theme === theme) return known.current.ink;
    if (!element.current) return null;
    const style = getComputedStyle(element.current);
    known.current = { theme, ink: readInk((property) => style.getPropertyValue(property)) };
    return known.current.ink;
  }, [element, theme]);
}
