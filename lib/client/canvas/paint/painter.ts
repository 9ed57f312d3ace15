// Keeps what need not be painted anew at each step: what stands still while something is dragged, the last sharp picture while the camera
// moves, and the whole graph while it sees thousands of cards.

import type { Fonts } from "./canvas-pen.ts";
import type { Ink } from "./ink.ts";
import { createMovingPicture } from "./moving-picture.ts";
import { paintDots } from "./paint-dots.ts";
import {
  isNodeChosen,
  movingPart,
  type PaintInput,
  paintGround,
  paintPart,
  stillPart,
  type View,
} from "./paint-view.ts";

export type PainterInput = PaintInput & {
  /** The camera moves: a picture that is a little less sharp will do. */
  moving: boolean;
};

export type Painter = {
  paint: (context: CanvasRenderingContext2D, ink: Ink, fonts: Fonts, view: View, input: PainterInput) => void;
  /** Makes ready for a camera that may begin to move; to be called when there is time. */
  prepare: (ink: Ink, view: View, input: PainterInput) => void;
};

/** More than this in view takes longer to paint than a frame has. */
const MOST_AT_ONCE = 3_000;
/** Pixels of the picture of the whole: 16 MB at most. */
const MOST_PIXELS = 4_000_000;
const LONGEST_SIDE = 4_096;

type Kept = { picture: HTMLCanvasElement; of: readonly unknown[] };
type Whole = Kept & { left: number; top: number; scale: number };

const isSame = (kept: Kept | null, of: readonly unknown[]): boolean =>
  kept !== null && kept.of.length === of.length && of.every((one, at) => one === kept.of[at]);

export function createPainter(): Painter {
  let still: Kept | null = null;
  let whole: Whole | null = null;
  const movingPicture = createMovingPicture();

  const sameWhole = (ink: Ink, { scene, dress }: PainterInput) => isSame(whole, [scene, dress, ink]);

  const paintStill = (
    context: CanvasRenderingContext2D,
    ink: Ink,
    fonts: Fonts,
    view: View,
    input: PainterInput,
  ) => {
    const { scene, dress, detail, hoveredEdge, omit, shifts } = input;
    const { x, y, zoom, width, height, pixelRatio } = view;
    const of = [
      scene,
      dress,
      detail,
      hoveredEdge,
      omit,
      shifts.places,
      ink,
      x,
      y,
      zoom,
      width,
      height,
      pixelRatio,
    ];
    if (still && isSame(still, of)) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      context.drawImage(still.picture, 0, 0);
      return;
    }
    paintGround(context, ink, view, detail);
    paintPart(context, ink, fonts, view, input, stillPart(input, view));
    if (shifts.places.size === 0) return;
    const picture = still?.picture ?? document.createElement("canvas");
    picture.width = context.canvas.width;
    picture.height = context.canvas.height;
    picture.getContext("2d")?.drawImage(context.canvas, 0, 0);
    still = { picture, of };
  };

  return {
    paint(context, ink, fonts, view, input) {
      const moving = input.moving && input.shifts.places.size === 0;
      if (moving && whole && needsWhole(input, view) && sameWhole(ink, input)) {
        const { x, y, zoom, pixelRatio } = view;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, context.canvas.width, context.canvas.height);
        const scale = (zoom * pixelRatio) / whole.scale;
        context.setTransform(scale, 0, 0, scale, x * pixelRatio, y * pixelRatio);
        context.drawImage(whole.picture, whole.left * whole.scale, whole.top * whole.scale);
        return;
      }
      if (moving) {
        movingPicture.paint(context, ink, fonts, view, input);
        return;
      }
      movingPicture.forget();
      paintStill(context, ink, fonts, view, input);
      if (input.shifts.places.size === 0) {
        still = null;
        return;
      }
      paintPart(context, ink, fonts, view, input, movingPart(input));
    },
    prepare(ink, view, input) {
      if (sameWhole(ink, input) || !needsWhole(input, view)) return;
      const { scene, dress } = input;
      if (!scene.bounds) return;
      const { x, y, width, height } = scene.bounds;
      const margin = 200;
      const [wide, high] = [width + 2 * margin, height + 2 * margin];
      const scale = Math.min(
        2 * view.zoom * view.pixelRatio,
        Math.sqrt(MOST_PIXELS / (wide * high)),
        LONGEST_SIDE / wide,
        LONGEST_SIDE / high,
      );
      const picture = whole?.picture ?? document.createElement("canvas");
      picture.width = Math.ceil(wide * scale);
      picture.height = Math.ceil(high * scale);
      const context = picture.getContext("2d");
      if (!context) return;
      const [left, top] = [x - margin, y - margin];
      context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
      const part = { nodes: [...scene.nodes.keys()], edges: [...scene.edges.keys()] };
      paintDots(context, ink, scene, part, {
        zoom: scale,
        isChosen: (node) => isNodeChosen(node, dress),
        isEdgeChosen: (edge) => {
          const key = scene.edges[edge]?.data?.key;
          return key != null && dress.chosenEdges.has(key);
        },
        shift: null,
      });
      whole = { picture, of: [scene, dress, ink], left, top, scale };
    },
  };
}

/** Roughly, from how much of the graph's area is in view: to count would take as long as to paint. */
function needsWhole({ scene, detail }: PaintInput, { zoom, width, height }: View): boolean {
  const { bounds, nodes, edges } = scene;
  if (detail !== "dot" || !bounds) return false;
  const part =
    Math.min(1, width / zoom / Math.max(1, bounds.width)) *
    Math.min(1, height / zoom / Math.max(1, bounds.height));
  return part * (nodes.length + edges.length) > MOST_AT_ONCE;
}
