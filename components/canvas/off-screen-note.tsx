// Names the neighbours of what is in view that are not: a press goes there.
import { useStore } from "@xyflow/react";
import { Map as MapIcon } from "lucide-react";
import { useMemo } from "react";
import { shallow } from "zustand/shallow";
import type { Canvas, CanvasNode } from "@/lib/client/canvas/canvas-elements";
import { nodeKeyOf } from "@/lib/client/canvas/canvas-elements";
import { joinNames } from "@/lib/client/canvas/started-by";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";

/** In steps, so that a moving camera does not ask each frame. */
const ROUGH = 40;
const viewOf = ({
  transform: [x, y, zoom],
  width,
  height,
}: {
  transform: [number, number, number];
  width: number;
  height: number;
}) =>
  [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom].map(
    (value) => Math.round(value / ROUGH) * ROUGH,
  );

const SIDES = { left: "to the left", right: "to the right", above: "above", below: "below" } as const;
type Side = keyof typeof SIDES;

export function OffScreenNote({ canvas }: { canvas: Canvas }) {
  const [left = 0, top = 0, right = 0, bottom = 0] = useStore(viewOf, shallow);
  const screen = useScreen();
  const hidden = useMemo(() => {
    const sideOf = ({ position: { x, y }, width = 0, height = 0 }: CanvasNode): Side | null => {
      if (x + width < left) return "left";
      if (x > right) return "right";
      if (y + height < top) return "above";
      return y > bottom ? "below" : null;
    };
    return neighboursOutside(canvas, sideOf);
  }, [canvas, left, top, right, bottom]);
  if (!hidden) return null;
  return (
    <button
      type="button"
      onClick={() => screen.getState().camera?.show(hidden.keys)}
      className="flex h-8 max-w-full items-center gap-2 rounded-popover border border-line-strong bg-surface px-3 text-small text-text-2 shadow-1 hover:text-text"
    >
      <MapIcon size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <span className="truncate">
        Off screen {SIDES[hidden.side]}:{" "}
        <span className="font-medium text-text">{joinNames(hidden.names, 3)}</span>
      </span>
    </button>
  );
}

/** The side with most of them; ghosts and gates are not gone to. */
function neighboursOutside(
  { nodes, edges }: Canvas,
  sideOf: (node: CanvasNode) => Side | null,
): { side: Side; names: string[]; keys: NodeKey[] } | null {
  const byId = new Map(nodes.map((node) => [node.id, { node, side: sideOf(node) }]));
  if ([...byId.values()].every(({ side }) => side === null)) return null;
  const outside = new Map<Side, Map<NodeKey, string>>();
  const visit = (inside: string, other: string) => {
    const at = byId.get(other);
    if (byId.get(inside)?.side !== null || !at?.side) return;
    const key = nodeKeyOf(other);
    if (!key || !("name" in at.node.data)) return;
    const found = outside.get(at.side) ?? new Map<NodeKey, string>();
    outside.set(at.side, found.set(key, at.node.data.name));
  };
  for (const { source, target } of edges) {
    visit(source, target);
    visit(target, source);
  }
  const [most] = [...outside].sort(([, a], [, b]) => b.size - a.size);
  if (!most) return null;
  const [side, found] = most;
  return { side, names: [...found.values()], keys: [...found.keys()] };
}
