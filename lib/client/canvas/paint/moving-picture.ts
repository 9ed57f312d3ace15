// What the screen shows while the camera moves: the last sharp picture, pushed along or scaled, with only what comes into view painted anew.
// A frame then costs what a picture costs to copy, however much there is to see.
import type { Box } from "../scene.ts";
import type { Fonts } from "./canvas-pen.ts";
import type { Ink } from "./ink.ts";
import { type PaintInput, paintRegion, type View } from "./paint-view.ts";

type Context = CanvasRenderingContext2D;

/** Scaled further than this, and shrunk further than its inverse, the picture is too blurred to follow. */
const MOST_SCALE = Math.SQRT2;
/** With less of the view in the picture than this, painting it anew is the smaller work. */
const LEAST_COVERED = 0.5;

/** @property of what it shows: another scene, another dress, other colours make it worthless */
type Sharp = { picture: HTMLCanvasElement; view: View; of: readonly unknown[] };

export type MovingPicture = {
  /** Paints the view on the context's canvas, which has the view's size. */
  paint(context: Context, ink: Ink, fonts: Fonts, view: View, input: PaintInput): void;
  /** The camera rests: nothing is known of what happens until it moves again. */
  forget(): void;
};

export function createMovingPicture(): MovingPicture {
  let sharp: Sharp | null = null;
  /** Of the same size; where the picture goes when it is pushed. */
  let spare: HTMLCanvasElement | null = null;

  const sharpen = (of: readonly unknown[], ink: Ink, fonts: Fonts, view: View, input: PaintInput) => {
    const picture = sharp?.picture ?? document.createElement("canvas");
    fit(picture, view);
    const context = picture.getContext("2d");
    if (!context) return null;
    paintRegion(context, ink, fonts, view, input, { x: 0, y: 0, width: view.width, height: view.height });
    return { picture, view, of };
  };

  /** By whole pixels, so that what was painted and what is painted now fit together. */
  const push = (before: Sharp, ink: Ink, fonts: Fonts, to: View, input: PaintInput): Sharp => {
    const { x, y, pixelRatio, width, height } = before.view;
    const right = Math.round((to.x - x) * pixelRatio);
    const down = Math.round((to.y - y) * pixelRatio);
    spare ??= document.createElement("canvas");
    fit(spare, to);
    const context = spare.getContext("2d");
    if ((right === 0 && down === 0) || !context) return before;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = "copy";
    context.drawImage(before.picture, right, down);
    context.globalCompositeOperation = "source-over";
    const [dx, dy] = [right / pixelRatio, down / pixelRatio];
    const view = { ...before.view, x: x + dx, y: y + dy };
    for (const region of uncovered({ x: dx, y: dy, width, height }, view))
      paintRegion(context, ink, fonts, view, input, region);
    const picture = spare;
    spare = before.picture;
    return { picture, view, of: before.of };
  };

  return {
    paint(context, ink, fonts, view, input) {
      const of = [input.scene, input.dress, input.hoveredEdge, ink, view.width, view.height, view.pixelRatio];
      const isGood = sharp !== null && of.every((one, at) => one === sharp?.of[at]) && isNear(sharp.view, view);
      if (!sharp || !isGood) sharp = sharpen(of, ink, fonts, view, input);
      else if (view.zoom === sharp.view.zoom) sharp = push(sharp, ink, fonts, view, input);
      if (!sharp) return;
      const { x, y, width, height } = placeIn(view, sharp.view);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      if (view.zoom === sharp.view.zoom) {
        context.drawImage(sharp.picture, 0, 0);
        return;
      }
      const ratio = view.pixelRatio;
      context.drawImage(sharp.picture, x * ratio, y * ratio, width * ratio, height * ratio);
      // Seen for the blink of an eye at the borders of a view that widens: boxes and lines are enough.
      for (const region of uncovered({ x, y, width, height }, view))
        paintRegion(context, ink, fonts, view, { ...input, detail: "dot" }, region);
    },
    forget() {
      sharp = null;
    },
  };
}

function fit(canvas: HTMLCanvasElement, { width, height, pixelRatio }: View): void {
  const [wide, high] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

/** @returns where a picture made for `from` lies in the view now, in the view's own pixels */
function placeIn(view: View, from: View): Box {
  const scale = view.zoom / from.zoom;
  return {
    x: view.x - from.x * scale,
    y: view.y - from.y * scale,
    width: from.width * scale,
    height: from.height * scale,
  };
}

function isNear(from: View, view: View): boolean {
  const scale = view.zoom / from.zoom;
  if (scale > MOST_SCALE || scale < 1 / MOST_SCALE) return false;
  const { x, y, width, height } = placeIn(view, from);
  const wide = Math.min(view.width, x + width) - Math.max(0, x);
  const high = Math.min(view.height, y + height) - Math.max(0, y);
  return wide > 0 && high > 0 && wide * high >= LEAST_COVERED * view.width * view.height;
}

/** @returns the parts of the view around the box, without overlap */
function uncovered(box: Box, { width, height }: Pick<View, "width" | "height">): Box[] {
  const [left, top] = [Math.max(0, box.x), Math.max(0, box.y)];
  const [right, bottom] = [Math.min(width, box.x + box.width), Math.min(height, box.y + box.height)];
  return [
    { x: 0, y: 0, width, height: top },
    { x: 0, y: bottom, width, height: height - bottom },
    { x: 0, y: top, width: left, height: bottom - top },
    { x: right, y: top, width: width - right, height: bottom - top },
  ].filter((part) => part.width > 0 && part.height > 0);
}
