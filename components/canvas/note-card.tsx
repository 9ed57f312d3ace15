// A note on the canvas: a few plain words, written in place with Enter or a double click, resized by its corner.
import type { NodeProps } from "@xyflow/react";
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useDraft } from "@/components/editor/use-draft";
import { classNames } from "@/components/ui/class-names";
import type { NoteNode } from "@/lib/client/canvas/canvas-elements";
import type { DetailLevel } from "@/lib/client/canvas/detail-level";
import { keepFocus } from "@/lib/client/canvas/keep-focus";
import { grownNote, sizeOnGrid } from "@/lib/client/canvas/note-command";
import { useAwaitedField } from "@/lib/client/editor/awaited-field";
import { useEditor } from "@/lib/client/editor/editor-context";
import { noteKey } from "@/lib/client/editor/editor-state";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import { announce } from "@/lib/client/editor/screen-state";
import { type Note, noteTextSchema } from "@/lib/core/graph/trigger-graph";
import { ChosenBy } from "./chosen-by.tsx";
import { useDetail } from "./detail-context.ts";

/** So that they can be read as long as they are shown; whole lines only. */
const LETTERS: Record<DetailLevel, { letters: string; line: number }> = {
  full: { letters: "text-body", line: 20 },
  compact: { letters: "text-[20px] leading-7", line: 28 },
  block: { letters: "text-[32px] leading-10", line: 40 },
  dot: { letters: "", line: 40 },
};
const MOST_TEXT = noteTextSchema.maxLength ?? undefined;

export const NoteCard = memo(function NoteCard({ data, selected, width, height }: NodeProps<NoteNode>) {
  const { noteId, text } = data;
  const screen = useScreen();
  const editing = useScreenState(({ editingNote }) => (editingNote?.id === noteId ? editingNote : null));
  const detail = useDetail();
  const { letters, line } = LETTERS[detail];
  /** While the corner is in the hand. */
  const [size, setSize] = useState<Note["size"] | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for Enter, which does the same
    <div
      className={classNames(
        "relative size-full rounded-control border bg-sunken",
        selected ? "border-accent outline-[1.5px] outline-accent" : "border-line-strong shadow-1",
      )}
      {...(size ? { style: size } : {})}
      onDoubleClick={() => screen.setState({ editingNote: { id: noteId, isNew: false } })}
    >
      <span className="absolute top-0 left-0 h-full w-1 rounded-l-control bg-line-strong" />
      {editing ? (
        <NoteEditor noteId={noteId} text={text} isNew={editing.isNew} />
      ) : (
        detail !== "dot" && (
          <div className="size-full overflow-hidden py-2 pr-3 pl-4">
            <p
              className={classNames(
                "line-clamp-(--lines) whitespace-pre-wrap break-words",
                letters,
                text === "" ? "text-text-3" : "text-text-2",
              )}
              style={
                {
                  "--lines": Math.max(1, Math.floor(((size?.height ?? height ?? 0) - 16) / line)),
                } as CSSProperties
              }
            >
              {text || "Empty note"}
            </p>
          </div>
        )
      )}
      <ChosenBy nodeKey={data.key} rounded="rounded-control" />
      {selected && !editing && (
        <Corner noteId={noteId} from={{ width: width ?? 0, height: height ?? 0 }} onSize={setSize} />
      )}
    </div>
  );
});

/** Resizes the note; by keyboard the inspector does. */
function Corner({
  noteId,
  from,
  onSize,
}: {
  noteId: string;
  from: Note["size"];
  onSize: (size: Note["size"] | null) => void;
}) {
  const editor = useEditor();
  const grip = useRef<{ x: number; y: number; zoom: number } | null>(null);
  const sizeAt = ({ clientX, clientY }: PointerEvent): Note["size"] | null => {
    if (!grip.current) return null;
    const { x, y, zoom } = grip.current;
    return sizeOnGrid({
      width: from.width + (clientX - x) / zoom,
      height: from.height + (clientY - y) / zoom,
    });
  };
  return (
    <span
      data-resizes=""
      className="nodrag nopan absolute right-0 bottom-0 size-4 cursor-nwse-resize rounded-br-control border-accent border-r-[3px] border-b-[3px]"
      onPointerDown={(event) => {
        event.stopPropagation();
        const { offsetWidth } = event.currentTarget;
        const zoom = event.currentTarget.getBoundingClientRect().width / offsetWidth || 1;
        grip.current = { x: event.clientX, y: event.clientY, zoom };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const size = sizeAt(event);
        if (size) onSize(size);
      }}
      onPointerCancel={() => {
        grip.current = null;
        onSize(null);
      }}
      onPointerUp={(event) => {
        const size = sizeAt(event);
        grip.current = null;
        onSize(null);
        if (size && (size.width !== from.width || size.height !== from.height))
          editor.dispatch({ type: "update-note", note: noteId, set: { size } });
      }}
    />
  );
}

/**
 * Enter makes a new line; Escape, Ctrl or Cmd with Enter, or going elsewhere keeps what is written: undo takes it back.
 * @param isNew it was made to be written in at once
 */
function NoteEditor({ noteId, text, isNew }: { noteId: string; text: string; isNew: boolean }) {
  const editor = useEditor();
  const screen = useScreen();
  const area = useRef<HTMLTextAreaElement>(null);
  const noteNow = () => editor.store.getState().graph.notes?.find(({ id }) => id === noteId);
  const draft = useDraft(text, (words) => {
    const note = noteNow();
    const command = note && grownNote(note, words, area.current?.scrollHeight ?? 0);
    return command && editor.dispatch(command) ? null : "The note is no longer in the graph";
  });
  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.select();
  }, []);
  useAwaitedField(noteKey(noteId), (typed) => {
    if (typed !== "") draft.write(typed, false);
  });
  const leave = (toNode: boolean) => {
    const node = area.current?.closest<HTMLElement>(".react-flow__node");
    screen.setState({ editingNote: null });
    if (toNode) node?.focus({ preventScroll: true });
  };
  /** A note that was made to be written in at once, and was not. */
  const callOff = () => {
    const made = editor.store.getState().undo.at(-1)?.command;
    if (!isNew || noteNow()?.text !== "" || made?.type !== "remove-note" || made.note !== noteId) return;
    keepFocus({ editor, screen }, editor.undo);
    announce(screen, "Note called off");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isDone = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (!isDone && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    draft.settle();
    leave(true);
    callOff();
  };
  return (
    <textarea
      ref={area}
      {...draft.props}
      maxLength={MOST_TEXT}
      aria-label="Text of the note"
      placeholder="Write a note"
      onKeyDown={onKeyDown}
      onBlur={() => {
        // The window was left, perhaps for words to bring along.
        if (document.activeElement === area.current) return;
        // Left by a key, it is kept already.
        if (screen.getState().editingNote?.id !== noteId) return;
        draft.settle();
        leave(false);
        callOff();
      }}
      className="nodrag nopan nowheel size-full resize-none bg-transparent py-2 pr-3 pl-4 text-body text-text outline-none"
    />
  );
}
