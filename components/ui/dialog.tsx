"use client";
// A question that stops the rest: the browser's modal dialog, which holds focus and closes on Escape.
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

export type DialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  actions?: ReactNode;
  /** Pixels: 420, 560 or 760. */
  width?: "narrow" | "medium" | "wide";
};

const WIDTHS = { narrow: "w-[420px]", medium: "w-[560px]", wide: "w-[760px]" };

/** The first field; in a question without fields the first of its answers, which is the harmless one. */
const firstFocus = (dialog: HTMLElement): HTMLElement | null =>
  dialog.querySelector("[data-dialog-body] :is(input, select, textarea):not(:disabled)") ??
  dialog.querySelector("[data-dialog-actions] button");

/** Open while it is mounted. Focus goes back to where it was. */
export function Dialog({ title, onClose, children, actions, width = "narrow" }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The browser would begin at the close button.
    if (dialog) firstFocus(dialog)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // The parent decides: it unmounts the dialog, or keeps it while something is being written.
        event.preventDefault();
        onClose();
      }}
      // A browser closes it at a second Escape whatever was answered to the first: then it is gone for the parent too.
      onClose={() => {
        if (!element.current?.open) onClose();
      }}
      // Keys typed in a dialog are not the canvas's shortcuts behind it.
      onKeyDown={(event) => event.stopPropagation()}
      className={classNames(
        "max-h-[calc(100vh-32px)] max-w-[calc(100vw-32px)] overflow-hidden rounded-card border border-line-strong bg-surface text-text shadow-2",
        WIDTHS[width],
      )}
    >
      <div className="flex max-h-[calc(100vh-34px)] flex-col">
        <div className="flex items-center justify-between gap-3 pt-3 pr-3 pl-4">
          <h2 id={titleId} className="min-w-0 truncate text-panel">
            {title}
          </h2>
          <IconButton label="Close" icon={X} onClick={onClose} />
        </div>
        <div data-dialog-body className="min-h-0 overflow-y-auto px-4 pt-2 pb-4 text-text-2">
          {children}
        </div>
        {actions && (
          <div
            data-dialog-actions
            className="flex justify-end gap-2 border-line border-t bg-sunken px-4 py-3"
          >
            {actions}
          </div>
        )}
      </div>
    </dialog>
  );
}
