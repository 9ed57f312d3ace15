// Keeps what need not be painted anew at each step: what stands still while something is dragged or chosen, what was in view while the
// camera moves, and the whole graph while it sees thousands of cards.

import type { Fonts } from "./canvas-pen.ts";
import { type Chosen, chosenMore } from "./chosen-on-top.ts";
import type { Ink } from "./ink.ts";
import { createMovingPicture } from "./moving-picture.ts";
import {
  movingPart,
  type PaintInput,
  paintGround,
  paintOnTop,
  paintPart,
  stillPart,
  type View,
} from "./paint-view.ts";
import { createWholePicture, isCrowd } from "./whole-picture.ts";

type Context = CanvasRenderingContext2D;

export type PainterInput = PaintInput & {
  /** The camera moves: a picture that is a little less sharp will do. */
  moving: boolean;
};

export type Painter = {
  paint: (context: Context, ink: Ink, fonts: Fonts, view: View, input: PainterInput) => void;
  /** Makes ready for a camera that may begin to move; to be called when there is time. */
  prepare: (ink: Ink, fonts: Fonts, view: View, input: PainterInput) => void;
};

type Still = { picture: HTMLCanvasElement; of: readonly unknown[] };

const NOTHING_CHOSEN: Chosen = { selection: new Set(), chosenGroups: new Set() };
const NOTHING_OMITTED: ReadonlySet<number> = new Set();

export function createPainter(): Painter {
  let still: Still | null = null;
  /** What is chosen on top of `still`, while that is what the canvas shows. */
  let shown: Chosen | null = null;
  const movingPicture = createMovingPicture();
  const wholePicture = createWholePicture();

  const paintStill = (context: Context, ink: Ink, fonts: Fonts, view: View, input: PainterInput) => {
    const { dress, detail } = input;
    const of = whatStands(ink, view, input);
    const crowd = isCrowd(input, view);
    const came = crowd && isOf(still, of) && shown && chosenMore(shown, dress);
    if (came) {
      paintOnTop(context, ink, fonts, view, input, came);
      return;
    }
    if (still && isOf(still, of)) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      context.drawImage(still.picture, 0, 0);
    } else {
      const ground = crowd
        ? { ...input, dress: { ...dress, ...NOTHING_CHOSEN }, omit: NOTHING_OMITTED }
        : input;
      paintGround(context, ink, view, detail);
      paintPart(context, ink, fonts, view, ground, stillPart(ground, view));
      still = crowd || input.shifts.places.size > 0 ? { picture: copyOf(context.canvas, still), of } : null;
    }
    if (crowd) paintOnTop(context, ink, fonts, view, input, dress);
  };

  return {
    paint(context, ink, fonts, view, input) {
      const crowd = isCrowd(input, view);
      const dragged = input.shifts.places.size > 0;
      // While the camera is where it was, what stands still is there already.
      if (input.moving && !dragged && !(crowd && isOf(still, whatStands(ink, view, input)))) {
        shown = null;
        if (!crowd || !wholePicture.paint(context, ink, fonts, view, input))
          movingPicture.paint(context, ink, fonts, view, input);
        return;
      }
      paintStill(context, ink, fonts, view, input);
      shown = crowd && !dragged ? input.dress : null;
      if (dragged) paintPart(context, ink, fonts, view, input, movingPart(input));
    },
    prepare(ink, fonts, view, input) {
      if (isCrowd(input, view)) wholePicture.prepare(ink, view, input);
      else movingPicture.prepare(ink, fonts, view, input);
    },
  };
}

/** All that what stands still depends on: while each is the same, so is the picture. Elements hide nothing of a crowd. */
function whatStands(ink: Ink, view: View, input: PainterInput): readonly unknown[] {
  const { scene, dress, detail, hoveredEdge, shifts } = input;
  const { x, y, zoom, width, height, pixelRatio } = view;
  const crowd = isCrowd(input, view);
  const own = crowd ? [dress.chosenEdges, null] : [dress, input.omit];
  return [scene, ...own, detail, hoveredEdge, shifts.places, ink, x, y, zoom, width, height, pixelRatio];
}

const isOf = (still: Still | null, of: readonly unknown[]): boolean =>
  still?.of.every((one, at) => one === of[at]) === true;

function copyOf(canvas: HTMLCanvasElement, before: Still | null): HTMLCanvasElement {
  const picture = before?.picture ?? document.createElement("canvas");
  picture.width = canvas.width;
  picture.height = canvas.height;
  picture.getContext("2d")?.drawImage(canvas, 0, 0);
  return picture;
}
