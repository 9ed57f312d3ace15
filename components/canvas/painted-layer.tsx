"use client";
// The canvas under the cards of a large graph: all edges, and every card that is not an element of the page at this moment.
import { useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import type { CanvasNode } from "@/lib/client/canvas/canvas-elements";
import type { DetailLevel } from "@/lib/client/canvas/detail-level";
import type { Dress } from "@/lib/client/canvas/dress";
import { createPainter, type PainterInput } from "@/lib/client/canvas/paint/painter";
import type { Scene } from "@/lib/client/canvas/scene";
import type { Shifts } from "@/lib/client/canvas/shifts";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import type { Screen } from "@/lib/client/editor/screen-state";
import { useSceneHandle } from "./scene-context.ts";
import { useInk } from "./use-ink.ts";

export type PaintedLayerProps = {
  scene: Scene;
  dress: Dress;
  detail: DetailLevel;
  shifts: Shifts;
  hoveredEdge: number | null;
  /** Places of nodes that are elements now. */
  mounted: readonly number[];
  /** Elements are hidden while the camera moves. */
  moving: boolean;
};

/** After the last painting: it is made sharp if it was not, and later what makes the next one quick is made ready. */
const REST_MS = 120;
const PAUSE_MS = 200;
/** Beyond it a canvas takes more memory than the eye sees. */
const MOST_PIXEL_RATIO = 2;

export function PaintedLayer(props: PaintedLayerProps) {
  const { scene, dress, detail, shifts, hoveredEdge, mounted, moving } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const screen = useScreen();
  const handle = useSceneHandle();
  const omit = useMemo(() => new Set(moving ? [] : mounted), [moving, mounted]);
  const input = useRef<Omit<PainterInput, "marks"> | null>(null);
  const request = useRef(() => {});
  const ink = useInk(canvas);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const painter = createPainter();
    let frame = 0;
    let idle: ReturnType<typeof setTimeout> | undefined;
    let before = store.getState().transform;
    const paint = () => {
      frame = 0;
      const { transform, width, height } = store.getState();
      // Known here one frame earlier than the page has drawn that the camera moves, and also while a gesture holds the cards.
      const moved = transform !== before;
      before = transform;
      const colours = ink();
      if (!input.current || !colours || width === 0) return;
      const pixelRatio = Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio);
      const [wide, high] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
      if (element.width !== wide) element.width = wide;
      if (element.height !== high) element.height = high;
      const style = getComputedStyle(element);
      const fonts = { sans: style.fontFamily, mono: style.getPropertyValue("--font-mono") };
      const [x, y, zoom] = transform;
      const view = { x, y, zoom, width, height, pixelRatio };
      const now = { ...input.current, marks: marksOf(screen), moving: moved || input.current.moving };
      painter.paint(context, colours, fonts, view, now);
      clearTimeout(idle);
      if (now.moving) idle = setTimeout(soon, REST_MS);
      else if (now.shifts.places.size === 0)
        idle = setTimeout(() => painter.prepare(colours, fonts, view, now), PAUSE_MS);
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    request.current = soon;
    soon();
    // Text painted before its font has come is painted again.
    void document.fonts.ready.then(soon);
    const stops = [store.subscribe(soon), screen.subscribe(soon)];
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(idle);
      for (const stop of stops) stop();
    };
  }, [store, screen, ink]);

  useEffect(() => {
    input.current = {
      scene,
      index: handle.index(),
      detail,
      dress,
      stateOf: (node) => stateOf(screen, node),
      hoveredEdge,
      shifts,
      omit,
      moving,
    };
    request.current();
  }, [scene, handle, detail, dress, screen, hoveredEdge, shifts, omit, moving]);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: without a tab index it takes no focus; keys, search and the list reach every flow
    <canvas
      ref={canvas}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 -z-10 size-full"
    />
  );
}

const NOBODY: [] = [];

const marksOf = (screen: Screen): unknown[] => {
  const { connecting, sync, chosenByOthers } = screen.getState();
  // Words look different once their font has come.
  return [connecting, sync, chosenByOthers, document.fonts.status];
};

function stateOf(screen: Screen, node: CanvasNode) {
  const { connecting, sync, chosenByOthers } = screen.getState();
  const flow = node.type === "flow" ? node.data.flowId : null;
  return {
    sync: (flow !== null && sync?.flows[flow]) || null,
    target: (flow !== null && connecting?.targets.get(flow)) || null,
    over: flow !== null && connecting?.over === flow,
    isSource: connecting?.source === node.id,
    others: chosenByOthers.get(node.id as NodeKey) ?? NOBODY,
  };
}
