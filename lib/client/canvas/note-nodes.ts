// The nodes of notes: a few plain words, behind edges and cards.
import { noteKey } from "@/lib/client/editor/editor-state";
import type { Note } from "@/lib/core/graph/trigger-graph";
import type { NoteNode } from "./canvas-elements.ts";
import { sized } from "./canvas-nodes.ts";

const A_NOTE = { tabIndex: -1, "aria-roledescription": "note" } as const;
/** What is read out of a long note. */
const MOST_READ = 200;

const known = new WeakMap<Note, NoteNode>();

/** A note that did not change has the node it had. */
export function noteNode(note: Note): NoteNode {
  const node = known.get(note) ?? makeNode(note);
  known.set(note, node);
  return node;
}

function makeNode({ id, text, position, size }: Note): NoteNode {
  const key = noteKey(id);
  const words = text.replace(/\s+/g, " ").trim();
  return {
    id: key,
    type: "note",
    position,
    ...sized(size),
    zIndex: -1,
    selected: false,
    connectable: false,
    ariaRole: "group",
    ariaLabel: words === "" ? "Empty note" : `Note: ${words.slice(0, MOST_READ)}`,
    domAttributes: A_NOTE,
    data: { key, noteId: id, text },
  };
}
