// Which graphs hold a flow or an event of some name.
import { keeping } from "../db/keeping.ts";

export type FoundInGraph = { graphId: string; names: string[] };

/** As many as a card can name. */
const NAMED = 3;

/**
 * @param text every word of it must be somewhere in the name; case does not matter
 * @returns the graphs with such a flow or event and the first few of those names; none for a text without words
 */
export async function findInGraphs(text: string): Promise<FoundInGraph[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const { graphs } = await keeping();
  const found: FoundInGraph[] = [];
  // One after the other, as in the list: not all documents at once.
  for (const { id } of await graphs.list()) {
    const head = await graphs.head(id);
    if (!head.ok) continue;
    const { flows, events } = head.value.document;
    const names = new Set<string>();
    for (const { name } of [...flows, ...events]) {
      const lower = name.toLowerCase();
      if (words.every((word) => lower.includes(word))) names.add(name);
      if (names.size === NAMED) break;
    }
    if (names.size > 0) found.push({ graphId: id, names: [...names] });
  }
  return found;
}
