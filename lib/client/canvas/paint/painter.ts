// Keeps what need not be painted anew at each step: what stands still while something is dragged or chosen, what was in view while the
// camera moves, and the whole graph while it sees thousands of cards.

import type { Fonts } from "./canvas-pen.ts";
import type { Ink } from "./ink.ts";
import { createMovingPicture } from "./moving-picture.ts";
import {
  isNodeChosen,
  movingPart,
  type PaintInput,
  paintGround,
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

const NOTHING_CHOSEN = { selection: new Set<never>(), chosenGroups: new Set<never>() };

export function createPainter(): Painter {
  let still: Still | null = null;
  const movingPicture = createMovingPicture();
  const wholePicture = createWholePicture();

  const paintStill = (context: Context, ink: Ink, fonts: Fonts, view: View, input: PainterInput) => {
    const { scene, dress, detail, hoveredEdge, omit, shifts } = input;
    const { x, y, zoom, width, height, pixelRatio } = view;
    const crowd = isCrowd(input, view);
    const place = [x, y, zoom, width, height, pixelRatio];
    const shown = crowd ? dress.chosenEdges : dress;
    const of = [scene, shown, detail, hoveredEdge, omit, shifts.places, ink, ...place];
    if (still && of.every((one, at) => one === still?.of[at])) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      context.drawImage(still.picture, 0, 0);
    } else {
      const ground = crowd ? { ...input, dress: { ...dress, ...NOTHING_CHOSEN } } : input;
      paintGround(context, ink, view, detail);
      paintPart(context, ink, fonts, view, ground, stillPart(input, view));
      still = crowd || shifts.places.size > 0 ? { picture: copyOf(context.canvas, still), of } : null;
    }
    if (crowd) paintChosen(context, ink, fonts, view, input);
  };

  return {
    paint(context, ink, fonts, view, input) {
      const moving = input.moving && input.shifts.places.size === 0;
      if (moving && isCrowd(input, view) && wholePicture.paint(context, ink, view, input)) {
        paintChosen(context, ink, fonts, view, input);
        return;
      }
      if (moving) {
        movingPicture.paint(context, ink, fonts, view, input);
        return;
      }
      paintStill(context, ink, fonts, view, input);
      if (input.shifts.places.size > 0) paintPart(context, ink, fonts, view, input, movingPart(input));
    },
    prepare(ink, fonts, view, input) {
      if (isCrowd(input, view)) wholePicture.prepare(ink, view, input);
      else movingPicture.prepare(ink, fonts, view, input);
    },
  };
}

/** Of thousands the chosen ones are painted on top, so that choosing does not paint the others again. */
function paintChosen(context: Context, ink: Ink, fonts: Fonts, view: View, input: PaintInput): void {
  const { scene, dress } = input;
  if (dress.selection.size === 0) return;
  const isChosen = (place: number) => {
    const node = scene.nodes[place];
    // A frame would cover what lies in it; its members show that they are chosen.
    return node !== undefined && node.type !== "frame" && isNodeChosen(node, dress);
  };
  const nodes = stillPart(input, view).nodes.filter(isChosen);
  paintPart(context, ink, fonts, view, input, { nodes, edges: [] });
}

function copyOf(canvas: HTMLCanvasElement, before: Still | null): HTMLCanvasElement {
  const picture = before?.picture ?? document.createElement("canvas");
  picture.width = canvas.width;
  picture.height = canvas.height;
  picture.getContext("2d")?.drawImage(canvas, 0, 0);
  return picture;
}
