// Heights for a layout: neighbours as level as the order in each column and the room of each node allow.

const PASSES = 4;

/**
 * @param columns nodes by column, top to bottom; the order is kept
 * @param rooms what each node needs above and below the height of its ports
 * @returns the height of each node's ports, lower is larger; O(passes × (nodes + edges))
 */
export function levelRows(
  columns: readonly (readonly number[])[],
  { upstreams, downstreams }: { upstreams: readonly number[][]; downstreams: readonly number[][] },
  rooms: readonly { above: number; below: number }[],
  gap: number,
): Float64Array {
  const heights = new Float64Array(rooms.length);
  const distance = (upper: number, lower: number) =>
    (rooms[upper]?.below ?? 0) + gap + (rooms[lower]?.above ?? 0);
  const wanted = (node: number, near: readonly number[][]) => {
    const around = near[node] ?? [];
    if (around.length === 0) return heights[node] ?? 0;
    return around.reduce((total, other) => total + (heights[other] ?? 0), 0) / around.length;
  };
  for (const column of columns) settle(column, () => 0, distance, heights);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const column of columns) settle(column, (node) => wanted(node, upstreams), distance, heights);
    for (const column of [...columns].reverse())
      settle(column, (node) => wanted(node, downstreams), distance, heights);
  }
  return heights;
}

/** Least squares towards the wanted heights under the distances: neighbours that would overlap become one block (pool adjacent violators). */
function settle(
  column: readonly number[],
  wanted: (node: number) => number,
  distance: (upper: number, lower: number) => number,
  heights: Float64Array,
): void {
  const offsets: number[] = [];
  const blocks: { sum: number; size: number }[] = [];
  let offset = 0;
  for (const [at, node] of column.entries()) {
    const upper = column[at - 1];
    if (upper !== undefined) offset += distance(upper, node);
    offsets.push(offset);
    let block = { sum: wanted(node) - offset, size: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.size > block.sum / block.size;
      last = blocks.at(-1)
    ) {
      block = { sum: block.sum + last.sum, size: block.size + last.size };
      blocks.pop();
    }
    blocks.push(block);
  }
  let at = 0;
  for (const { sum, size } of blocks) {
    for (let member = 0; member < size; member += 1) {
      const node = column[at];
      if (node !== undefined) heights[node] = sum / size + (offsets[at] ?? 0);
      at += 1;
    }
  }
}
