// Moves the view: fit, zoom, bring nodes into sight. Registered on the screen, so that the rest can ask for it.
import { getViewportForBounds, type Rect, useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { isPainted } from "@/lib/client/canvas/detail-level";
import { boundsOfKeys } from "@/lib/client/canvas/scene-handle";
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { useSceneHandle } from "./scene-context.ts";

const MOVE_MS = 200;
/** Room for what lies over the canvas, notes above, zoom bar and minimap below; where there is little, the graph needs it more. As in `CanvasOutline`. */
function roomAround({ width, height }: View) {
  const x = `${Math.min(48, 0.1 * width)}px` as const;
  const y = `${Math.min(72, 0.18 * height)}px` as const;
  return { top: y, right: x, bottom: y, left: x };
}
export const ZOOM = { least: 0.05, most: 2 } as const;
/** Cards are read at this zoom, with their neighbours around. */
const NEAR_ZOOM = 0.8;
/** For the largest graphs. */
const LEAST_ZOOM = 0.001;

const duration = (): number => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : MOVE_MS);

type View = { transform: [x: number, y: number, zoom: number]; width: number; height: number };

function isInView({ x, y, width, height }: Rect, view: View): boolean {
  const [left, top, zoom] = view.transform;
  return (
    x * zoom + left >= 0 &&
    y * zoom + top >= 0 &&
    (x + width) * zoom + left <= view.width &&
    (y + height) * zoom + top <= view.height
  );
}

/** At the present zoom, with some room around. */
const fits = ({ width, height }: Rect, view: View): boolean =>
  width * view.transform[2] <= view.width - 96 && height * view.transform[2] <= view.height - 144;

/** @returns the view in which all of `bounds` is seen, not larger than life */
function viewOfAll(bounds: Rect, view: View) {
  return getViewportForBounds(bounds, view.width, view.height, LEAST_ZOOM, 1, roomAround(view));
}

/** @returns how far one may zoom out: until all can be seen, on however small a screen */
export function leastZoom(bounds: Rect | null, view: View): number {
  if (!bounds || view.width === 0) return ZOOM.least;
  return Math.min(ZOOM.least, viewOfAll(bounds, view).zoom * 0.9);
}

export function useCanvasCamera(): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const screen = useScreen();
  const handle = useSceneHandle();
  useEffect(() => {
    const boundsOf = (keys: readonly (NodeKey | GroupKey)[]): Rect | null =>
      boundsOfKeys(handle.scene(), keys);
    const showAll = (duration: number) => {
      const { bounds } = handle.scene();
      if (bounds) void flow.setViewport(viewOfAll(bounds, store.getState()), { duration });
    };
    const show = (keys: readonly (NodeKey | GroupKey)[], beside?: NodeKey) => {
      const wanted = boundsOf(keys);
      const view = store.getState();
      if (!wanted || isInView(wanted, view)) return;
      const both = beside === undefined ? null : boundsOf([...keys, beside]);
      const target = both && fits(both, view) ? both : wanted;
      if (!fits(target, view)) {
        void flow.fitBounds(target, { padding: 0.15, duration: duration() });
        return;
      }
      const { x, y, width, height } = target;
      void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom(), duration: duration() });
    };
    /** From far away one goes near enough to read. */
    const approach = (keys: readonly (NodeKey | GroupKey)[]) => {
      const wanted = boundsOf(keys);
      if (!wanted || !isPainted(flow.getZoom())) return show(keys);
      const { x, y, width, height } = wanted;
      const near = Math.min(NEAR_ZOOM, viewOfAll(wanted, store.getState()).zoom);
      void flow.setCenter(x + width / 2, y + height / 2, {
        zoom: Math.max(flow.getZoom(), near),
        duration: duration(),
      });
    };
    screen.setState({
      camera: {
        fit: () => showAll(duration()),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: duration() }),
        zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
        show,
        approach,
        middle: () => {
          const { transform, width, height } = store.getState();
          const [left, top, zoom] = transform;
          return { x: (width / 2 - left) / zoom, y: (height / 2 - top) / zoom };
        },
      },
    });
    // All of it at first, as soon as it is known how large the canvas is; where one was when one comes back from the list.
    let started = false;
    const start = () => {
      if (store.getState().width === 0) return;
      stop();
      started = true;
      const { leftAt, around } = screen.getState();
      if (leftAt && leftAt.around === around) void flow.setViewport(leftAt.viewport);
      else showAll(0);
    };
    const stop = store.subscribe(start);
    start();
    return () => {
      stop();
      const leftAt = { viewport: flow.getViewport(), around: screen.getState().around };
      screen.setState(started ? { camera: null, leftAt } : { camera: null });
    };
  }, [flow, store, screen, handle]);
}
