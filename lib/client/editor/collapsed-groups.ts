// Which groups one has collapsed, kept in the browser for each graph: a view of one's own, and no part of the document.
type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;
const keyOf = (graphId: string): string => `triggerboard.collapsed.${graphId}`;

/** @returns ids of groups, which may be gone meanwhile; none when nothing was kept or it cannot be read */
export function readCollapsed(storage: Storage, graphId: string): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(graphId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** A browser that keeps nothing, or is full, shows groups expanded the next time. */
export function keepCollapsed(storage: Storage, graphId: string, groups: Iterable<string>): void {
  const ids = [...groups];
  try {
    if (ids.length === 0) storage.removeItem(keyOf(graphId));
    else storage.setItem(keyOf(graphId), JSON.stringify(ids));
  } catch {
    // What is seen now stays as it is.
  }
}
