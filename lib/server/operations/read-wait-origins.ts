import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import type { DrawnWait, ReadWaits } from "@/lib/core/graph/version.ts";
import { waitOrigins, waitsOf } from "@/lib/core/graph/wait-origins.ts";
import { keeping } from "../db/keeping.ts";

/**
 * Who drew each thing that a flow waits for, in declared order. The log is read backwards, snapshot by snapshot, and only where something in it can
 * have to do with what this flow waits for, until all are found.
 */
export async function readWaitOrigins({ graphId, flow }: ReadWaits): Promise<Result<DrawnWait[], Failure>> {
  const { graphs, log } = await keeping();
  const head = await graphs.head(graphId);
  if (!head.ok) return head;
  const waits = waitsOf(head.value.document, flow);
  /** Where each stands in the flow's list at the revision reached; those found have left. */
  let open = waits.map((_, at) => ({ at, place: at }));
  const drawn = new Map<number, number>();
  const rewired = await log.rewiring(graphId, flow, head.value.revision);
  let to = head.value.revision;
  while (open.length > 0) {
    const newest = rewired.find((revision) => revision <= to);
    if (newest === undefined) break;
    const from = await log.snapshotBefore(graphId, newest);
    const start = await graphs.at(graphId, from);
    if (!start.ok) return start;
    const changes = await log.changes(graphId, from, to);
    if (!changes.ok) return changes;
    const origins = waitOrigins(start.value.document, changes.value, flow);
    if (!origins.ok)
      return fail({ code: "unreadable", message: `The log after rev ${from} cannot be read again.` });
    open = open.flatMap(({ at, place }) => {
      const origin = origins.value[place];
      if (origin && "before" in origin) return [{ at, place: origin.before }];
      if (origin) drawn.set(at, origin.drawn);
      return [];
    });
    to = from;
  }
  const entries = await log.entries(graphId, [...new Set(drawn.values())]);
  const beginning = await log.beginning(graphId);
  return ok(
    waits.map((wait, at) => {
      const entry = entries.get(drawn.get(at) ?? 0) ?? beginning;
      const { revision = 0, label = "", author = "", at: when = "" } = entry ?? {};
      return { wait, revision, label, author, at: when };
    }),
  );
}
