// What looks different when somebody chooses: for a picture that only paints that anew.
import { type Dress, dressNode } from "../dress.ts";
import { edgeBounds } from "../edge-path.ts";
import { type Box, edgesTouching, endsOf, type Scene } from "../scene.ts";

/** How far the outline of what is chosen and its glow reach out of a box, in the canvas's units. */
const REACH = 16;

/**
 * @param places of nodes to look at
 * @returns the boxes in which nodes, and edges that leave chosen gates, look different; null when chosen edges do as well. Linear in the
 * places
 */
export function dressChanges(
  scene: Scene,
  places: readonly number[],
  before: Dress,
  after: Dress,
): Box[] | null {
  if (before.chosenEdges !== after.chosenEdges) return null;
  const boxes: Box[] = [];
  for (const place of places) {
    const node = scene.nodes[place];
    if (!node || dressNode(node, before) === dressNode(node, after)) continue;
    const { width = 0, height = 0 } = node;
    boxes.push(grown(node.position.x, node.position.y, node.position.x + width, node.position.y + height));
    if (node.type === "gate")
      for (const edge of edgesTouching(scene, place)) boxes.push(grown(...edgeBounds(endsOf(scene, edge))));
  }
  return boxes;
}

const grown = (left: number, top: number, right: number, bottom: number): Box => ({
  x: left - REACH,
  y: top - REACH,
  width: right - left + 2 * REACH,
  height: bottom - top + 2 * REACH,
});
