"use client";
// The chosen edge: what it joins, who drew it, and the way to take it out.
import { Button } from "@/components/ui/button";
import { triggerEdges } from "@/lib/client/canvas/edge-key";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import { type EdgeKey, type EditorState, eventKey, flowKey } from "@/lib/client/editor/editor-state";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { nthOf, waitsOf } from "@/lib/core/graph/wait-origins";
import { CloseButton } from "./close-button.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { DrawnBy } from "./drawn-by.tsx";
import { Section } from "./section.tsx";
import { waitRows } from "./upstream-rows.ts";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function EdgeInspector({ flow, edgeKey }: { flow: Flow; edgeKey: EdgeKey }) {
  const editor = useEditor();
  const graph = useEditorState(graphOf);
  const choice = useEditorState(branchOf);
  const edge = triggerEdges(flow).find(({ key }) => key === edgeKey);
  const waits = waitsOf(graph, flow.id);
  const wait = edge && waits[edge.at];
  const row = edge && waitRows(graph, flow, choice)[edge.at];
  if (!edge || !wait || !row) return null;
  const source =
    !isDynamic(wait) && "event" in wait
      ? eventKey(wait.event)
      : row.flowId === null
        ? null
        : flowKey(row.flowId);
  return (
    <>
      <div className="flex items-start gap-2 border-line border-b px-4 py-3">
        <h2 className="min-w-0 flex-1 pt-0.5 text-panel wrap-anywhere">
          {row.name} → {flow.name}
        </h2>
        <CloseButton />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Section title="Drawn by">
          <DrawnBy flowId={flow.id} wait={wait} nth={nthOf(waits, edge.at)} />
        </Section>
        <Section title="Joins">
          <div className="flex flex-wrap gap-2">
            {source !== null && <Button onClick={() => editor.focus([source])}>Show {row.name}</Button>}
            <Button onClick={() => editor.focus([flowKey(flow.id)])}>Show {flow.name}</Button>
          </div>
        </Section>
      </div>
      {!flow.external && (
        <div className="flex h-11 shrink-0 items-center justify-end border-line border-t px-4">
          <DeleteButton>Disconnect</DeleteButton>
        </div>
      )}
    </>
  );
}
