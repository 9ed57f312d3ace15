"use client";
// What is typed in a field that goes, as when somebody else deletes its flow: kept in the document, or said to be lost.
import { useEffect, useRef } from "react";
import { useScreen } from "@/lib/client/editor/screen-context";
import { announce } from "@/lib/client/editor/screen-state";

/** Of a long text enough to know it by. */
const MOST_LETTERS = 60;

/**
 * @param draft null when nothing is unfinished
 * @param keep makes the edit and answers null, or a sentence that says why not
 * @returns to be called when it was kept or taken back
 */
export function useLastWord(draft: string | null, keep: (draft: string) => string | null): () => void {
  const screen = useScreen();
  const atEnd = useRef<(() => void) | null>(null);
  useEffect(() => {
    atEnd.current = () => {
      const refusal = draft === null ? null : keep(draft);
      if (draft === null || refusal === null) return;
      const text = draft.length > MOST_LETTERS ? `${draft.slice(0, MOST_LETTERS)}…` : draft;
      announce(screen, `“${text}” was not kept. ${refusal}`, "error");
    };
  });
  useEffect(() => () => atEnd.current?.(), []);
  return () => {
    atEnd.current = null;
  };
}
