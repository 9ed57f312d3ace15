import { presenceHere } from "./presence-here.ts";
import type { Heard } from "./presence-hub.ts";

/**
 * Tells who comes, changes and leaves in a graph, from now on, and asks now and then whether the tab is still there.
 * @returns stops telling; the tab has left then
 */
export async function watchPeople(
  graphId: string,
  tab: string,
  tell: (heard: Heard) => void,
): Promise<() => void> {
  return (await presenceHere()).listen(graphId, tab, tell);
}
