"use client";
// The graph as a picture one draws in: React Flow holds the camera and the cards near by, a painted layer the rest of a large graph;
// every change goes to the editor as a command.
import { Background, ReactFlow, ReactFlowProvider, useStore } from "@xyflow/react";
import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { CanvasNode } from "@/lib/client/canvas/canvas-elements";
import { type DetailLevel, detailLevel } from "@/lib/client/canvas/detail-level";
import { dressEdge, dressNode } from "@/lib/client/canvas/dress";
import { createSceneHandle } from "@/lib/client/canvas/scene-handle";
import { comingFrom, dragShifts, glideShifts, heldPlaces, NO_SHIFTS } from "@/lib/client/canvas/shifts";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { fetchSometime } from "@/lib/client/editor/fetch-part";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { useHeld } from "@/lib/client/editor/use-held";
import "./canvas.css";
import { ConnectionLine } from "./connection-line.tsx";
import { DetailContext, useDetail } from "./detail-context.ts";
import { EventPill } from "./event-pill.tsx";
import { FlowCard } from "./flow-card.tsx";
import { Gate } from "./gate.tsx";
import { useCanvasGestures } from "./gestures/use-canvas-gestures.ts";
import { GhostCard } from "./ghost-card.tsx";
import { GroupCard } from "./group-card.tsx";
import { HoverSigns } from "./hover-signs.tsx";
import { openArea } from "./open-area.ts";
import { SceneContext } from "./scene-context.ts";
import { TriggerEdge } from "./trigger-edge.tsx";
import { useCameraMoves } from "./use-camera-moves.ts";
import { leastZoom, useCanvasCamera, ZOOM } from "./use-canvas-camera.ts";
import { useCanvasDrop } from "./use-canvas-drop.ts";
import { useCanvasWalk } from "./use-canvas-walk.ts";
import { useDress } from "./use-dress.ts";
import { useGlide } from "./use-glide.ts";
import { useHover } from "./use-hover.ts";
import { isLarge, useMounted } from "./use-mounted.ts";
import { usePicture } from "./use-picture.ts";
import { ZoomBar } from "./zoom-bar.tsx";

const CanvasOverlays = dynamic(
  () => fetchSometime(() => import("./canvas-overlays.tsx")).then((file) => file.CanvasOverlays),
  { ssr: false },
);
const PaintedLayer = dynamic(
  () => fetchSometime(() => import("./painted-layer.tsx")).then((file) => file.PaintedLayer),
  { ssr: false },
);

const GroupFrame = dynamic(
  () => fetchSometime(() => import("./group-frame.tsx")).then((file) => file.GroupFrame),
  { ssr: false },
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
const NO_EDGES: [] = [];
/** A second press of a double one, or a drag, finds the card where it was. */
const TWO_PRESSES_MS = 300;
/** Width from which zoom bar and connection bar stand side by side. */
const ROOM_FOR_BOTH = 1160;

const graphOf = (state: EditorState) => state.graph;
const focusOf = (state: EditorState) => state.focus;
const selectionOf = (state: EditorState) => state.selection;
const inspectorOpen = (state: ScreenState) => state.panels.inspector.open;
const isConnectingOrFraming = ({ connecting, framing }: ScreenState) => connecting !== null || framing;
const isConnecting = (state: ScreenState) => state.connecting !== null;
const widthOf = ({ width }: { width: number }) => width;
const heightOf = ({ height }: { height: number }) => height;
const zoomOf = ({ transform }: { transform: [number, number, number] }) => transform[2];

export function Canvas() {
  const [handle] = useState(createSceneHandle);
  return (
    <ReactFlowProvider>
      <SceneContext value={handle}>
        <Detail>
          <CanvasSurface />
        </Detail>
      </SceneContext>
    </ReactFlowProvider>
  );
}

function CanvasSurface() {
  const root = useRef<HTMLElement>(null);
  const detail = useDetail();
  const graph = useEditorState(graphOf);
  const scene = usePicture(graph);
  const { hand, settled, handlers } = useCanvasGestures();
  const glide = useGlide(graph, hand.drag !== null || settled === graph);
  const connecting = useScreenState(isConnecting);
  const large = isLarge(scene);
  const held = hand.drag !== null || hand.frame !== null || connecting;
  // The browser takes longer to put cards in layers at each step of the hand than painting takes for all of it.
  const handMoves = large && (hand.drag !== null || hand.frame !== null || hand.line !== null);
  const moving = useCameraMoves(held || !large) || handMoves;
  const dress = useDress();
  const cardsDress = useHeld(dress, handMoves);
  const mounted = useMounted(scene, moving, dress.tabStop);
  // Hidden cards need not follow each step of the zoom.
  const shownDetail = useHeld(detail, large && moving);
  const { hover, onPointerMove } = useHover(large && !moving && !held);
  const heldKeys = hand.drag?.keys ?? null;
  const heldNow = useMemo(() => heldKeys && heldPlaces(scene, graph, heldKeys), [scene, graph, heldKeys]);
  const coming = useMemo(() => comingFrom(scene, graph, glide.former), [scene, graph, glide.former]);
  const shifts = useMemo(() => {
    if (heldNow && hand.drag) return dragShifts(heldNow, hand.drag.by);
    return coming.size > 0 ? glideShifts(coming, glide.part) : NO_SHIFTS;
  }, [heldNow, hand.drag, coming, glide.part]);
  const nodes = useMemo(
    () =>
      mounted.flatMap((place) => {
        const node = scene.nodes[place];
        return node ? [shifted(dressNode(node, cardsDress), shifts.of(place))] : [];
      }),
    [mounted, scene, cardsDress, shifts],
  );
  const edges = useMemo(
    () => (large ? NO_EDGES : scene.edges.map((edge) => dressEdge(edge, dress))),
    [large, scene, dress],
  );
  const [width, height] = [useStore(widthOf), useStore(heightOf)];
  useCanvasCamera();
  useShowWhatIsAsked(root, width);

  return (
    <section
      ref={root}
      aria-label="Canvas"
      data-moving={large && moving ? "" : undefined}
      className="canvas-surface relative size-full overflow-hidden bg-canvas"
      {...useCanvasWalk(root)}
      {...useCanvasDrop()}
      {...handlers}
      onPointerMove={onPointerMove}
    >
      <DetailContext value={shownDetail}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          minZoom={leastZoom(scene.bounds, width, height)}
          maxZoom={ZOOM.most}
          // The pointer's gestures are ours, so that they are the same for cards that are only painted.
          nodesDraggable={false}
          selectionKeyCode={null}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
        >
          {large ? (
            <PaintedLayer {...{ scene, dress, detail, shifts, mounted, moving }} hoveredEdge={hover.edge} />
          ) : (
            <Background gap={24} size={2} />
          )}
          <ConnectionLine pointer={hand.line} />
        </ReactFlow>
      </DetailContext>
      {hand.frame && (
        <div
          className="pointer-events-none absolute z-10 border border-accent bg-accent/8"
          style={{
            left: hand.frame.x,
            top: hand.frame.y,
            width: hand.frame.width,
            height: hand.frame.height,
          }}
        />
      )}
      <HoverSigns hover={hover} />
      {scene.nodes.length === 0 && <EmptyCanvas />}
      {(!connecting || width >= ROOM_FOR_BOTH) && (
        <div className="absolute bottom-3 left-3 z-10">
          <ZoomBar />
        </div>
      )}
      <CanvasOverlays scene={scene} connecting={connecting} moving={moving} />
    </section>
  );
}

const shifted = (node: CanvasNode, by: { x: number; y: number } | null): CanvasNode =>
  by ? { ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } } : node;

/** Brings into view what the rest of the screen asks for, and keeps what is chosen clear of the inspector that opens for it, beside it or over it. */
function useShowWhatIsAsked(root: RefObject<HTMLElement | null>, width: number): void {
  const screen = useScreen();
  const focus = useEditorState(focusOf);
  useEffect(() => {
    if (focus) screen.getState().camera?.approach(focus.keys);
  }, [focus, screen]);
  const selection = useEditorState(selectionOf);
  const inspects = useScreenState(inspectorOpen);
  const isBusy = useScreenState(isConnectingOrFraming);
  /** The width at which it was last looked at. */
  const shownAt = useRef(0);
  useEffect(() => {
    if (width === 0 || isBusy) return;
    const isResized = width !== shownAt.current;
    shownAt.current = width;
    if (selection.size !== 1) return;
    const show = () => screen.getState().camera?.show([...selection]);
    if (isResized) return show();
    if (!inspects || !root.current || openArea(root.current, 0).width === width) return;
    const timer = setTimeout(show, TWO_PRESSES_MS);
    return () => clearTimeout(timer);
  }, [selection, inspects, isBusy, width, root, screen]);
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
