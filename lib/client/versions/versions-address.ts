// The address of the Versions page: the two revisions compared, and the branch in view.
import { type BranchChoice, formatBranch, parseBranch } from "@/lib/core/graph/branch";
import { USUAL_BRANCH } from "../editor/editor-address.ts";

/** `from` is the older one. */
export type Compared = { from: number; to: number };

/** @param query the values of each name; a revision that there is not is as usual: the head, and the one before the newer one */
export function readVersionsAddress(
  query: Record<string, string | string[] | undefined>,
  head: number,
): Compared & { branch: BranchChoice } {
  const revision = (name: string): number | null => {
    const text = [query[name]].flat()[0] ?? "";
    return /^\d{1,9}$/.test(text) && Number(text) <= head ? Number(text) : null;
  };
  const to = revision("to") ?? head;
  const branch = parseBranch([query.branch].flat()[0] ?? "");
  return {
    ...inOrder(revision("from") ?? Math.max(0, to - 1), to),
    branch: branch.ok ? branch.value : USUAL_BRANCH,
  };
}

export const inOrder = (one: number, other: number): Compared => ({
  from: Math.min(one, other),
  to: Math.max(one, other),
});

/** @returns the query, as `readVersionsAddress` reads it */
export function writeVersionsAddress({ from, to, branch }: Compared & { branch: BranchChoice }): string {
  const query = new URLSearchParams({ from: String(from), to: String(to) });
  const text = formatBranch(branch);
  if (text !== null && text !== formatBranch(USUAL_BRANCH)) query.set("branch", text);
  return `?${query}`;
}
