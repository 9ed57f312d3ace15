import { expect, it } from "vitest";
import { emptyGraph, type Note, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { grownNote, newNote, sizeOnGrid } from "./note-command.ts";

const note: Note = { id: "n", text: "Old", position: { x: 0, y: 0 }, size: { width: 240, height: 96 } };

it("puts a new note near the middle, clear of what stands there", () => {
  const empty = newNote(emptyGraph("Test"), "n", { x: 501, y: 299 });
  expect(empty.note).toEqual({
    id: "n",
    text: "",
    position: { x: 384, y: 248 },
    size: { width: 240, height: 96 },
  });
  const graph: TriggerGraph = {
    ...emptyGraph("Test"),
    flows: [{ id: "a", name: "A", parameters: [], position: { x: 400, y: 256 } }],
  };
  const { position, size } = newNote(graph, "n", { x: 501, y: 299 }).note;
  expect(position.y + size.height <= 256 || position.y >= 256 + 88).toBe(true);
});

it("makes a note as high as its text needs, never lower, and does nothing when the text is the same", () => {
  expect(grownNote(note, "Old", 400)).toBe(null);
  expect(grownNote(note, "New", 50)).toEqual({ type: "update-note", note: "n", set: { text: "New" } });
  expect(grownNote(note, "New", 130)?.set.size).toEqual({ width: 240, height: 136 });
  expect(grownNote(note, "New", 99_999)?.set.size?.height).toBe(1600);
});

it("holds a note's size on the grid and within its limits", () => {
  expect(sizeOnGrid({ width: 243, height: 3 })).toEqual({ width: 240, height: 48 });
  expect(sizeOnGrid({ width: 5000, height: 101 })).toEqual({ width: 1600, height: 104 });
});
