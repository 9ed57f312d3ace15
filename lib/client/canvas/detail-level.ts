// How much a card shows at a zoom: the box never changes size, only its content.

export type DetailLevel = "full" | "compact" | "block" | "dot";

const FROM: [DetailLevel, number][] = [
  ["full", 0.7],
  ["compact", 0.4],
  ["block", 0.2],
  ["dot", 0],
];
/** So that a zoom that trembles at a border does not switch to and fro. */
const HYSTERESIS = 0.02;

/** From this zoom on cards of a large graph are elements of the page; below it they are painted. */
export const isPainted = (zoom: number): boolean => zoom < 0.4;

/** @returns how wide a card's border is; null: as wide as its state says */
export const farBorder = (detail: DetailLevel, isMarked: boolean): number | null =>
  detail === "full" ? null : detail === "compact" && !isMarked ? 1.5 : 3;

/** From so far a card is told from the ground by its border alone: a plain one is drawn as strongly as an edge. */
export const isFar = (detail: DetailLevel): boolean => detail === "block" || detail === "dot";

const TITLE_HEIGHTS: Record<DetailLevel, number> = { full: 24, compact: 36, block: 48, dot: 80 };

/** @returns how high the title above a group's frame is, in the canvas's units: larger from further away, so that it can be read */
export const titleHeight = (zoom: number): number => TITLE_HEIGHTS[levelAt(zoom)];

const levelAt = (zoom: number): DetailLevel => FROM.find(([, from]) => zoom >= from)?.[0] ?? "dot";

/** @param before the level shown until now, or null at the start */
export function detailLevel(zoom: number, before: DetailLevel | null): DetailLevel {
  const level = levelAt(zoom);
  if (before === null || level === before) return level;
  return levelAt(zoom - HYSTERESIS) === before || levelAt(zoom + HYSTERESIS) === before ? before : level;
}
