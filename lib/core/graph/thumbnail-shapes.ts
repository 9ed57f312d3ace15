// What a graph's card is drawn from and what comes of it: boxes with the canvas' measures, and paths.
import { EVENT_HEIGHT, eventWidth, FLOW_PORT_Y, FLOW_SIZE } from "./node-size.ts";

export type Tone = "plain" | "runaway" | "gated";
/** Path data by tone; absent where there is nothing of that tone. */
export type TonedPaths = Partial<Record<Tone, string>>;

/** Coordinates of `cards` are the document's; of `cells`, pixels of a card, where a node is a stroke as thick as a cell. */
export type Thumbnail =
  | { kind: "empty" }
  | {
      kind: "cards";
      viewBox: string;
      flows: TonedPaths;
      /** The strokes that stand for a name, and for project and branch. */
      names: TonedPaths;
      details: string;
      events: string;
      gates: TonedPaths;
      edges: TonedPaths;
    }
  | { kind: "cells"; viewBox: string; cell: number; nodes: TonedPaths; events: string; edges: TonedPaths };

/** A node's box. */
export type Shape = {
  kind: "flow" | "event";
  x: number;
  y: number;
  width: number;
  height: number;
  /** Where edges leave and enter, from its top. */
  port: number;
  /** Set when it is in a loop. */
  loop: "runaway" | "gated" | null;
};
/** Shapes, and edges between their places in the list. */
export type Picture = { shapes: Shape[]; edges: [from: number, to: number][] };

export const flowShape = (x: number, y: number, loop: Shape["loop"]): Shape => ({
  kind: "flow",
  x,
  y,
  ...FLOW_SIZE,
  port: FLOW_PORT_Y,
  loop,
});

export const eventShape = (x: number, y: number, name: string): Shape => ({
  kind: "event",
  x,
  y,
  width: eventWidth(name),
  height: EVENT_HEIGHT,
  port: EVENT_HEIGHT / 2,
  loop: null,
});

/** An edge between two nodes of one kind of loop has the loop's tone. */
export const toneOf = (from: Shape, to: Shape): Tone =>
  to.loop !== null && to.loop === from.loop ? to.loop : "plain";
