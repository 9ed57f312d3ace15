"use client";
// Text that is being typed and becomes an edit when it is finished: on Enter or when the focus leaves. Escape takes it back.
import { type ChangeEvent, type KeyboardEvent, useState } from "react";
import { useLastWord } from "@/components/ui/use-last-word";

/**
 * @param value what the document says
 * @param commit makes the edit and answers null, or a sentence that says why not: the text then stays to be mended
 */
export function useDraft(value: string, commit: (text: string) => string | null) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const done = useLastWord(draft === value || error !== null ? null : draft);
  const leave = () => {
    done();
    setDraft(null);
    setError(null);
  };
  const settle = () => {
    if (draft === null) return;
    const refusal = draft === value ? null : commit(draft);
    if (refusal === null) leave();
    else setError(refusal);
  };
  return {
    text: draft ?? value,
    error,
    /** Begins with this text, as if it had been typed. */
    write: setDraft,
    props: {
      value: draft ?? value,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setDraft(event.target.value);
        setError(null);
      },
      onBlur: settle,
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === "Enter") settle();
        if (event.key !== "Escape" || draft === null) return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      },
    },
  };
}
