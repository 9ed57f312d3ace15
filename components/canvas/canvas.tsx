"use client";
// The graph as a picture one draws in: React Flow shows what `toCanvas` projects, every change goes to the editor as a command.
import { Background, ReactFlow, ReactFlowProvider, useStore, useStoreApi } from "@xyflow/react";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { Canvas as Picture } from "@/lib/client/canvas/canvas-elements";
import { standIns } from "@/lib/client/canvas/collapse";
import { type DetailLevel, detailLevel } from "@/lib/client/canvas/detail-level";
import { dressEdge, dressNode } from "@/lib/client/canvas/dress";
import { keysBehind } from "@/lib/client/canvas/group-nodes";
import { toCanvas } from "@/lib/client/canvas/to-canvas";
import { chosenGroups } from "@/lib/client/canvas/whole-groups";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, NodeKey } from "@/lib/client/editor/editor-state";
import { fetchSometime } from "@/lib/client/editor/fetch-part";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import "./canvas.css";
import { ConnectionLine, KeyboardLine } from "./connection-line.tsx";
import { DetailContext } from "./detail-context.ts";
import { EventPill } from "./event-pill.tsx";
import { FlowCard } from "./flow-card.tsx";
import { Gate } from "./gate.tsx";
import { GhostCard } from "./ghost-card.tsx";
import { GroupCard } from "./group-card.tsx";
import { TriggerEdge } from "./trigger-edge.tsx";
import { FIT_PADDING, useCanvasCamera, ZOOM } from "./use-canvas-camera.ts";
import { useCanvasDrop } from "./use-canvas-drop.ts";
import { selectEdges, selectNodes } from "./use-canvas-selection.ts";
import { useCanvasWalk } from "./use-canvas-walk.ts";
import { useDraggedGraph } from "./use-dragged-graph.ts";
import { useGlide } from "./use-glide.ts";
import { usePointerConnection } from "./use-pointer-connection.ts";
import { useShown, useShownPicture } from "./use-shown-picture.ts";
import { ZoomBar } from "./zoom-bar.tsx";

const CanvasOverlays = dynamic(
  () => fetchSometime(() => import("./canvas-overlays.tsx")).then((file) => file.CanvasOverlays),
  {
    ssr: false,
  },
);

const GroupFrame = dynamic(
  () => fetchSometime(() => import("./group-frame.tsx")).then((file) => file.GroupFrame),
  {
    ssr: false,
  },
);
const NoteCard = dynamic(() => fetchSometime(() => import("./note-card.tsx")).then((file) => file.NoteCard), {
  ssr: false,
});

const NODE_TYPES = {
  flow: FlowCard,
  event: EventPill,
  gate: Gate,
  ghost: GhostCard,
  frame: GroupFrame,
  group: GroupCard,
  note: NoteCard,
};
const EDGE_TYPES = { trigger: TriggerEdge };
const SNAP: [number, number] = [8, 8];
const FIT = { padding: FIT_PADDING, maxZoom: 1 };
/** Width from which zoom bar and connection bar stand side by side. */
const ROOM_FOR_BOTH = 1160;
const MULTI_SELECT_KEYS = ["Meta", "Control", "Shift"];

const branchOf = (state: EditorState) => state.branch;
const selectionOf = (state: EditorState) => state.selection;
const chosenEdgesOf = (state: EditorState) => state.chosenEdges;
const collapsedOf = (state: EditorState) => state.collapsed;
const NOTHING: ReadonlySet<string> = new Set();
const focusOf = (state: EditorState) => state.focus;
const tabStopOf = (state: ScreenState) => state.tabStop;
const isConnecting = (state: ScreenState) => state.connecting !== null;
const widthOf = ({ width }: { width: number }) => width;
const zoomOf = ({ transform }: { transform: [number, number, number] }) => transform[2];

export function Canvas() {
  return (
    <ReactFlowProvider>
      <CanvasSurface />
    </ReactFlowProvider>
  );
}

/** The picture of the graph as it is drawn now: dragged, gliding, with what is chosen. */
function usePicture() {
  const { graph, dragging, follow } = useDraggedGraph();
  const shown = useGlide(graph, dragging);
  const choice = useEditorState(branchOf);
  const selection = useEditorState(selectionOf);
  const chosenEdges = useEditorState(chosenEdgesOf);
  const tabStop = useScreenState(tabStopOf);
  const { marks } = useAnalysis();
  // A part of the graph is looked at flow by flow.
  const isPart = useShown() !== null;
  const kept = useEditorState(collapsedOf);
  const collapsed = isPart ? NOTHING : kept;
  const [first] = shown.flows;
  const stop = tabStop ?? (first ? (`flow:${first.id}` as const) : null);
  const groups = useMemo(() => chosenGroups(graph, selection, collapsed), [graph, selection, collapsed]);
  const cards = useMemo(() => standIns(graph, collapsed), [graph, collapsed]);
  const reached = (stop && cards.get(stop as NodeKey)) ?? stop;
  const previous = useRef<Picture | null>(null);
  const whole = useMemo(
    () => toCanvas({ graph: shown, choice, marks, collapsed }, previous.current),
    [shown, choice, marks, collapsed],
  );
  useEffect(() => {
    previous.current = whole;
  });
  const picture = useShownPicture(whole);
  const nodes = useMemo(() => {
    const dress = { selection, chosenGroups: groups, chosenEdges, tabStop: reached };
    return picture.nodes.map((node) => dressNode(node, dress));
  }, [picture, selection, groups, chosenEdges, reached]);
  const edges = useMemo(() => {
    const dress = { selection, chosenEdges, tabStop: reached };
    return picture.edges.map((edge) => dressEdge(edge, dress));
  }, [picture, selection, chosenEdges, reached]);
  return { picture, nodes, edges, follow, isEmpty: picture.nodes.length === 0 };
}

function CanvasSurface() {
  const editor = useEditor();
  const screen = useScreen();
  const root = useRef<HTMLElement>(null);
  const { picture, nodes, edges, follow, isEmpty } = usePicture();
  const connecting = useScreenState(isConnecting);
  const focus = useEditorState(focusOf);
  const flowStore = useStoreApi();
  useCanvasCamera();
  useEffect(() => {
    if (focus) screen.getState().camera?.show(focus.keys);
  }, [focus, screen]);
  const width = useStore(widthOf);
  useEffect(() => {
    // The inspector that opens for a node must not cover it.
    const { selection } = editor.store.getState();
    if (width > 0 && selection.size === 1) screen.getState().camera?.show([...selection]);
  }, [width, editor, screen]);

  return (
    <section
      ref={root}
      aria-label="Canvas"
      className="relative size-full overflow-hidden bg-canvas"
      {...useCanvasWalk(root)}
      {...useCanvasDrop()}
    >
      <Detail>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={(changes) => {
            selectNodes(editor, changes);
            follow(changes);
          }}
          onEdgesChange={(changes) => {
            // A frame chooses nodes; their edges go with them.
            if (!flowStore.getState().userSelectionActive) selectEdges(editor, changes, picture.edges);
          }}
          onNodeClick={(event, node) => {
            // One of several chosen becomes the only one; React Flow would leave all of them chosen.
            const alone = !(event.shiftKey || event.metaKey || event.ctrlKey);
            const keys = keysBehind(editor.store.getState().graph, node.id);
            if (alone && keys.length > 0 && node.type !== "frame") editor.select(keys);
          }}
          {...usePointerConnection()}
          connectionLineComponent={ConnectionLine}
          onlyRenderVisibleElements
          fitView
          fitViewOptions={FIT}
          minZoom={ZOOM.least}
          maxZoom={ZOOM.most}
          snapToGrid
          snapGrid={SNAP}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          multiSelectionKeyCode={MULTI_SELECT_KEYS}
          zoomOnDoubleClick={false}
        >
          <Background gap={24} size={2} />
          <KeyboardLine />
        </ReactFlow>
      </Detail>
      {isEmpty && <EmptyCanvas />}
      {(!connecting || width >= ROOM_FOR_BOTH) && (
        <div className="absolute bottom-3 left-3 z-10">
          <ZoomBar />
        </div>
      )}
      <CanvasOverlays canvas={picture} connecting={connecting} />
    </section>
  );
}

/** Renders again only when the zoom passes a step. */
function Detail({ children }: { children: ReactNode }) {
  const before = useRef<DetailLevel | null>(null);
  const detail = useStore((state) => detailLevel(zoomOf(state), before.current));
  useEffect(() => {
    before.current = detail;
  }, [detail]);
  return <DetailContext value={detail}>{children}</DetailContext>;
}

function EmptyCanvas() {
  return (
    <p className="pointer-events-none absolute inset-0 flex items-center justify-center px-6 text-center text-text-3">
      Press K to add a flow, or drag one here from the left
    </p>
  );
}
