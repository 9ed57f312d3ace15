// Lets unchanged parts of a new picture be the very objects of the old one, so that nothing is drawn again for nothing.
import type { Canvas, CanvasEdge, CanvasNode } from "./canvas-elements.ts";

/** @returns `next`, with every node, edge and data object that equals one of `previous` replaced by it; linear */
export function keepUnchanged(next: Canvas, previous: Canvas | null): Canvas {
  if (!previous) return next;
  const nodes = keep(next.nodes, previous.nodes);
  const edges = keep(next.edges, previous.edges);
  return nodes === previous.nodes && edges === previous.edges ? previous : { nodes, edges };
}

function keep<T extends CanvasNode | CanvasEdge>(next: T[], previous: T[]): T[] {
  let kept = next.length === previous.length;
  const byId = new Map(previous.map((element) => [element.id, element]));
  const elements = next.map((element, index) => {
    // Most edits change no order: look at the same place first.
    const inPlace = previous[index];
    const before = inPlace?.id === element.id ? inPlace : byId.get(element.id);
    const same = before ? keepElement(element, before) : element;
    if (same !== inPlace) kept = false;
    return same;
  });
  return kept ? previous : elements;
}

function keepElement<T extends CanvasNode | CanvasEdge>(next: T, before: T): T {
  const data = shallowEqual(next.data, before.data) ? before.data : next.data;
  const changed = Object.keys({ ...next, ...before }).some((key) => {
    const [a, b] = [next[key as keyof T], before[key as keyof T]];
    if (key === "data") return data !== before.data;
    if (key === "position") return !shallowEqual(a as object, b as object);
    return a !== b;
  });
  return changed ? { ...next, data } : before;
}

function shallowEqual(a: object | undefined, b: object | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => a[key as keyof typeof a] === b[key as keyof typeof b]);
}
