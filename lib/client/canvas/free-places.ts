// Finds room for nodes that have no place of their own in the document.

type Rect = { x: number; y: number; width: number; height: number };
const CELL = 256;
const TRIES = 24;

/** Knows what is taken; asks are answered near where they would like to be. */
export class FreePlaces {
  readonly #cells = new Map<string, Rect[]>();

  take(rect: Rect): void {
    for (const cell of cellsOf(rect)) {
      const taken = this.#cells.get(cell);
      if (taken) taken.push(rect);
      else this.#cells.set(cell, [rect]);
    }
  }

  /** Takes and returns the first free place at, below or above the wanted one, `step` apart; the wanted one when all are taken. */
  place(wanted: Rect, step: number): { x: number; y: number } {
    for (let at = 0; at < TRIES; at += 1) {
      const away = Math.ceil(at / 2) * step * (at % 2 === 1 ? 1 : -1);
      const rect = { ...wanted, y: wanted.y + away };
      if (this.#isTaken(rect)) continue;
      this.take(rect);
      return { x: rect.x, y: rect.y };
    }
    return { x: wanted.x, y: wanted.y };
  }

  #isTaken(rect: Rect): boolean {
    return cellsOf(rect).some((cell) => this.#cells.get(cell)?.some((other) => overlap(rect, other)));
  }
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function cellsOf({ x, y, width, height }: Rect): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1)
      cells.push(`${column} ${row}`);
  }
  return cells;
}
