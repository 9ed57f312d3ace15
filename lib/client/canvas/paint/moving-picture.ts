// What the screen shows while the camera moves: a picture made once, moved along and scaled, with only what comes into view painted anew.
// A frame then costs what a picture costs to copy, however much there is to see.
import type { DetailLevel } from "../detail-level.ts";
import type { Dress } from "../dress.ts";
import type { Box } from "../scene.ts";
import { around, common, isWithin, onPixels, partsAround } from "./boxes.ts";
import type { Fonts } from "./canvas-pen.ts";
import { dressChanges } from "./dress-changes.ts";
import type { Ink } from "./ink.ts";
import { type PaintInput, paintRegion, type View } from "./paint-view.ts";

type Context = CanvasRenderingContext2D;

/** Scaled further than this the picture is too blurred to follow. */
const MOST_SCALE = Math.SQRT2;
/** Of the view, on each side: together enough for a view that is widened by `MOST_SCALE`. */
const SPARE_SIDE = 0.25;
/** Of a canvas, 32 MB: on a large screen of fine pixels it has coarser ones. */
const MOST_PIXELS = 8_000_000;
/** More cards that look different are painted with all others. */
const MOST_CHANGES = 40;
/** Painted ahead when something comes into view, so that not every step has to; in pixels. */
const AHEAD = 64;

type Picture = {
  canvas: HTMLCanvasElement;
  /** How the graph lies on it. */
  view: View;
  detail: DetailLevel;
  /** What of it is painted, in its own pixels. */
  painted: Box;
  dress: Dress;
  /** What it shows besides: another scene or other colours make it worthless. */
  of: readonly unknown[];
};

export type MovingPicture = {
  /** Makes it ready, so that the first step is as quick as the others; to be called when there is time. */
  prepare(ink: Ink, fonts: Fonts, view: View, input: PaintInput): void;
  /** Paints the view on the context's canvas, which has the view's size. */
  paint(context: Context, ink: Ink, fonts: Fonts, view: View, input: PaintInput): void;
};

export function createMovingPicture(): MovingPicture {
  let picture: Picture | null = null;
  // Two of the same size take turns: a canvas is not copied onto itself.
  let [front, back]: [HTMLCanvasElement | null, HTMLCanvasElement | null] = [null, null];

  const begin = (view: View, { detail, dress }: PaintInput, of: readonly unknown[]): Picture => {
    const [aside, above] = [Math.ceil(view.width * SPARE_SIDE), Math.ceil(view.height * SPARE_SIDE)];
    const [width, height] = [view.width + 2 * aside, view.height + 2 * above];
    const pixelRatio = Math.min(view.pixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
    front ??= document.createElement("canvas");
    resize(front, width, height, pixelRatio);
    const own = { ...view, x: view.x + aside, y: view.y + above, width, height, pixelRatio };
    return { canvas: front, view: own, detail, painted: NOTHING, dress, of };
  };

  /** Moves what is painted by whole pixels, so that what was painted and what will be fit together, and the view is in the middle. */
  const moved = (before: Picture, seen: Box): Picture => {
    const { canvas, view, painted } = before;
    const { width, height, pixelRatio } = view;
    const right = Math.round(((width - seen.width) / 2 - seen.x) * pixelRatio);
    const down = Math.round(((height - seen.height) / 2 - seen.y) * pixelRatio);
    back ??= document.createElement("canvas");
    resize(back, width, height, pixelRatio);
    const context = back.getContext("2d");
    if (context) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = "copy";
      context.drawImage(canvas, right, down);
      context.globalCompositeOperation = "source-over";
    }
    [front, back] = [back, canvas];
    const [dx, dy] = [right / pixelRatio, down / pixelRatio];
    return {
      ...before,
      canvas: front,
      view: { ...view, x: view.x + dx, y: view.y + dy },
      painted: common({ ...painted, x: painted.x + dx, y: painted.y + dy }, boundsOf(view)),
    };
  };

  /** @returns the picture with all of it painted that the view shows; null when there is no canvas to be had */
  const ready = (ink: Ink, fonts: Fonts, view: View, seenInput: PaintInput): Picture | null => {
    // Whether the page shows its cards now or has hidden them, they are in the picture; nothing is under the pointer while it moves.
    const input = { ...seenInput, omit: NOTHING_OMITTED, hoveredEdge: null };
    const of = [input.scene, ink, view.width, view.height, view.pixelRatio, ...input.marks];
    if (!picture || !of.every((one, at) => one === picture?.of[at]) || !isNear(picture.view, view))
      picture = begin(view, input, of);
    let changed = changedRegions(picture, input);
    if (!changed) {
      picture = begin(view, input, of);
      changed = [];
    }
    const { detail } = picture;
    const paintAll = ({ canvas, view: own }: Picture, regions: readonly Box[]) => {
      const context = canvas.getContext("2d");
      for (const region of regions)
        if (context) paintRegion(context, ink, fonts, own, { ...input, detail }, region);
      return context !== null;
    };
    if (!paintAll(picture, changed)) return null;
    picture = { ...picture, dress: input.dress };
    if (!isWithin(seenOn(picture.view, view), boundsOf(picture.view)))
      picture = moved(picture, seenOn(picture.view, view));
    const seen = seenOn(picture.view, view);
    if (isWithin(seen, picture.painted)) return picture;
    const { wanted, missing } = toPaint(picture.painted, seen, picture.view);
    paintAll(picture, missing);
    picture = { ...picture, painted: wanted };
    return picture;
  };

  return {
    prepare(ink, fonts, view, input) {
      // There is time for a sharp one.
      if (picture?.view.zoom !== view.zoom) picture = null;
      ready(ink, fonts, view, input);
    },
    paint(context, ink, fonts, view, input) {
      const made = ready(ink, fonts, view, input);
      if (made) show(context, made, view);
    },
  };
}

const NOTHING: Box = { x: 0, y: 0, width: 0, height: 0 };
const NOTHING_OMITTED: ReadonlySet<number> = new Set();

/** @returns the parts of what is painted that look different in another dress; null when painting anew is the smaller work */
function changedRegions(
  { view, painted, dress }: Picture,
  { scene, index, dress: after }: PaintInput,
): Box[] | null {
  if (dress === after) return [];
  const { x, y, zoom, pixelRatio } = view;
  const places = index.nodesIn({
    x: (painted.x - x) / zoom,
    y: (painted.y - y) / zoom,
    width: painted.width / zoom,
    height: painted.height / zoom,
  });
  const boxes = dressChanges(scene, places, dress, after);
  if (!boxes || boxes.length > MOST_CHANGES) return null;
  return boxes
    .map((box) => ({
      x: box.x * zoom + x,
      y: box.y * zoom + y,
      width: box.width * zoom,
      height: box.height * zoom,
    }))
    .map((box) => common(onPixels(box, pixelRatio), painted))
    .filter(({ width, height }) => width > 0 && height > 0);
}

const boundsOf = ({ width, height }: View): Box => ({ x: 0, y: 0, width, height });

function resize(canvas: HTMLCanvasElement, width: number, height: number, pixelRatio: number): void {
  const [wide, high] = [Math.ceil(width * pixelRatio), Math.ceil(height * pixelRatio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

const isNear = (made: View, { zoom }: View): boolean =>
  zoom <= made.zoom * MOST_SCALE && zoom * MOST_SCALE >= made.zoom;

/** @returns what the view shows of the picture, in the picture's pixels */
function seenOn(made: View, view: View): Box {
  const scale = made.zoom / view.zoom;
  return {
    x: made.x - view.x * scale,
    y: made.y - view.y * scale,
    width: view.width * scale,
    height: view.height * scale,
  };
}

/**
 * What has to be painted so that all that is seen is there, and a little more.
 * @returns `missing` parts without overlap, and what is painted afterwards
 */
function toPaint(painted: Box, seen: Box, made: View): { wanted: Box; missing: Box[] } {
  const { pixelRatio } = made;
  const overlap = common(painted, seen);
  // The first time only what is seen: that frame is the longest.
  if (overlap.width <= 0 || overlap.height <= 0) {
    const wanted = common(onPixels(seen, pixelRatio), boundsOf(made));
    return { wanted, missing: [wanted] };
  }
  const ahead = {
    x: seen.x - AHEAD,
    y: seen.y - AHEAD,
    width: seen.width + 2 * AHEAD,
    height: seen.height + 2 * AHEAD,
  };
  const wanted = common(onPixels(around(painted, ahead), pixelRatio), boundsOf(made));
  return { wanted, missing: partsAround(painted, wanted) };
}

function show(context: Context, { canvas, view: made }: Picture, view: View): void {
  const seen = seenOn(made, view);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const scale = (view.zoom / made.zoom) * (view.pixelRatio / made.pixelRatio);
  const [left, top] = [seen.x * made.pixelRatio, seen.y * made.pixelRatio];
  context.setTransform(scale, 0, 0, scale, 0, 0);
  // Unscaled and on whole pixels it stays as sharp as it was made.
  if (scale === 1) context.drawImage(canvas, -Math.round(left), -Math.round(top));
  else context.drawImage(canvas, -left, -top);
}
