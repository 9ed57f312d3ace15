// The graph's name in the top bar: a press makes it a field.
import { type KeyboardEvent, useCallback, useRef, useState } from "react";
import { tooltip } from "@/components/ui/tooltip";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";

const nameOf = (state: EditorState) => state.graph.name;

export function GraphName() {
  const editor = useEditor();
  const name = useEditorState(nameOf);
  const [draft, setDraft] = useState<string | null>(null);
  // From the field back to the button that takes its place.
  const byKey = useRef(false);
  const takeBack = useCallback((button: HTMLButtonElement | null) => {
    if (button && byKey.current) button.focus();
    byKey.current = false;
  }, []);
  const keep = () => {
    const wanted = (draft ?? "").trim();
    setDraft(null);
    if (wanted !== "" && wanted !== name) editor.dispatch({ type: "rename-graph", name: wanted });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") keep();
    else if (event.key === "Escape") setDraft(null);
    else return;
    byKey.current = true;
    event.preventDefault();
    event.stopPropagation();
  };
  if (draft === null) {
    return (
      <span className="block max-w-60">
        <button
          ref={takeBack}
          type="button"
          {...tooltip(`Rename ${name}`)}
          onClick={() => setDraft(name)}
          className="block max-w-full truncate rounded-key font-semibold hover:bg-hover"
        >
          {name}
        </button>
      </span>
    );
  }
  return (
    <input
      aria-label="Name of the graph"
      // biome-ignore lint/a11y/noAutofocus: a press has just asked for this field
      autoFocus
      maxLength={200}
      value={draft}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
      className="h-7 w-52 max-w-full rounded-control border border-control bg-surface px-1.5 font-semibold"
    />
  );
}
