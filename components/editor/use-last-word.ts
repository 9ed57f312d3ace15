"use client";
// Text in a field that goes while it is being typed, as when somebody else deletes what the field belongs to: it is said and can be copied.
// It is not put into the document: what it was meant for is no longer what it was.
import { useEffect, useRef } from "react";
import { copyText } from "@/components/ui/copy-text";
import { showToast } from "@/components/ui/toast";
import { hushKeys } from "@/lib/client/editor/awaited-field";
import { useScreen } from "@/lib/client/editor/screen-context";
import { shortened } from "@/lib/core/foundation/shortened";

/**
 * @param draft what is typed and neither kept nor refused yet; null for nothing
 * @returns to be called when it was kept or taken back
 */
export function useLastWord(draft: string | null): () => void {
  const screen = useScreen();
  const left = useRef<string | null>(null);
  useEffect(() => {
    left.current = draft;
  });
  useEffect(
    () => () => {
      const text = left.current?.trim();
      if (!text) return;
      // Who types on does not mean the canvas's shortcuts.
      hushKeys(screen);
      showToast(`“${shortened(text, 80)}” was not kept: its field went while you typed`, {
        tone: "error",
        action: { label: "Copy", run: () => void copyText(text) },
      });
    },
    [screen],
  );
  return () => {
    left.current = null;
  };
}
