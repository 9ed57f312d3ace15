// Moves the view: fit, zoom, bring nodes into sight. Registered on the screen, so that the rest can ask for it.
import { getViewportForBounds, type Rect, useReactFlow, useStoreApi, type Viewport } from "@xyflow/react";
import { useEffect } from "react";
import { isPainted } from "@/lib/client/canvas/detail-level";
import { boundsOfKeys } from "@/lib/client/canvas/scene-handle";
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { openArea } from "./open-area.ts";
import { useSceneHandle } from "./scene-context.ts";

const MOVE_MS = 200;
/** Room for what lies over the canvas, notes above, zoom bar and minimap below; where there is little, the graph needs it more. As in `CanvasOutline`. */
function roomAround({ width, height }: Rect) {
  const x = `${Math.min(48, 0.1 * width)}px` as const;
  const y = `${Math.min(72, 0.18 * height)}px` as const;
  return { top: y, right: x, bottom: y, left: x };
}
/** Above and below: what says where a connection leads, in two lines as on a narrow canvas, with its gap. */
const BARS_PX = 80;
export const ZOOM = { least: 0.05, most: 2 } as const;
/** Cards are read at this zoom, with their neighbours around. */
const NEAR_ZOOM = 0.8;
/** For the largest graphs. */
const LEAST_ZOOM = 0.001;

const duration = (): number => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : MOVE_MS);

/** Where the camera is, and the pixels of the canvas in which things are to be seen. */
type View = { transform: [x: number, y: number, zoom: number]; area: Rect };

function isInView({ x, y, width, height }: Rect, { transform: [left, top, zoom], area }: View): boolean {
  return (
    x * zoom + left >= area.x &&
    y * zoom + top >= area.y &&
    (x + width) * zoom + left <= area.x + area.width &&
    (y + height) * zoom + top <= area.y + area.height
  );
}

/** At the present zoom, with some room around. */
const fits = ({ width, height }: Rect, { transform: [, , zoom], area }: View): boolean =>
  width * zoom <= area.width - 96 && height * zoom <= area.height - 144;

/** @returns the viewport in which all of `bounds` is seen, not larger than life */
function viewportOfAll(bounds: Rect, area: Rect): Viewport {
  const { x, y, zoom } = getViewportForBounds(
    bounds,
    area.width,
    area.height,
    LEAST_ZOOM,
    1,
    roomAround(area),
  );
  return { x: x + area.x, y: y + area.y, zoom };
}

function viewportAround({ x, y, width, height }: Rect, area: Rect, zoom: number): Viewport {
  return {
    x: area.x + area.width / 2 - (x + width / 2) * zoom,
    y: area.y + area.height / 2 - (y + height / 2) * zoom,
    zoom,
  };
}

/** @returns how far one may zoom out: until all can be seen, also beside a panel that lies over half of it. @param width in pixels, as `height` */
export function leastZoom(bounds: Rect | null, width: number, height: number): number {
  if (!bounds || width === 0) return ZOOM.least;
  return Math.min(ZOOM.least, viewportOfAll(bounds, { x: 0, y: 0, width, height }).zoom * 0.4);
}

export function useCanvasCamera(): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const screen = useScreen();
  const handle = useSceneHandle();
  useEffect(() => {
    const boundsOf = (keys: readonly (NodeKey | GroupKey)[]): Rect | null =>
      boundsOfKeys(handle.scene(), keys);
    const view = (): View => {
      const { transform, domNode, width, height } = store.getState();
      const bars = screen.getState().connecting ? BARS_PX : 0;
      return { transform, area: domNode ? openArea(domNode, bars) : { x: 0, y: 0, width, height } };
    };
    const go = (to: Viewport, durationMs: number) => void flow.setViewport(to, { duration: durationMs });
    const showAll = (area: Rect, durationMs: number) => {
      const { bounds } = handle.scene();
      if (bounds) go(viewportOfAll(bounds, area), durationMs);
    };
    const show = (keys: readonly (NodeKey | GroupKey)[], beside?: NodeKey) => {
      const wanted = boundsOf(keys);
      const now = view();
      if (!wanted || isInView(wanted, now)) return;
      const both = beside === undefined ? null : boundsOf([...keys, beside]);
      const target = both && fits(both, now) ? both : wanted;
      const zoom = flow.getZoom();
      const whole = viewportOfAll(target, now.area);
      const to = fits(target, now) || whole.zoom > zoom ? viewportAround(target, now.area, zoom) : whole;
      go(to, duration());
    };
    /** From far away one goes near enough to read. */
    const approach = (keys: readonly (NodeKey | GroupKey)[]) => {
      const wanted = boundsOf(keys);
      if (!wanted || !isPainted(flow.getZoom())) return show(keys);
      const { area } = view();
      const near = Math.min(NEAR_ZOOM, viewportOfAll(wanted, area).zoom);
      go(viewportAround(wanted, area, Math.max(flow.getZoom(), near)), duration());
    };
    screen.setState({
      camera: {
        fit: () => showAll(view().area, duration()),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: duration() }),
        zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
        show,
        approach,
        middle: () => {
          const { transform, area } = view();
          const [left, top, zoom] = transform;
          return {
            x: (area.x + area.width / 2 - left) / zoom,
            y: (area.y + area.height / 2 - top) / zoom,
          };
        },
      },
    });
    // All of it at first, where its outline stood, as soon as it is known how large the canvas is; where one was when one comes back from
    // the list.
    let started = false;
    const start = () => {
      const { width, height } = store.getState();
      if (width === 0) return;
      stop();
      started = true;
      const { leftAt, around } = screen.getState();
      if (leftAt && leftAt.around === around) void flow.setViewport(leftAt.viewport);
      else showAll({ x: 0, y: 0, width, height }, 0);
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
