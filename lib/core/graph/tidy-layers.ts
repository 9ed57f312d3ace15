// Columns for a layout: cuts loops, then puts each node one column after the furthest of its upstreams.

export type Layers = {
  /** Nodes by column, each column in an order that keeps neighbours near each other. */
  columns: number[][];
  /** The edges that lead to the right, by node: upstreams and downstreams. */
  forward: { upstreams: number[][]; downstreams: number[][] };
  /** How many edges had to be turned because they close a loop. */
  cut: number;
};

const SWEEPS = 4;

/**
 * @param count nodes are 0 … count − 1; their order decides ties
 * @param edges from, to; loops, self-loops and repeated edges are fine
 * @returns the columns; O((nodes + edges) log nodes), without recursion
 */
export function layerGraph(count: number, edges: readonly (readonly [number, number])[]): Layers {
  const all = neighbours(count, edges);
  const { order, kept, cut } = cutLoops(count, all.downstreams, all.upstreams);
  const forward = neighbours(count, kept);

  const column = new Int32Array(count);
  for (const node of order) {
    for (const next of forward.downstreams[node] ?? [])
      column[next] = Math.max(column[next] ?? 0, (column[node] ?? 0) + 1);
  }
  // What nothing leads to stands right before what it starts, not far off at the left.
  for (const node of order) {
    const after = forward.downstreams[node] ?? [];
    if (after.length === 0 || (forward.upstreams[node] ?? []).length > 0) continue;
    column[node] = after.reduce((least, next) => Math.min(least, column[next] ?? 0), count) - 1;
  }

  const columns: number[][] = [];
  for (let node = 0; node < count; node += 1) {
    const at = column[node] ?? 0;
    while (columns.length <= at) columns.push([]);
    columns[at]?.push(node);
  }
  orderColumns(columns, forward);
  return { columns, forward, cut };
}

function neighbours(count: number, edges: readonly (readonly [number, number])[]): Layers["forward"] {
  const upstreams: number[][] = Array.from({ length: count }, () => []);
  const downstreams: number[][] = Array.from({ length: count }, () => []);
  for (const [from, to] of edges) {
    downstreams[from]?.push(to);
    upstreams[to]?.push(from);
  }
  return { upstreams, downstreams };
}

/** A walk in depth, sources first: an edge back to a node that is still open closes a loop and is left out. */
function cutLoops(
  count: number,
  downstreams: readonly number[][],
  upstreams: readonly number[][],
): { order: number[]; kept: [number, number][]; cut: number } {
  const OPEN = 1;
  const DONE = 2;
  const state = new Uint8Array(count);
  const next = new Int32Array(count);
  const kept: [number, number][] = [];
  const finished: number[] = [];
  let cut = 0;
  const walk = (start: number) => {
    if (state[start] !== 0) return;
    const path = [start];
    state[start] = OPEN;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = downstreams[node]?.[next[node] ?? 0];
      if (to === undefined) {
        state[node] = DONE;
        finished.push(node);
        path.pop();
        continue;
      }
      next[node] = (next[node] ?? 0) + 1;
      if (state[to] === OPEN) {
        cut += 1;
        continue;
      }
      kept.push([node, to]);
      if (state[to] === 0) {
        state[to] = OPEN;
        path.push(to);
      }
    }
  };
  for (let node = 0; node < count; node += 1) if (upstreams[node]?.length === 0) walk(node);
  for (let node = 0; node < count; node += 1) walk(node);
  return { order: finished.reverse(), kept, cut };
}

/** Sorts each column by the middle of its neighbours, to the right and back again a few times. */
function orderColumns(columns: number[][], { upstreams, downstreams }: Layers["forward"]): void {
  const rank = new Float64Array(upstreams.length);
  const number = (column: readonly number[]) => {
    for (const [at, node] of column.entries()) rank[node] = at;
  };
  for (const column of columns) number(column);
  const sort = (column: number[], near: readonly number[][]) => {
    const middle = new Map(
      column.map((node) => {
        const around = near[node] ?? [];
        const sum = around.reduce((total, other) => total + (rank[other] ?? 0), 0);
        return [node, around.length > 0 ? sum / around.length : (rank[node] ?? 0)];
      }),
    );
    column.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
    number(column);
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of columns) sort(column, upstreams);
    for (const column of [...columns].reverse()) sort(column, downstreams);
  }
}
