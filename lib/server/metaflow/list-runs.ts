// The runs of a flow in a local datastore, newest first, read a window at a time so that ten thousand of them do not have to be.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type MetaflowRun, runReferenceSchema } from "@/lib/core/simulation/metaflow-run.ts";
import { createdFromId, type RunHead, readRunHead, readRunState } from "./read-run.ts";

/** Runs read at once: enough to keep the disk busy, few enough that the first answer comes soon. */
const WINDOW = 64;

/** `total` counts the run folders there are; `examined` those that were looked at to find `runs`. */
export type RunBatch = { runs: MetaflowRun[]; examined: number; total: number };

export type RunSearch = {
  /** Words that must all occur in id, user, tags, project or branch; case does not matter. Empty: every run. */
  query: string;
  /** Leave out what cannot be picked. */
  onlySucceeded: boolean;
  /** Stop after this many. */
  limit: number;
};

/**
 * Streams runs that match, newest first; a batch may be empty and then only tells of progress.
 * @param root the `.metaflow` folder
 * @param signal ends the stream early, without an error
 */
export async function* searchRuns(
  root: string,
  flow: string,
  { query, onlySucceeded, limit }: RunSearch,
  signal?: AbortSignal,
): AsyncGenerator<RunBatch> {
  const ids = await runIdsNewestFirst(root, flow);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (let start = 0; start < ids.length; start += WINDOW) {
    if (signal?.aborted) return;
    const window = ids.slice(start, start + WINDOW);
    const heads = await Promise.all(window.map((id) => readRunHead(root, flow, id)));
    const matching = heads.filter((head) => head !== null).filter((head) => matches(head, words));
    const wanted = onlySucceeded ? matching : matching.slice(0, limit - found);
    const runs = (await Promise.all(wanted.map((head) => readRunState(root, head))))
      .filter((run) => !onlySucceeded || run.state.kind === "succeeded")
      .slice(0, limit - found);
    found += runs.length;
    yield { runs, examined: start + window.length, total: ids.length };
    if (found >= limit) return;
  }
  if (ids.length === 0) yield { runs: [], examined: 0, total: 0 };
}

/** The newest runs with their state; a folder that is absent has none. */
export async function listRuns(root: string, flow: string, limit: number): Promise<RunBatch> {
  const all: RunBatch = { runs: [], examined: 0, total: 0 };
  for await (const batch of searchRuns(root, flow, { query: "", onlySucceeded: false, limit })) {
    all.runs.push(...batch.runs);
    all.examined = batch.examined;
    all.total = batch.total;
  }
  return all;
}

const matches = (head: RunHead, words: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const text = [head.id, head.user, head.project, head.branch, ...head.tags].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
};

/** Ids of Metaflow's own are times, so they need no look inside; others are asked when they were made. */
async function runIdsNewestFirst(root: string, flow: string): Promise<string[]> {
  const names = await readdir(/* turbopackIgnore: true */ join(root, flow)).catch((): string[] => []);
  const ids = names.filter((name) => name !== "data" && name !== "latest_run" && isRunId(name));
  const dated: { id: string; at: number }[] = [];
  for (let start = 0; start < ids.length; start += WINDOW) {
    const window = ids.slice(start, start + WINDOW);
    dated.push(
      ...(await Promise.all(window.map(async (id) => ({ id, at: await createdAt(root, flow, id) })))),
    );
  }
  // Numbers beat milliseconds where two runs began within one.
  return dated.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
}

const isRunId = (name: string): boolean => runReferenceSchema.shape.run.safeParse(name).success;

const createdAt = async (root: string, flow: string, id: string): Promise<number> =>
  createdFromId(id) ?? (await readRunHead(root, flow, id))?.createdMs ?? 0;
