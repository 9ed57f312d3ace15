// Where the other pages of a graph are.
import { type BranchChoice, formatBranch } from "@/lib/core/graph/branch";

export type GraphPage = "versions" | "simulate" | "deploy";

/** @returns the page's address, with the branch in view */
export const pageAddress = (graphId: string, page: GraphPage, branch: BranchChoice): string =>
  `/graphs/${graphId}/${page}?branch=${encodeURIComponent(formatBranch(branch) ?? "prod")}`;
