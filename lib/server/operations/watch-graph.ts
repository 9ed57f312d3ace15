import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import { loadGraph } from "./load-graph.ts";

export type GraphMoment = { kind: "revision"; revision: number } | { kind: "deleted" };

/**
 * Tells the revision at once and each newer one when it is there, whoever made it; the last word is `deleted`.
 * @returns stops telling
 */
export async function watchGraph(
  graphId: string,
  tell: (moment: GraphMoment) => void,
): Promise<Result<() => void, Failure>> {
  const { feed } = await keeping();
  let told = -1;
  const tellRevision = (revision: number) => {
    if (revision <= told) return;
    told = revision;
    tell({ kind: "revision", revision });
  };
  const look = async () => {
    const head = await loadGraph(graphId);
    if (head.ok) tellRevision(head.value.revision);
    else if (head.error.code === "not-found") tell({ kind: "deleted" });
    return head;
  };
  const stop = feed.subscribe(graphId, (news) => {
    if (news.kind === "changed") tellRevision(news.revision);
    else if (news.kind === "deleted") tell({ kind: "deleted" });
    // A failed look shows again at the next change; the page also asks by itself when it comes back.
    else look().catch((error) => console.error("A graph could not be looked at:", error));
  });
  const head = await look();
  if (head.ok) return ok(stop);
  stop();
  return fail(head.error);
}
