// Graphs that lie on a grid for bench/canvas.mjs: as many columns as rows, edges to the next column and further, some of them backwards.
import { seeded } from "./seeded.mjs";

const PITCH = { x: 336, y: 120 };
const PER_FLOW = 1.5;
const FURTHEST = 10;
const BACKWARDS = 0.12;

/** @returns a document of so many flows, with half as many triggers again */
export function gridGraph(count) {
  const random = seeded(7);
  const columns = Math.ceil(Math.sqrt(count));
  const nameOf = (at) => `Flow${String(at).padStart(6, "0")}`;
  const waits = Array.from({ length: count }, () => new Set());
  for (let edge = 0; edge < count * PER_FLOW; edge++) {
    const from = Math.floor(random() * count);
    const [row, column] = [Math.floor(from / columns), from % columns];
    const far = random() < 1 / 3;
    const step = far ? 1 + Math.floor(random() * FURTHEST) : 1;
    const aside = Math.floor(random() * 5) - 2;
    const toColumn = Math.min(
      columns - 1,
      Math.max(0, column + (far && random() < BACKWARDS * 3 ? -step : step)),
    );
    const to = Math.min(count - 1, Math.max(0, (row + aside) * columns + toColumn));
    if (to !== from) waits[to].add(nameOf(from));
  }
  const flows = waits.map((upstreams, at) => ({
    id: `flow-${at}`,
    name: nameOf(at),
    parameters: [],
    source: { file: `flows/part_${at % 50}.py`, line: 10 },
    ...(upstreams.size === 0
      ? {}
      : { trigger: { kind: "on-finish", upstreams: [...upstreams].map((flow) => ({ flow })) } }),
    position: { x: (at % columns) * PITCH.x, y: Math.floor(at / columns) * PITCH.y },
  }));
  return { schema: "triggerboard/v1", name: `Grid of ${count}`, flows, events: [] };
}
