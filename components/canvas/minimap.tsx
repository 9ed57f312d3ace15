// The whole graph in small with a frame round what is in view; there only while something is out of sight.
import { useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useMemo } from "react";
import { shallow } from "zustand/shallow";
import type { Canvas, CanvasNode } from "@/lib/client/canvas/canvas-elements";

const SIZE = { width: 192, height: 92 };
const MARGIN = 8;

type Box = { x: number; y: number; width: number; height: number };

function boundsOf(nodes: readonly CanvasNode[]): Box {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const rectangle = ({ position, width = 0, height = 0 }: CanvasNode): string =>
  `M${position.x},${position.y}h${width}v${height}h${-width}z`;

const viewOf = (state: {
  transform: [number, number, number];
  width: number;
  height: number;
}): [number, number, number, number] => {
  const [x, y, zoom] = state.transform;
  return [-x / zoom, -y / zoom, state.width / zoom, state.height / zoom];
};

export function Minimap({ canvas }: { canvas: Canvas }) {
  const [x, y, width, height] = useStore(viewOf, shallow);
  const flow = useReactFlow();
  const bounds = useMemo(() => boundsOf(canvas.nodes), [canvas.nodes]);
  const allInView =
    bounds.x >= x &&
    bounds.y >= y &&
    bounds.x + bounds.width <= x + width &&
    bounds.y + bounds.height <= y + height;
  if (canvas.nodes.length === 0 || allInView || width === 0) return null;
  const scale = Math.min(
    (SIZE.width - 2 * MARGIN) / Math.max(bounds.width, 1),
    (SIZE.height - 2 * MARGIN) / Math.max(bounds.height, 1),
    0.25,
  );
  const left = (SIZE.width - bounds.width * scale) / 2;
  const top = (SIZE.height - bounds.height * scale) / 2;
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [toX, toY] = [(event.clientX - box.left - left) / scale, (event.clientY - box.top - top) / scale];
    void flow.setCenter(bounds.x + toX, bounds.y + toY, { zoom: flow.getZoom() });
  };
  return (
    <svg
      width={SIZE.width}
      height={SIZE.height}
      // A picture for the eye: the keyboard reaches everything by search, arrows and the list.
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
      className="cursor-pointer rounded-popover border border-line-strong bg-surface shadow-1"
    >
      <g transform={`translate(${left} ${top}) scale(${scale}) translate(${-bounds.x} ${-bounds.y})`}>
        <MinimapPicture canvas={canvas} />
        <rect
          {...{ x, y, width, height }}
          className="fill-accent/10 stroke-accent"
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </svg>
  );
}

const MinimapPicture = memo(function MinimapPicture({ canvas }: { canvas: Canvas }) {
  const { nodes, edges } = canvas;
  const middle = useMemo(() => {
    const middles = new Map<string, string>();
    for (const { id, position, width = 0, height = 0 } of nodes)
      middles.set(id, `${position.x + width / 2},${position.y + height / 2}`);
    return middles;
  }, [nodes]);
  const drawn = nodes.filter(({ type }) => type !== "gate");
  const inLoop = drawn.filter((node) => "loop" in node.data && node.data.loop !== null);
  const calm = drawn.filter((node) => !("loop" in node.data) || node.data.loop === null);
  const line = { fill: "none", strokeWidth: 1, vectorEffect: "non-scaling-stroke" } as const;
  return (
    <>
      <path
        {...line}
        d={edges.map(({ source, target }) => `M${middle.get(source)}L${middle.get(target)}`).join("")}
        className="stroke-line-strong"
      />
      <path
        d={calm.map(rectangle).join("")}
        className="fill-surface stroke-edge"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={inLoop.map(rectangle).join("")}
        className="fill-error-bg stroke-error"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
});
