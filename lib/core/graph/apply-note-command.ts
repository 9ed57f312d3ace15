// Edits of notes: write, change, take away. They are moved with everything else.
import { fail, ok, type Result } from "../foundation/result.ts";
import type { AppliedSimply, CommandOf, CommandRefusal } from "./command.ts";
import { insertAt, withoutPlaces } from "./edit-lists.ts";
import type { Note, TriggerGraph } from "./trigger-graph.ts";

export function applyToNotes(
  graph: TriggerGraph,
  command: CommandOf<"add-note"> | CommandOf<"remove-note"> | CommandOf<"update-note">,
): Result<AppliedSimply, CommandRefusal> {
  const { notes = [], ...bare } = graph;
  if (command.type === "add-note") {
    const { note, at } = command;
    if (notes.some(({ id }) => id === note.id))
      return fail({ code: "taken", message: "This note is in the graph already" });
    return ok({
      graph: { ...graph, notes: insertAt(notes, note, at) },
      inverse: [{ type: "remove-note", note: note.id }],
    });
  }
  const index = notes.findIndex(({ id }) => id === command.note);
  const note = notes[index];
  if (!note) return fail({ code: "missing-note", message: "The note is no longer in the graph" });
  if (command.type === "remove-note") {
    const rest = withoutPlaces(notes, new Set([index]));
    return ok({
      graph: rest.length > 0 ? { ...bare, notes: rest } : bare,
      inverse: [{ type: "add-note", note, at: index }],
    });
  }
  const { text, size } = command.set;
  const set: CommandOf<"update-note">["set"] = {};
  const changed: Note = { ...note };
  if (text !== undefined) [changed.text, set.text] = [text, note.text];
  if (size !== undefined) [changed.size, set.size] = [size, note.size];
  return ok({
    graph: { ...graph, notes: notes.with(index, changed) },
    inverse: [{ type: "update-note", note: note.id, set }],
  });
}
