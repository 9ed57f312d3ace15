// Boxes beside, within and around each other, as far as painting parts of a picture needs it.
import type { Box } from "../scene.ts";

const fromEdges = (left: number, top: number, right: number, bottom: number): Box => ({
  x: left,
  y: top,
  width: Math.max(0, right - left),
  height: Math.max(0, bottom - top),
});

export const isWithin = (box: Box, outer: Box): boolean =>
  box.x >= outer.x &&
  box.y >= outer.y &&
  box.x + box.width <= outer.x + outer.width &&
  box.y + box.height <= outer.y + outer.height;

/** @returns what both cover; of no size where they do not meet */
export const common = (a: Box, b: Box): Box =>
  fromEdges(
    Math.max(a.x, b.x),
    Math.max(a.y, b.y),
    Math.min(a.x + a.width, b.x + b.width),
    Math.min(a.y + a.height, b.y + b.height),
  );

/** @returns the smallest box around both */
export const around = (a: Box, b: Box): Box =>
  fromEdges(
    Math.min(a.x, b.x),
    Math.min(a.y, b.y),
    Math.max(a.x + a.width, b.x + b.width),
    Math.max(a.y + a.height, b.y + b.height),
  );

/** Grown to whole pixels of a canvas that has `ratio` of them for each unit: a border within one would be seen later. */
export const onPixels = ({ x, y, width, height }: Box, ratio: number): Box =>
  fromEdges(
    Math.floor(x * ratio) / ratio,
    Math.floor(y * ratio) / ratio,
    Math.ceil((x + width) * ratio) / ratio,
    Math.ceil((y + height) * ratio) / ratio,
  );

/** @returns the parts of `outer` around the box within it, without overlap */
export function partsAround(box: Box, outer: Box): Box[] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const [outerRight, outerBottom] = [outer.x + outer.width, outer.y + outer.height];
  return [
    fromEdges(outer.x, outer.y, outerRight, box.y),
    fromEdges(outer.x, bottom, outerRight, outerBottom),
    fromEdges(outer.x, box.y, box.x, bottom),
    fromEdges(right, box.y, outerRight, bottom),
  ].filter((part) => part.width > 0 && part.height > 0);
}
