"use client";
// The right panel: what is chosen on the canvas, and how to change it. Nothing chosen, no panel. Escape leads from any field back to it.
import { type KeyboardEvent, useMemo } from "react";
import { useActionContext } from "@/components/editor/action-context";
import { flowOfEdge } from "@/lib/client/canvas/edge-key";
import { shownCard } from "@/lib/client/canvas/shown-graph";
import { useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, eventKey, flowKey, noteKey } from "@/lib/client/editor/editor-state";
import { focusNode } from "@/lib/client/editor/focus-node";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { useHeld } from "@/lib/client/editor/use-held";
import { EdgeInspector } from "./edge-inspector.tsx";
import { EventInspector } from "./event-inspector.tsx";
import { FlowInspector } from "./flow-inspector.tsx";
import { NoteInspector } from "./note-inspector.tsx";
import { SelectionInspector } from "./selection-inspector.tsx";
import type { SensorPreviewSettings } from "./sensor-tab.tsx";

const graphOf = (state: EditorState) => state.graph;
const selectionOf = (state: EditorState) => state.selection;
const chosenEdgesOf = (state: EditorState) => state.chosenEdges;
const isFraming = (state: ScreenState) => state.framing;

export function Inspector({ settings }: { settings: SensorPreviewSettings }) {
  const graph = useEditorState(graphOf);
  const selection = useHeld(useEditorState(selectionOf), useScreenState(isFraming));
  const chosenEdges = useEditorState(chosenEdgesOf);
  // What others removed meanwhile is chosen no more.
  const { flows, events, notes } = useMemo(
    () => ({
      flows: selection.size === 0 ? [] : graph.flows.filter(({ id }) => selection.has(flowKey(id))),
      events: selection.size === 0 ? [] : graph.events.filter(({ name }) => selection.has(eventKey(name))),
      notes: selection.size === 0 ? [] : (graph.notes ?? []).filter(({ id }) => selection.has(noteKey(id))),
    }),
    [graph, selection],
  );
  const { editor, screen } = useActionContext();
  const leave = (event: KeyboardEvent) => {
    const [key] = selection;
    // A field that holds something unfinished takes Escape for itself first.
    if (event.key !== "Escape" || event.defaultPrevented || !key) return;
    event.preventDefault();
    focusNode(screen, shownCard(editor, screen, key));
  };
  const [flow] = flows;
  const [event] = events;
  const [note] = notes;
  const count = flows.length + events.length + notes.length;
  const [edge] = selection.size === 0 && chosenEdges.size === 1 ? chosenEdges : [];
  const waiting = edge && flowOfEdge(graph, edge);
  if (count === 0 && !waiting) return null;
  return (
    <aside
      aria-label="Inspector"
      onKeyDown={leave}
      className="flex h-full min-w-0 flex-col border-line border-l bg-surface"
    >
      {count === 1 && flow && <FlowInspector key={flow.id} flow={flow} settings={settings} />}
      {count === 1 && event && <EventInspector key={event.name} event={event} />}
      {edge && waiting && <EdgeInspector key={edge} flow={waiting} edgeKey={edge} />}
      {count === 1 && note && <NoteInspector key={note.id} note={note} />}
      {count > 1 && <SelectionInspector flows={flows} events={events} notes={notes} />}
    </aside>
  );
}
