// A large graph on its card: nodes fall into the cells of a grid of the card's pixels, and cells side by side become one stroke; edges
// that look the same become one line. Loops are drawn last, with room and a size of their own, so that none is hidden.
import {
  type Picture,
  type Shape,
  type Thumbnail,
  type Tone,
  type TonedPaths,
  toneOf,
} from "./thumbnail-shapes.ts";

/** The pixels of a card's drawing. */
const VIEW = { width: 344, height: 148 };
const MARGIN = 8;
/** Edge of a cell in pixels: the smallest whose drawing fits. */
const CELLS = [2, 3, 4, 6, 8, 12, 16] as const;
/** Parts of the room that lines may take, by tone. */
const ROOM_FOR_EDGES: Record<Tone, number> = { plain: 0.25, gated: 0.1, runaway: 0.1 };
const ROOM_FOR_NODES = 0.55;
/** Lines whose ends are closer together than this look the same. */
const SAME_PIXELS = 4;
const TONES: readonly Tone[] = ["plain", "gated", "runaway"];

type Scaled = { shape: Shape; left: number; top: number; right: number; bottom: number; port: number };

/** @param most characters of path data */
export function drawCells({ shapes, edges }: Picture, most: number): Extract<Thumbnail, { kind: "cells" }> {
  const scaled = fitted(shapes);
  const viewBox = `0 0 ${VIEW.width} ${VIEW.height}`;
  const lines: TonedPaths = {};
  for (const tone of TONES) {
    const path = linesOf(tone, scaled, edges, most * ROOM_FOR_EDGES[tone]);
    if (path !== "") lines[tone] = path;
  }
  for (const cell of CELLS) {
    const { nodes, events } = cellsOf(scaled, cell);
    const characters = Object.values(nodes).reduce((sum, path) => sum + path.length, events.length);
    if (characters <= most * ROOM_FOR_NODES || cell === CELLS.at(-1))
      return { kind: "cells", viewBox, cell, nodes, events, edges: lines };
  }
  throw new Error("The last size of cells is always taken");
}

/** The shapes in pixels, all of them in view and in the middle of it. */
function fitted(shapes: readonly Shape[]): Scaled[] {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y, width, height } of shapes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const room = { width: VIEW.width - 2 * MARGIN, height: VIEW.height - 2 * MARGIN };
  const scale = Math.min(room.width / (right - left), room.height / (bottom - top));
  const [dx, dy] = [(VIEW.width - (left + right) * scale) / 2, (VIEW.height - (top + bottom) * scale) / 2];
  return shapes.map((shape) => ({
    shape,
    left: shape.x * scale + dx,
    top: shape.y * scale + dy,
    right: (shape.x + shape.width) * scale + dx,
    bottom: (shape.y + shape.height) * scale + dy,
    port: (shape.y + shape.port) * scale + dy,
  }));
}

/** Strokes through the cells of each tone; a cell with a loop in it is the loop's alone. */
function cellsOf(scaled: readonly Scaled[], cell: number): { nodes: TonedPaths; events: string } {
  const [columns, rows] = [Math.ceil(VIEW.width / cell), Math.ceil(VIEW.height / cell)];
  // 0: nothing; then whoever is larger covers the others.
  const filled = new Uint8Array(columns * rows);
  const layers = ["events", ...TONES] as const;
  for (const { shape, left, top, right, bottom } of scaled) {
    const layer = shape.kind === "event" ? 1 : 1 + layers.indexOf(shape.loop ?? "plain");
    // All cards are equally many cells, wherever they are: one at least, in a loop two beside each other.
    const span = (from: number, to: number, least: number) => {
      const first = Math.round(from / cell);
      return [first, first + Math.max(least, Math.round((to - from) / cell))] as const;
    };
    const [firstColumn, endColumn] = span(left, right, shape.loop === null ? 1 : 2);
    const [firstRow, endRow] = span(top, bottom, 1);
    for (let row = firstRow; row < Math.min(endRow, rows); row += 1)
      for (let column = firstColumn; column < Math.min(endColumn, columns); column += 1) {
        const place = row * columns + column;
        filled[place] = Math.max(filled[place] ?? 0, layer);
      }
  }
  const strokes = layers.map((_, index) => strokesThrough(filled, columns, cell, index + 1));
  const nodes: TonedPaths = {};
  for (const [index, tone] of TONES.entries()) {
    const path = strokes[index + 1];
    if (path) nodes[tone] = path;
  }
  return { nodes, events: strokes[0] ?? "" };
}

/** One stroke for cells side by side, each told from where the last one ended. */
function strokesThrough(filled: Uint8Array, columns: number, cell: number, layer: number): string {
  let path = "";
  let [atX, atY] = [0, 0];
  for (let place = 0; place < filled.length; place += 1) {
    if (filled[place] !== layer) continue;
    const start = place;
    while (filled[place + 1] === layer && (place + 1) % columns !== 0) place += 1;
    const [x, y] = [(start % columns) * cell, (Math.floor(start / columns) + 0.5) * cell];
    const length = (place - start + 1) * cell;
    path += path === "" ? `M${x} ${y}h${length}` : `m${x - atX} ${y - atY}h${length}`;
    [atX, atY] = [x + length, y];
  }
  return path;
}

/** Straight lines from port to port; of those that look the same one, those first that stand for most. */
function linesOf(tone: Tone, scaled: readonly Scaled[], edges: Picture["edges"], room: number): string {
  const counts = new Map<number, number>();
  const snap = (value: number) => Math.round(value / SAME_PIXELS);
  for (const [from, to] of edges) {
    const [source, target] = [scaled[from], scaled[to]];
    if (!source || !target || toneOf(source.shape, target.shape) !== tone) continue;
    const ends = [source.right, source.port, target.left, target.port].map(snap);
    const key = ends.reduce((sum, end) => sum * 256 + Math.max(0, Math.min(255, end)), 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const heaviestFirst = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  let path = "";
  for (const [key] of heaviestFirst) {
    const end = (power: number) => (Math.floor(key / 256 ** power) % 256) * SAME_PIXELS;
    const [x, y, dx, dy] = [end(3), end(2), end(1) - end(3), end(0) - end(2)];
    if (dx === 0 && dy === 0) continue;
    const line = `M${x} ${y}l${dx} ${dy}`;
    if (path.length + line.length > room) break;
    path += line;
  }
  return path;
}
