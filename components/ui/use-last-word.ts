"use client";
// Text in a field that goes while it is being typed, as when somebody else deletes what the field belongs to: it is said, so that it is not
// lost without a word. It is not put into the document: what it was meant for is no longer what it was.
import { useEffect, useRef } from "react";
import { showToast } from "./toast.ts";

/** Of a long text enough to know it by. */
const MOST_LETTERS = 200;

/**
 * @param draft what is typed and neither kept nor refused yet; null for nothing
 * @returns to be called when it was kept or taken back
 */
export function useLastWord(draft: string | null): () => void {
  const left = useRef<string | null>(null);
  useEffect(() => {
    left.current = draft;
  });
  useEffect(
    () => () => {
      const text = left.current?.trim();
      if (!text) return;
      const shown = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
      showToast(`“${shown}” was not kept: what you typed it for is gone`, { tone: "error" });
    },
    [],
  );
  return () => {
    left.current = null;
  };
}
