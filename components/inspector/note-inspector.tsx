"use client";
// The chosen note: what it says and how large it is.
import { StickyNote } from "lucide-react";
import { useId, useRef } from "react";
import { useDraft } from "@/components/editor/use-draft";
import { classNames } from "@/components/ui/class-names";
import { controlClasses, Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { sizeOnGrid } from "@/lib/client/canvas/note-command";
import { useAwaitedField } from "@/lib/client/editor/awaited-field";
import { noteKey } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import { type Note, noteTextSchema } from "@/lib/core/graph/trigger-graph";
import { CloseButton } from "./close-button.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { Section } from "./section.tsx";
import { useEdit } from "./use-edit.ts";

export function NoteInspector({ note }: { note: Note }) {
  return (
    <>
      <div className="flex items-center gap-2 border-line border-b px-4 py-3">
        <StickyNote size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
        <h2 className="min-w-0 flex-1 truncate text-panel">Note</h2>
        <CloseButton />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Section title="What it says">
          <TextArea note={note} />
        </Section>
        <Section title="Size">
          <div className="flex gap-2">
            <Length label="Width" note={note} side="width" />
            <Length label="Height" note={note} side="height" />
          </div>
        </Section>
      </div>
      <div className="flex h-11 shrink-0 items-center justify-end border-line border-t px-4">
        <DeleteButton />
      </div>
    </>
  );
}

/** What is typed becomes an edit when the focus leaves, or with Ctrl or Cmd and Enter, or with Escape, which leads back to the note. */
function TextArea({ note }: { note: Note }) {
  const edit = useEdit();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(note.text, (text) => edit({ type: "update-note", note: note.id, set: { text } }));
  const isOnCanvas = useScreenState(({ editingNote }) => editingNote?.id === note.id);
  useAwaitedField(isOnCanvas ? null : noteKey(note.id), (typed) => {
    area.current?.focus();
    if (typed !== "") draft.write(typed, false);
  });
  return (
    <Field id={id} label="Text of the note" hideLabel>
      <textarea
        ref={area}
        id={id}
        rows={6}
        maxLength={noteTextSchema.maxLength ?? undefined}
        {...draft.props}
        onKeyDown={(event) => {
          if (event.key === "Escape" || (event.key === "Enter" && (event.metaKey || event.ctrlKey)))
            draft.settle();
        }}
        className={classNames(controlClasses(), "h-auto! resize-y px-2 py-1")}
      />
    </Field>
  );
}

function Length({ label, note, side }: { label: string; note: Note; side: "width" | "height" }) {
  const edit = useEdit();
  const draft = useDraft(String(note.size[side]), (text) => {
    const length = Number(text);
    if (text.trim() === "" || !Number.isFinite(length)) return `${label} is a number`;
    const size = sizeOnGrid({ ...note.size, [side]: length });
    return size[side] === note.size[side]
      ? null
      : edit({ type: "update-note", note: note.id, set: { size } });
  });
  return (
    <TextField
      label={label}
      type="number"
      step={8}
      error={draft.error}
      fieldClassName="flex-1"
      {...draft.props}
    />
  );
}
