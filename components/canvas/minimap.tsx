// The whole graph in small with a frame round what is in view; there only while something is out of sight.
import { useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useEffect, useRef } from "react";
import { shallow } from "zustand/shallow";
import { paintSlowly } from "@/lib/client/canvas/paint/paint-slowly";
import type { Scene } from "@/lib/client/canvas/scene";
import { useInk } from "./use-ink.ts";

const SIZE = { width: 192, height: 92 };
const MARGIN = 8;
/** Painted again once an edit or a drag has come to rest. */
const PAUSE_MS = 150;

const viewOf = (state: {
  transform: [number, number, number];
  width: number;
  height: number;
}): [number, number, number, number] => {
  const [x, y, zoom] = state.transform;
  return [-x / zoom, -y / zoom, state.width / zoom, state.height / zoom];
};

export function Minimap({ scene }: { scene: Scene }) {
  const [x, y, width, height] = useStore(viewOf, shallow);
  const flow = useReactFlow();
  const { bounds } = scene;
  if (!bounds || width === 0) return null;
  const allInView =
    bounds.x >= x &&
    bounds.y >= y &&
    bounds.x + bounds.width <= x + width &&
    bounds.y + bounds.height <= y + height;
  const scale = Math.min(
    (SIZE.width - 2 * MARGIN) / Math.max(bounds.width, 1),
    (SIZE.height - 2 * MARGIN) / Math.max(bounds.height, 1),
    0.25,
  );
  const left = (SIZE.width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (SIZE.height - bounds.height * scale) / 2 - bounds.y * scale;
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [toX, toY] = [(event.clientX - box.left - left) / scale, (event.clientY - box.top - top) / scale];
    void flow.setCenter(toX, toY, { zoom: flow.getZoom() });
  };
  return (
    <div
      // A picture for the eye: the keyboard reaches everything by search, arrows and the list.
      aria-hidden="true"
      // Kept, since a camera that sees nearly all would have it painted again and again.
      hidden={allInView}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
      style={SIZE}
      className="relative cursor-pointer overflow-hidden rounded-popover border border-line-strong bg-surface shadow-1"
    >
      <MinimapPicture scene={scene} scale={scale} left={left} top={top} wanted={!allInView} />
      <div
        className="absolute border border-accent bg-accent/10"
        style={{
          left: x * scale + left - 1,
          top: y * scale + top - 1,
          width: Math.max(4, width * scale),
          height: Math.max(4, height * scale),
        }}
      />
    </div>
  );
}

/** The canvas's own picture from far away. */
const MinimapPicture = memo(function MinimapPicture({
  scene,
  scale,
  left,
  top,
  wanted,
}: {
  scene: Scene;
  scale: number;
  left: number;
  top: number;
  /** It can be seen. */
  wanted: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk(canvas);
  const painted = useRef<readonly unknown[]>([]);
  useEffect(() => {
    const of = [scene, scale, left, top, ink];
    if (!wanted || of.every((one, at) => one === painted.current[at])) return;
    let stop = () => {};
    const paint = () => {
      const colours = ink();
      const pixelRatio = Math.min(2, window.devicePixelRatio);
      // Shown once it is whole.
      const picture = document.createElement("canvas");
      picture.width = SIZE.width * pixelRatio;
      picture.height = SIZE.height * pixelRatio;
      const context = picture.getContext("2d");
      if (!context || !colours) return;
      const place = { scale: scale * pixelRatio, x: left * pixelRatio, y: top * pixelRatio };
      const nothing = () => false;
      const manner = { zoom: scale, isChosen: nothing, isEdgeChosen: nothing, shift: null };
      stop = paintSlowly(context, place, colours, scene, manner, () => {
        const element = canvas.current;
        if (!element) return;
        painted.current = of;
        element.width = picture.width;
        element.height = picture.height;
        element.getContext("2d")?.drawImage(picture, 0, 0);
      });
    };
    const timer = setTimeout(paint, painted.current.length > 0 ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [scene, scale, left, top, ink, wanted]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: without a tab index it takes no focus
  return <canvas ref={canvas} aria-hidden="true" className="size-full" />;
});
