// What the painters of cards, pills, gates and edges draw with, so that the screen's canvas and a picture file show the same shapes.
import type { Curve } from "../edge-path.ts";
import type { IconName } from "./icons.ts";

/** From the middle of a line of Geist to its base, in parts of its size: half of what ascends less what descends. */
export const BASELINE = 0.355;
/** Between the letters of names, in parts of their size. */
export const TIGHT = -0.01;

/** Lengths are in the canvas's units. */
export type Stroke = {
  color: string;
  width: number;
  /** Lengths of dash and gap. */
  dashes?: readonly number[];
  /** Round ends, so that a dash of no length is a dot. */
  round?: boolean;
  /** 0 to 1. */
  opacity?: number;
};
/** @property faint how strong the fill is, 0 to 1 */
export type Look = { fill?: string; faint?: number; stroke?: Stroke };

export type Words = {
  /** Font size. */
  size: number;
  weight: 400 | 500 | 600;
  mono?: boolean;
  color: string;
  /** Longer words end in an ellipsis. */
  most?: number;
  /** Letters stand a little closer, as in names. */
  tight?: boolean;
  align?: "left" | "center";
};

export type Box = { x: number; y: number; width: number; height: number };

export type Pen = {
  /** @param radius of all corners, or of top left, top right, bottom right, bottom left */
  box(box: Box, radius: number | readonly [number, number, number, number], look: Look): void;
  circle(x: number, y: number, radius: number, look: Look): void;
  /** A line through all curves; one that begins elsewhere than where the one before it ends begins a new line. */
  curves(curves: readonly Curve[], stroke: Stroke): void;
  /** Closed shapes of straight sides. */
  polygons(shapes: readonly (readonly { x: number; y: number }[])[], fill: string): void;
  /** SVG path data, moved to x, y. */
  shape(path: string, x: number, y: number, look: Look): void;
  /** One line of words whose middle is at `y`. @returns how wide they are */
  words(text: string, x: number, y: number, words: Words): number;
  /** @returns how wide the words would be, at most `most` */
  widthOf(text: string, words: Words): number;
  /** An icon of `size`, its upper left corner at x, y. @param weight of its lines when it is 24 large */
  icon(name: IconName, x: number, y: number, size: number, color: string, weight?: number): void;
};
