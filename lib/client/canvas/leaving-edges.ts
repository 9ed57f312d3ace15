// Where edges leave the view towards nodes that are not in it: a place for a button that goes there, and who is out there.
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { nodeKeyOf } from "./canvas-elements.ts";
import { edgePoints } from "./edge-path.ts";
import { edgesTouching, endsOf } from "./scene.ts";
import type { SceneHandle } from "./scene-handle.ts";

export type View = { left: number; top: number; right: number; bottom: number };
export type Side = "left" | "right" | "above" | "below";

/** A node out of sight with a neighbour in sight. */
export type Outsider = {
  key: NodeKey;
  name: string;
  side: Side;
  /** The first edge found that leads there, and whether it comes from what is in view. */
  edge: number;
  leaves: boolean;
};

export type LeavingEdge = {
  /** The node out of sight. */
  key: NodeKey;
  name: string;
  /** Where the edge crosses the border of the view, in the canvas's units. */
  x: number;
  y: number;
  side: Side;
};

const STEPS = 12;
/** More buttons would hide what is in view. */
const MOST = 12;
/** When more nodes are in view one looks at the whole, not at who is beside it. */
const MOST_IN_VIEW = 200;

/** @returns each node out of sight that is a neighbour of one in sight, in about the time of what is in view; ghosts and gates are not gone to */
export function outsiders(handle: SceneHandle, view: View): Outsider[] {
  const scene = handle.scene();
  const inside = handle.index().nodesIn(boxOf(view));
  if (inside.length > MOST_IN_VIEW) return [];
  const seen = new Set(inside);
  const found = new Map<NodeKey, Outsider>();
  for (const place of inside) {
    for (const edge of edgesTouching(scene, place)) {
      const leaves = scene.sources[edge] === place;
      const other = scene.nodes[(leaves ? scene.targets[edge] : scene.sources[edge]) ?? -1];
      const key = other && nodeKeyOf(other.id);
      if (!other || !key || seen.has(scene.placeOf.get(other.id) ?? -1) || found.has(key)) continue;
      const named = scene.nodes[scene.placeOf.get(key) ?? -1];
      if (!named || !("name" in named.data) || seen.has(scene.placeOf.get(key) ?? -1)) continue;
      const side = sideOf(other.position, other, view);
      if (side) found.set(key, { key, name: named.data.name, side, edge, leaves });
    }
  }
  return [...found.values()].sort((a, b) => a.edge - b.edge);
}

/** @returns a place on the border of the view for each, at most 12 */
export function leavingEdges(handle: SceneHandle, view: View): LeavingEdge[] {
  const scene = handle.scene();
  return outsiders(handle, view)
    .slice(0, MOST)
    .flatMap(({ key, name, edge, leaves }) => {
      const points = edgePoints(endsOf(scene, edge), STEPS);
      const crossing = crossingOf(leaves ? points : points.reverse(), view);
      return crossing ? [{ key, name, ...crossing }] : [];
    });
}

const boxOf = ({ left, top, right, bottom }: View) => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
});

function sideOf(
  { x, y }: { x: number; y: number },
  { width = 0, height = 0 }: { width?: number; height?: number },
  view: View,
): Side | null {
  if (x + width < view.left) return "left";
  if (x > view.right) return "right";
  if (y + height < view.top) return "above";
  return y > view.bottom ? "below" : null;
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
