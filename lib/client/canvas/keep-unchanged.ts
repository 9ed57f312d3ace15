// Lets unchanged parts of a new picture be the very objects of the old one, so that nothing is drawn again for nothing.
import type { Canvas, CanvasEdge, CanvasNode } from "./canvas-elements.ts";

/** @returns `next`, with every node, edge and data object that equals one of `previous` replaced by it; linear */
export function keepUnchanged(next: Canvas, previous: Canvas | null): Canvas {
  if (!previous) return next;
  const nodes = keep(next.nodes, previous.nodes);
  const edges = keep(next.edges, previous.edges);
  return nodes === previous.nodes && edges === previous.edges ? previous : { nodes, edges };
}

function keep<T extends CanvasNode | CanvasEdge>(made: T[], previous: T[]): T[] {
  let kept = made.length === previous.length;
  let objects: ReadonlySet<T> | null = null;
  let byId: ReadonlyMap<string, T> | null = null;
  const elements = made.map((element, index) => {
    // Most edits change no order: look at the same place first.
    const inPlace = previous[index];
    if (element === inPlace) return element;
    let before = inPlace?.id === element.id ? inPlace : undefined;
    if (!before) {
      objects ??= new Set(previous);
      if (objects.has(element)) {
        kept = false;
        return element;
      }
      byId ??= new Map(previous.map((one) => [one.id, one]));
      before = byId.get(element.id);
    }
    const next = before ? keepElement(element, before) : element;
    if (next !== inPlace) kept = false;
    return next;
  });
  return kept ? previous : elements;
}

function keepElement<T extends CanvasNode | CanvasEdge>(next: T, before: T): T {
  const data = shallowEqual(next.data, before.data) ? before.data : next.data;
  if (data === before.data && equalBesidesData(next, before)) return before;
  return data === next.data ? next : { ...next, data };
}

function equalBesidesData<T extends CanvasNode | CanvasEdge>(a: T, b: T): boolean {
  let count = 0;
  for (const key in a) {
    count += 1;
    if (key === "data" || a[key] === b[key]) continue;
    if (key !== "position" || !shallowEqual(a[key] as object, b[key] as object)) return false;
  }
  for (const _key in b) count -= 1;
  return count === 0;
}

function shallowEqual(a: object | undefined, b: object | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  let count = 0;
  for (const key in a) {
    count += 1;
    if (a[key as keyof typeof a] !== b[key as keyof typeof b]) return false;
  }
  for (const _key in b) count -= 1;
  return count === 0;
}
