"use client";
// The left panel: make a flow or an event, find a known one, put it on the canvas by drag or by Enter.
import { Keyboard, Plus, Radio } from "lucide-react";
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { requestRename } from "@/lib/client/editor/awaited-field";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { newId } from "@/lib/client/editor/new-id";
import { useScreen } from "@/lib/client/editor/screen-context";
import { placeBesideSelection } from "@/lib/client/palette/free-place";
import { addPaletteItem, type PaletteItem, writePaletteItem } from "@/lib/client/palette/palette-item";
import { useKnownClusterFlows, useKnownFlows } from "@/lib/client/queries/known-flows";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import type { KnownClusterFlows } from "@/lib/core/cluster/known-flows";
import type { Flow, Position } from "@/lib/core/graph/trigger-graph";
import { KnownFlowsStatus } from "./known-flows-status.tsx";
import { PaletteGroupList } from "./palette-group-list.tsx";
import { type PaletteRow, paletteGroups, paletteRows } from "./palette-rows.ts";

const graphOf = (state: EditorState) => state.graph;
const NONE: readonly Flow[] = [];
const NONE_IN_CLUSTER: KnownClusterFlows = { flows: [], note: null };

/** The first chosen node that is a flow. */
function selectedPosition({ graph, selection }: EditorState): Position | null {
  const chosen = graph.flows.find(({ id }) => selection.has(`flow:${id}`));
  return chosen?.position ?? null;
}

export function Palette() {
  return (
    <QueryProvider>
      <PaletteBody />
    </QueryProvider>
  );
}

function PaletteBody() {
  const editor = useEditor();
  const screen = useScreen();
  // The edit is shown first; its row follows within the same moment.
  const graph = useDeferredValue(useEditorState(graphOf));
  const found = useKnownFlows();
  const known = found.data?.flows ?? NONE;
  const deployed = useKnownClusterFlows();
  const inCluster = deployed.data ?? NONE_IN_CLUSTER;
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed);
  const all = useMemo(() => paletteRows(graph, known, inCluster), [graph, known, inCluster]);
  const groups = useMemo(() => paletteGroups(all, inCluster.note, asked), [all, inCluster.note, asked]);
  const list = useRef<HTMLDivElement>(null);

  const add = useCallback(
    (item: PaletteItem) => {
      const state = editor.store.getState();
      const middle = screen.getState().camera?.middle() ?? null;
      const place = placeBesideSelection(state.graph, selectedPosition(state), middle);
      const { command, key, isNew } = addPaletteItem(state.graph, item, place, newId);
      if (!editor.dispatch(command)) return;
      if (isNew) requestRename(screen, key);
      editor.focus([key]);
    },
    [editor, screen],
  );
  const act = useCallback(
    ({ does }: PaletteRow) => ("key" in does ? editor.focus([does.key]) : add(does.item)),
    [editor, add],
  );
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const walk = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
  };
  const failures = [
    ...(found.isError
      ? [
          {
            title: "The code folders could not be read.",
            kept: "What is drawn is complete.",
            retry: () => void found.refetch(),
          },
        ]
      : []),
    ...(deployed.isError
      ? [
          {
            title: "The clusters could not be read.",
            kept: "Flows in code are complete.",
            retry: () => void deployed.refetch(),
          },
        ]
      : []),
  ];
  /** Of what is typed, although a quick hand presses Enter before its rows are shown. */
  const firstRow = () => {
    const asTyped = typed === asked ? groups : paletteGroups(all, inCluster.note, typed);
    return asTyped.find(({ rows: own }) => own.length > 0)?.rows[0];
  };

  return (
    <aside aria-label="Palette" className="flex h-full min-w-0 flex-col border-line border-r bg-surface">
      <h2 className="sr-only">Palette</h2>
      <div className="flex flex-col gap-2 p-3 pb-2">
        <div className="flex gap-2">
          <Button
            icon={Plus}
            draggable
            className="flex-1 px-2!"
            onClick={() => add({ kind: "new-flow" })}
            onDragStart={(event) => writePaletteItem(event.dataTransfer, { kind: "new-flow" })}
          >
            New flow
          </Button>
          <Button
            draggable
            className="px-2!"
            onClick={() => add({ kind: "new-event" })}
            onDragStart={(event) => writePaletteItem(event.dataTransfer, { kind: "new-event" })}
          >
            <Radio size={16} strokeWidth={1.75} className="text-event" />
            Event
          </Button>
        </div>
        <SearchField
          label="Find a known flow"
          value={typed}
          onValue={setTyped}
          jumpKey="k"
          onKeyDown={(event) => {
            const first = event.key === "Enter" && typed !== "" ? firstRow() : undefined;
            if (first) {
              event.preventDefault();
              act(first);
              setTyped("");
            } else walk(event);
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the buttons inside, which do the rest */}
      <div ref={list} onKeyDown={walk} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
        {groups.map((group) => (
          <PaletteGroupList
            key={group.title}
            group={group}
            onPress={act}
            onRetry={() => void deployed.refetch()}
          />
        ))}
        {groups.length === 0 && (
          <p className="px-1 pt-3 text-small text-text-3">
            {asked === ""
              ? "Nothing drawn yet. Make a flow, or import your code on the list of graphs."
              : `No known flow or event matches “${asked}”.`}
          </p>
        )}
        <KnownFlowsStatus
          waiting={
            found.isPending ? "Reading the code folders" : deployed.isPending ? "Reading the cluster" : null
          }
          failures={failures}
          notes={found.data?.notes ?? []}
        />
      </div>
      <p className="flex h-9 shrink-0 items-center gap-2 border-line border-t px-4 text-small text-text-3">
        <Keyboard size={14} strokeWidth={1.75} />
        Drag, or press Enter to add
      </p>
    </aside>
  );
}
