// The editor's address: view, branch and what is chosen stand in it, so that it can be shared.
import { type BranchChoice, formatBranch, parseBranch } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { eventKey, flowKey, type NodeKey } from "./editor-state.ts";
import type { View } from "./screen-state.ts";

export type EditorAddress = { view: View | null; branch: BranchChoice; selection: NodeKey[] };

/** What is shown when the address says nothing. */
export const USUAL_BRANCH: BranchChoice = { production: true, branch: null, user: null };
/** More would make the address too long to send. */
const MOST_CHOSEN = 20;

/** @param query the values of each name; what does not exist or cannot be read is left out */
export function readAddress(
  query: Record<string, string | string[] | undefined>,
  graph: TriggerGraph,
): EditorAddress {
  const one = (name: string) => [query[name]].flat()[0];
  const branch = parseBranch(one("branch") ?? "");
  const view = one("view");
  const there = new Set<string>([
    ...graph.flows.map(({ id }) => flowKey(id)),
    ...graph.events.map(({ name }) => eventKey(name)),
  ]);
  const chosen = [query.select].flat().filter((key) => key !== undefined && there.has(key));
  return {
    view: view === "list" || view === "canvas" ? view : null,
    branch: branch.ok ? branch.value : USUAL_BRANCH,
    selection: chosen.slice(0, MOST_CHOSEN) as NodeKey[],
  };
}

/** @returns the query, "" when everything is as usual; read by `readAddress` */
export function writeAddress({
  view,
  branch,
  selection,
}: {
  view: View;
  branch: BranchChoice;
  selection: Iterable<NodeKey>;
}): string {
  const query = new URLSearchParams();
  if (view === "list") query.set("view", view);
  const text = formatBranch(branch);
  if (text !== null && text !== formatBranch(USUAL_BRANCH)) query.set("branch", text);
  const chosen = [...selection];
  if (chosen.length <= MOST_CHOSEN) for (const key of chosen) query.append("select", key);
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}
