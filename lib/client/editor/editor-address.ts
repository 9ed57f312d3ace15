// The editor's address: view, branch, what is chosen and what is shown stand in it, so that it can be shared.
import { type BranchChoice, formatBranch, parseBranch } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { type Around, HOPS } from "../canvas/around.ts";
import { eventKey, flowKey, type NodeKey, noteKey } from "./editor-state.ts";
import type { View } from "./screen-state.ts";

export type EditorAddress = {
  view: View | null;
  branch: BranchChoice;
  selection: NodeKey[];
  /** The part of the graph that is shown; null for all of it. */
  around: Around | null;
};

/** What is shown when the address says nothing. */
export const USUAL_BRANCH: BranchChoice = { production: true, branch: null, user: null };
export const USUAL_HOPS = 2;
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
    ...(graph.notes ?? []).map(({ id }) => noteKey(id)),
  ]);
  const keys = (name: string) =>
    [query[name]]
      .flat()
      .filter((key) => key !== undefined && there.has(key))
      .slice(0, MOST_CHOSEN) as NodeKey[];
  const centres = keys("around");
  const hops = Math.round(Number(one("hops") ?? USUAL_HOPS));
  const along = one("along");
  return {
    view: view === "list" || view === "canvas" ? view : null,
    branch: branch.ok ? branch.value : USUAL_BRANCH,
    selection: keys("select"),
    around:
      centres.length === 0
        ? null
        : {
            centres,
            hops: hops >= HOPS.least && hops <= HOPS.most ? hops : USUAL_HOPS,
            along: along === "upstream" || along === "downstream" ? along : "both",
            added: keys("added"),
          },
  };
}

/** @returns the query, "" when everything is as usual; read by `readAddress` */
export function writeAddress({
  view,
  branch,
  selection,
  around,
}: {
  view: View;
  branch: BranchChoice;
  selection: Iterable<NodeKey>;
  around: Around | null;
}): string {
  const query = new URLSearchParams();
  if (view === "list") query.set("view", view);
  const text = formatBranch(branch);
  if (text !== null && text !== formatBranch(USUAL_BRANCH)) query.set("branch", text);
  const chosen = [...selection];
  if (chosen.length <= MOST_CHOSEN) for (const key of chosen) query.append("select", key);
  if (around && around.centres.length <= MOST_CHOSEN) {
    for (const key of around.centres) query.append("around", key);
    if (around.hops !== USUAL_HOPS) query.set("hops", String(around.hops));
    if (around.along !== "both") query.set("along", around.along);
    for (const key of around.added.slice(-MOST_CHOSEN)) query.append("added", key);
  }
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}
