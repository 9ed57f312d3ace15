"use client";
// The name at the head of the inspector: it looks like a title and is a field.
import { useId, useRef } from "react";
import { useDraft } from "@/components/editor/use-draft";
import { classNames } from "@/components/ui/class-names";
import { useAwaitedField } from "@/lib/client/editor/awaited-field";
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";

export function NameField({
  nodeKey,
  label,
  name,
  mono = false,
  readOnly = false,
  onRename,
}: {
  nodeKey: NodeKey | GroupKey;
  label: string;
  name: string;
  mono?: boolean;
  readOnly?: boolean;
  onRename: (name: string) => string | null;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const draft = useDraft(name, onRename);
  useAwaitedField(nodeKey, (typed) => {
    input.current?.focus();
    input.current?.select();
    const [text = "", ...rest] = typed.split("\n");
    if (text !== "" && !readOnly) draft.write(text, rest.length > 0);
  });
  return (
    <div className="min-w-0 flex-1">
      <h2 className="sr-only">{name}</h2>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        readOnly={readOnly}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={draft.error ? true : undefined}
        aria-describedby={draft.error ? `${id}-error` : undefined}
        {...draft.props}
        className={classNames(
          "-ml-1.5 h-7 w-full truncate rounded-control border border-transparent bg-transparent px-1.5 text-panel focus-visible:outline-offset-0",
          !readOnly && "hover:border-line-strong focus:border-control focus:bg-surface",
          mono && "font-mono",
        )}
      />
      {draft.error && (
        <p id={`${id}-error`} role="alert" className="text-error text-small">
          {draft.error}
        </p>
      )}
    </div>
  );
}
