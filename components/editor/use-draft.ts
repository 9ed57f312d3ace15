"use client";
// Text that is being typed and becomes an edit when it is finished: on Enter or when the focus leaves. Escape takes it back.
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { tellOverwritten } from "./tell-overwritten.ts";
import { useLastWord } from "./use-last-word.ts";

/**
 * @param value what the document says
 * @param commit makes the edit and answers null, or a sentence that says why not: the text then stays to be mended
 */
export function useDraft(value: string, commit: (text: string) => string | null) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const done = useLastWord(draft === value || error !== null ? null : draft);
  const editor = useEditor();
  /** What the document said when one began to type. */
  const began = useRef(value);
  const write = (text: string) => {
    if (draft === null) began.current = value;
    setDraft(text);
    setError(null);
  };
  const leave = () => {
    done();
    setDraft(null);
    setError(null);
  };
  const settle = (text = draft) => {
    if (text === null) return;
    const { undo } = editor.store.getState();
    const refusal = text === value ? null : commit(text);
    if (refusal !== null) return setError(refusal);
    const isEdit = editor.store.getState().undo !== undo;
    if (isEdit && began.current !== value) tellOverwritten(editor, value);
    leave();
  };
  return {
    text: draft ?? value,
    error,
    settle: () => settle(),
    /** As if it had been typed, and Enter pressed when it is finished. */
    write(text: string, finished: boolean) {
      write(text);
      if (finished) settle(text);
    },
    props: {
      value: draft ?? value,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => write(event.target.value),
      // What is left to be mended is begun anew.
      onFocus: () => {
        began.current = value;
      },
      onBlur: () => settle(),
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
