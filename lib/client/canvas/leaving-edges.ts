// Where edges leave the view towards nodes that are not in it: a place for a button that goes there.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { type Canvas, type CanvasEdge, type CanvasNode, nodeKeyOf } from "./canvas-elements.ts";
import { edgePoints } from "./edge-path.ts";

export type View = { left: number; top: number; right: number; bottom: number };

export type LeavingEdge = {
  /** The node out of sight. */
  key: NodeKey;
  name: string;
  /** Where the edge crosses the border of the view, in the canvas's units. */
  x: number;
  y: number;
  side: "left" | "right" | "above" | "below";
};

const PORT_RADIUS = 5;
const STEPS = 12;
/** More buttons would hide what is in view. */
const MOST = 12;

/** @returns one for each node out of sight with a neighbour in sight, at most 12; linear */
export function leavingEdges({ nodes, edges }: Canvas, view: View): LeavingEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<NodeKey, LeavingEdge>();
  for (const edge of edges) {
    if (found.size === MOST) break;
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    if (!source || !target) continue;
    const [sees, seen] = [isInView(source, view), isInView(target, view)];
    if (sees === seen) continue;
    const away = sees ? target : source;
    const key = nodeKeyOf(away.id);
    if (!key || found.has(key) || !("name" in away.data)) continue;
    const points = pointsOf(edge, source, target);
    const crossing = crossingOf(sees ? points : points.reverse(), view);
    if (crossing) found.set(key, { key, name: away.data.name, ...crossing });
  }
  return [...found.values()];
}

const isInView = ({ position: { x, y }, width = 0, height = 0 }: CanvasNode, view: View): boolean =>
  x + width > view.left && x < view.right && y + height > view.top && y < view.bottom;

function pointsOf(edge: CanvasEdge, source: CanvasNode, target: CanvasNode): { x: number; y: number }[] {
  const { sourceDrop = 0, targetDrop = 0, intoGate = false } = edge.data ?? {};
  const middle = ({ position, height = 0 }: CanvasNode) => position.y + height / 2;
  return edgePoints(
    {
      sourceX: source.position.x + (source.width ?? 0) + PORT_RADIUS,
      sourceY: middle(source),
      targetX: target.position.x - PORT_RADIUS,
      targetY: middle(target),
      sourceDrop,
      targetDrop,
      intoGate,
    },
    STEPS,
  );
}

/** The last point in view before the line first leaves it, on the border it leaves by. */
function crossingOf(
  points: readonly { x: number; y: number }[],
  view: View,
): Pick<LeavingEdge, "x" | "y" | "side"> | null {
  const clampX = (x: number) => Math.min(view.right, Math.max(view.left, x));
  const clampY = (y: number) => Math.min(view.bottom, Math.max(view.top, y));
  for (const { x, y } of points) {
    if (x < view.left) return { x: view.left, y: clampY(y), side: "left" };
    if (x > view.right) return { x: view.right, y: clampY(y), side: "right" };
    if (y < view.top) return { x: clampX(x), y: view.top, side: "above" };
    if (y > view.bottom) return { x: clampX(x), y: view.bottom, side: "below" };
  }
  return null;
}
