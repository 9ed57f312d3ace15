// Strongly connected components in linear time and without recursion, so that a chain of 100,000 flows is no deeper than one of two.

/** A directed graph as two arrays: vertex `v` points at `targets[offsets[v]]` up to, not with, `targets[offsets[v + 1]]`. */
export type Adjacency = { offsets: Int32Array; targets: Int32Array };

/** `of[v]` is the component of vertex `v`, -1 for one left out; `sizes[c]` counts the vertices of component `c`. */
export type Components = { of: Int32Array; sizes: Int32Array };

/**
 * Tarjan's algorithm with its stacks in typed arrays.
 * @param active when given, only vertices that hold 1 take part
 * @returns every component, those of one vertex included; one that is pointed at has a lower number than those that point at it
 */
export function stronglyConnected({ offsets, targets }: Adjacency, active?: Uint8Array): Components {
  const count = offsets.length - 1;
  const of = new Int32Array(count).fill(-1);
  const sizes = new Int32Array(count);
  let components = 0;
  /** When a vertex was met, from 1; 0 is not yet. */
  const met = new Int32Array(count);
  /** The earliest still open vertex it leads back to. */
  const low = new Int32Array(count);
  const cursor = new Int32Array(count);
  const path = new Int32Array(count);
  const open = new Int32Array(count);
  let openTop = 0;
  let clock = 0;
  for (let root = 0; root < count; root++) {
    if (met[root] !== 0 || active?.[root] === 0) continue;
    let depth = 0;
    let vertex = root;
    path[0] = open[openTop++] = root;
    met[root] = low[root] = ++clock;
    cursor[root] = offsets[root] as number;
    for (;;) {
      const edge = cursor[vertex] as number;
      if (edge < (offsets[vertex + 1] as number)) {
        cursor[vertex] = edge + 1;
        const target = targets[edge] as number;
        if (met[target] === 0) {
          if (active?.[target] === 0) continue;
          path[++depth] = open[openTop++] = target;
          met[target] = low[target] = ++clock;
          cursor[target] = offsets[target] as number;
          vertex = target;
        } else if (of[target] === -1 && (met[target] as number) < (low[vertex] as number)) {
          low[vertex] = met[target] as number;
        }
        continue;
      }
      if (low[vertex] === met[vertex]) {
        let member: number;
        do {
          member = open[--openTop] as number;
          of[member] = components;
          sizes[components] = (sizes[components] as number) + 1;
        } while (member !== vertex);
        components++;
      }
      if (depth === 0) break;
      const lowest = low[vertex] as number;
      vertex = path[--depth] as number;
      if (lowest < (low[vertex] as number)) low[vertex] = lowest;
    }
  }
  return { of, sizes: sizes.slice(0, components) };
}

/**
 * The same from flow ids.
 * @param edges pairs of ids, upstream first; pairs that name an unknown id are left out
 * @returns the components in the order of `stronglyConnected`, each with its ids in the order of `ids`
 */
export function componentsOfIds(
  ids: readonly string[],
  edges: readonly (readonly [string, string])[],
): string[][] {
  const place = new Map<string, number>();
  for (let at = 0; at < ids.length; at++) place.set(ids[at] as string, at);
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  let known = 0;
  for (const [upstream, downstream] of edges) {
    const source = place.get(upstream);
    const target = place.get(downstream);
    if (source === undefined || target === undefined) continue;
    from[known] = source;
    to[known++] = target;
  }
  const { of, sizes } = stronglyConnected(toAdjacency(ids.length, from, to, known));
  const found: string[][] = Array.from(sizes, () => []);
  for (let at = 0; at < ids.length; at++) found[of[at] as number]?.push(ids[at] as string);
  return found;
}

/**
 * Sorts edges by where they start (a counting sort: linear, and edges of one vertex keep their order).
 * @param used how many entries of `from` and `to` count
 */
export function toAdjacency(
  vertices: number,
  from: Int32Array,
  to: Int32Array,
  used: number = from.length,
): Adjacency {
  const offsets = new Int32Array(vertices + 1);
  for (let edge = 0; edge < used; edge++) {
    const slot = (from[edge] as number) + 1;
    offsets[slot] = (offsets[slot] as number) + 1;
  }
  for (let vertex = 0; vertex < vertices; vertex++)
    offsets[vertex + 1] = (offsets[vertex + 1] as number) + (offsets[vertex] as number);
  const targets = new Int32Array(used);
  const next = offsets.slice();
  for (let edge = 0; edge < used; edge++) {
    const vertex = from[edge] as number;
    const place = next[vertex] as number;
    targets[place] = to[edge] as number;
    next[vertex] = place + 1;
  }
  return { offsets, targets };
}
