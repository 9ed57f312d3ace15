// A graph as the drawing on its card: a few SVG paths with the shapes and measures of the canvas, all of the graph, and never more than
// some kilobytes. The richest of three drawings that fits is taken: cards with their words as strokes; plain boxes; a grid of cells.
import { drawCards } from "./thumbnail-cards.ts";
import { drawCells } from "./thumbnail-cells.ts";
import type { Picture, Thumbnail, TonedPaths } from "./thumbnail-shapes.ts";

/** All path data of one card. */
const MOST_CHARACTERS = 6_000;

/** @returns what the card shows; linear in shapes and edges */
export function drawThumbnail(picture: Picture): Thumbnail {
  if (picture.shapes.length === 0) return { kind: "empty" };
  // A drawing of cards takes 25 characters a node at the very least.
  const isSmall = picture.shapes.length * 25 <= MOST_CHARACTERS;
  for (const detail of isSmall ? (["words", "boxes"] as const) : []) {
    const drawn = drawCards(picture, detail);
    if (charactersIn(drawn) <= MOST_CHARACTERS) return drawn;
  }
  return drawCells(picture, MOST_CHARACTERS);
}

function charactersIn(thumbnail: Thumbnail): number {
  const length = (value: string | number | TonedPaths): number =>
    typeof value === "string"
      ? value.length
      : typeof value === "number"
        ? 0
        : sum(Object.values(value).map(length));
  return sum(Object.values(thumbnail).map(length));
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
