import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Failure } from "@/lib/core/graph/change.ts";
import { keeping } from "../db/keeping.ts";
import { currentAuthor } from "./author.ts";
import type { GraphId } from "./graph-inputs.ts";

const MAX_NAME = 200;

/** Makes a new graph with the same document; the log and the deployments stay with the old one. */
export async function duplicateGraph({ graphId }: GraphId): Promise<Result<{ graphId: string }, Failure>> {
  const { graphs } = await keeping();
  const head = await graphs.head(graphId);
  if (!head.ok) return head;
  const { document } = head.value;
  const names = new Set((await graphs.list()).map((row) => row.name));
  return ok(
    await graphs.create({ ...document, name: copyName(document.name, names) }, await currentAuthor()),
  );
}

/** @returns `Name copy`, or `Name copy 2` and so on when that is taken */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? " copy" : ` copy ${count}`;
    const copy = name.slice(0, MAX_NAME - suffix.length) + suffix;
    if (!taken.has(copy)) return copy;
  }
}
