// The whole graph painted once, small, for a camera that moves while it sees thousands of cards.
import type { CanvasNode } from "../canvas-elements.ts";
import type { Fonts } from "./canvas-pen.ts";
import type { Ink } from "./ink.ts";
import { paintSlowly } from "./paint-slowly.ts";
import { isEdgeChosen, isNodeChosen, type PaintInput, paintOnTop, type View } from "./paint-view.ts";

type Context = CanvasRenderingContext2D;

/** More than this in view takes longer to paint than a frame has. */
const MOST_AT_ONCE = 3_000;
/** Chosen ones that are painted at each step: more are part of the picture. */
const MOST_ON_TOP = 200;
/** 16 MB at most. */
const MOST_PIXELS = 4_000_000;
const LONGEST_SIDE = 4_096;
/** Around the nodes, in the canvas's units: edges go round them. */
const MARGIN = 200;

type Whole = { canvas: HTMLCanvasElement; of: readonly unknown[]; left: number; top: number; scale: number };

export type WholePicture = {
  /** Begins to make it ready, a part at a time; to be called when there is time. */
  prepare(ink: Ink, view: View, input: PaintInput): void;
  /** @returns false, and nothing is painted, when it is not ready */
  paint(context: Context, ink: Ink, fonts: Fonts, view: View, input: PaintInput): boolean;
};

export function createWholePicture(): WholePicture {
  let whole: Whole | null = null;
  let canvas: HTMLCanvasElement | null = null;
  let making: { of: readonly unknown[]; stop: () => void } | null = null;

  const isSame = (of: readonly unknown[], made: { of: readonly unknown[] } | null) =>
    of.every((one, at) => one === made?.of[at]);

  return {
    prepare(ink, view, input) {
      const { scene, dress } = input;
      const of = whatItShows(ink, input);
      if (!scene.bounds || isSame(of, whole) || isSame(of, making)) return;
      making?.stop();
      const { x, y, width, height } = scene.bounds;
      const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
      const scale = Math.min(
        2 * view.zoom * view.pixelRatio,
        Math.sqrt(MOST_PIXELS / (wide * high)),
        LONGEST_SIDE / wide,
        LONGEST_SIDE / high,
      );
      whole = null;
      canvas ??= document.createElement("canvas");
      canvas.width = Math.ceil(wide * scale);
      canvas.height = Math.ceil(high * scale);
      const context = canvas.getContext("2d");
      if (!context) return;
      const [left, top] = [x - MARGIN, y - MARGIN];
      const manner = {
        zoom: scale,
        isChosen: hasManyChosen(input) ? (node: CanvasNode) => isNodeChosen(node, dress) : () => false,
        isEdgeChosen: (edge: number) => isEdgeChosen(scene, edge, dress),
        shift: null,
      };
      const place = { scale, x: -left * scale, y: -top * scale };
      const stop = paintSlowly(context, place, ink, scene, manner, () => {
        whole = { canvas: context.canvas, of, left, top, scale };
        making = null;
      });
      making = { of, stop };
    },
    paint(context, ink, fonts, view, input) {
      if (!whole || !isSame(whatItShows(ink, input), whole)) return false;
      const { x, y, zoom, pixelRatio } = view;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      const scale = (zoom * pixelRatio) / whole.scale;
      context.setTransform(scale, 0, 0, scale, x * pixelRatio, y * pixelRatio);
      context.drawImage(whole.canvas, whole.left * whole.scale, whole.top * whole.scale);
      if (!hasManyChosen(input)) paintOnTop(context, ink, fonts, view, input, input.dress);
      return true;
    },
  };
}

const hasManyChosen = ({ dress }: PaintInput): boolean => dress.selection.size > MOST_ON_TOP;

/** A few that are chosen are painted over it. */
const whatItShows = (ink: Ink, input: PaintInput): readonly unknown[] => [
  input.scene,
  input.dress.chosenEdges,
  ink,
  hasManyChosen(input) ? input.dress.selection : null,
];

/**
 * Whether the view shows more than can be painted in a frame.
 * Roughly, from how much of the graph's area is in view: to count would take as long as to paint.
 */
export function isCrowd({ scene, detail }: PaintInput, { zoom, width, height }: View): boolean {
  const { bounds, nodes, edges } = scene;
  if (detail !== "dot" || !bounds) return false;
  const part =
    Math.min(1, width / zoom / Math.max(1, bounds.width)) *
    Math.min(1, height / zoom / Math.max(1, bounds.height));
  return part * (nodes.length + edges.length) > MOST_AT_ONCE;
}
