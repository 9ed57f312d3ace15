// Two texts side by side, line against line, with long equal stretches folded away.

/** One line of a side, `number` from 1. `mark` is the part between what both lines of a pair begin and end with. */
export type DiffLine = { number: number; text: string; mark: [from: number, to: number] | null };
/** Both sides of one row; null: nothing stands there. A fold stands for `count` equal lines. */
export type DiffRow =
  | { kind: "same" | "changed"; left: DiffLine | null; right: DiffLine | null }
  | { kind: "fold"; count: number };

export type LineDiff = { rows: DiffRow[]; added: number; removed: number };

/** Equal lines shown around each change. */
const CONTEXT = 3;
/** A fold saves room only from here on. */
const LEAST_FOLD = 3;
/** Beyond so many differing lines, what lies between the equal beginning and end is shown as replaced. */
const MAX_DIFFERENCES = 1500;

/** @returns the smallest set of differing lines (Myers), unless there are very many; O((lines + differences) × differences) */
export function lineDiff(before: string, after: string): LineDiff {
  const [left, right] = [linesOf(before), linesOf(after)];
  const rows: DiffRow[] = [];
  let [added, removed] = [0, 0];
  let [atLeft, atRight] = [0, 0];
  for (const [toLeft, toRight] of [...equalLines(left, right), [left.length, right.length] as const]) {
    const [gone, come] = [toLeft - atLeft, toRight - atRight];
    removed += gone;
    added += come;
    for (let at = 0; at < Math.max(gone, come); at++) {
      const old = at < gone ? (left[atLeft + at] ?? "") : null;
      const next = at < come ? (right[atRight + at] ?? "") : null;
      const [leftMark, rightMark] = old !== null && next !== null ? marks(old, next) : [null, null];
      rows.push({
        kind: "changed",
        left: old === null ? null : { number: atLeft + at + 1, text: old, mark: leftMark },
        right: next === null ? null : { number: atRight + at + 1, text: next, mark: rightMark },
      });
    }
    if (toLeft < left.length && toRight < right.length) {
      const text = left[toLeft] ?? "";
      rows.push({
        kind: "same",
        left: { number: toLeft + 1, text, mark: null },
        right: { number: toRight + 1, text, mark: null },
      });
    }
    [atLeft, atRight] = [toLeft + 1, toRight + 1];
  }
  return { rows: fold(rows), added, removed };
}

const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

/** Pairs of places that hold the same line, in order: a longest such list. */
function equalLines(left: string[], right: string[]): [number, number][] {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  )
    end++;
  const middle = myers(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return [
    ...Array.from({ length: start }, (_, at): [number, number] => [at, at]),
    ...middle.map(([a, b]): [number, number] => [a + start, b + start]),
    ...Array.from({ length: end }, (_, at): [number, number] => [
      left.length - end + at,
      right.length - end + at,
    ]),
  ];
}

/** Myers' greedy way from corner to corner: how far each diagonal comes with `d` differences. */
function myers(left: string[], right: string[]): [number, number][] {
  const limit = Math.min(left.length + right.length, MAX_DIFFERENCES);
  const reached = new Map<number, number>([[1, 0]]);
  const history: Map<number, number>[] = [];
  for (let d = 0; d <= limit; d++) {
    history.push(new Map(reached));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < left.length && x - k < right.length && left[x] === right[x - k]) x++;
      reached.set(k, x);
      if (x >= left.length && x - k >= right.length) return walkBack(history, left.length, right.length);
    }
  }
  return [];
}

function walkBack(history: Map<number, number>[], endLeft: number, endRight: number): [number, number][] {
  const equal: [number, number][] = [];
  let [x, y] = [endLeft, endRight];
  for (let d = history.length - 1; d >= 0; d--) {
    const reached = history[d];
    const k = x - y;
    const down = k === -d || (k !== d && (reached?.get(k - 1) ?? -1) < (reached?.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reached?.get(fromK) ?? 0);
    const fromY = d === 0 ? 0 : fromX - fromK;
    const [stopX, stopY] = d === 0 ? [0, 0] : down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    while (x > stopX && y > stopY) {
      x--;
      y--;
      equal.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return equal.reverse();
}

/** The part of each line between their common beginning and their common end. */
function marks(old: string, next: string): [[number, number], [number, number]] {
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old.at(-1 - end) === next.at(-1 - end))
    end++;
  return [
    [start, old.length - end],
    [start, next.length - end],
  ];
}

function fold(rows: DiffRow[]): DiffRow[] {
  const near = new Uint8Array(rows.length);
  for (const [at, row] of rows.entries()) {
    if (row.kind === "same") continue;
    near.fill(1, Math.max(0, at - CONTEXT), at + CONTEXT + 1);
  }
  const folded: DiffRow[] = [];
  for (let at = 0; at < rows.length; ) {
    let until = at;
    while (until < rows.length && near[until] === 0) until++;
    if (until - at >= LEAST_FOLD) folded.push({ kind: "fold", count: until - at });
    else folded.push(...rows.slice(at, until));
    for (at = until; at < rows.length && near[at] === 1; at++) folded.push(...rows.slice(at, at + 1));
  }
  return folded;
}
