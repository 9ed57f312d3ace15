import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { holds, type LogEntry, type LogPage, type ReadLog } from "@/lib/core/graph/version.ts";
import { keeping } from "../db/keeping.ts";
import { deployTargets } from "./deploy-targets.ts";
import { deploymentsHere } from "./deployments-here.ts";

/** Rows of a page. */
const SHOWN = 60;

/** @returns a page of the graph's history, newest first; its last row is revision 0, the graph as it was made */
export async function readLog({ graphId, before, find = "" }: ReadLog): Promise<Result<LogPage, Failure>> {
  const { graphs, log } = await keeping();
  const head = await graphs.head(graphId);
  if (!head.ok) return head;
  // A flow that is in none of these was added or renamed by a change, which the log finds.
  const first = find === "" ? head : await graphs.at(graphId, 0);
  const known = [head, first]
    .flatMap((one) => (one.ok ? one.value.document.flows : []))
    .filter(({ name }) => find !== "" && holds(name, find));
  const rows = await log.page(graphId, {
    before: before ?? head.value.revision + 1,
    find,
    known,
    limit: SHOWN + 1,
  });
  const entries = rows.slice(0, SHOWN);
  const more = rows.length > SHOWN;
  if (!more && before !== 0) {
    const beginning = await log.beginning(graphId);
    if (beginning && (find === "" || holds(beginning.name ?? "", find))) entries.push(beginning);
  }
  const deployed = await deployedOf(
    graphId,
    entries.map(({ revision }) => revision),
  );
  return ok({
    head: head.value.revision,
    entries: entries.map((entry) => ({ ...entry, deployed: deployed.get(entry.revision) ?? [] })),
    more,
  });
}

/** Where revisions were put, under the names of the targets as far as these are known still. */
async function deployedOf(graphId: string, revisions: number[]): Promise<Map<number, LogEntry["deployed"]>> {
  const { store } = await deploymentsHere();
  const found = await store.ofRevisions(graphId, revisions);
  const byRevision = new Map<number, LogEntry["deployed"]>();
  if (found.length === 0) return byRevision;
  const names = new Map(
    (await deployTargets()).map((target) => [target.describe().id, target.describe().name]),
  );
  for (const { revision, target, ...rest } of found) {
    const some = byRevision.get(revision) ?? [];
    byRevision.set(revision, [...some, { target: names.get(target) ?? target, ...rest }]);
  }
  return byRevision;
}
