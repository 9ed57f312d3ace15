// `--branch`, `--production` and `--user`: which branch of a project is meant, as Metaflow's own options choose it.
import type { BranchChoice } from "../../lib/core/graph/branch.ts";
import { CommandError } from "./command-error.ts";

export type BranchOptions = {
  branch?: string | undefined;
  production?: boolean | undefined;
  user?: string | undefined;
};

/** For parseArgs. */
export const BRANCH_OPTIONS = {
  branch: { type: "string" },
  production: { type: "boolean" },
  user: { type: "string" },
} as const;

/**
 * @param user who deploys, when `--user` does not say
 * @returns the one branch that is chosen
 */
export const chosenBranch = (options: BranchOptions, user: string | null): BranchChoice => ({
  production: options.production ?? false,
  branch: options.branch ?? null,
  user: options.user ?? user,
});

/** @throws CommandError for a branch or user that Metaflow would never take */
export function checkBranchOptions({ branch, user }: BranchOptions): void {
  if (branch !== undefined && !/^[a-z0-9_]{1,128}$/.test(branch)) {
    const meant = /^(?:test|prod)\.([a-z0-9_]+)$/.exec(branch)?.[1];
    throw new CommandError(
      `--branch ${branch} is no branch that Metaflow takes: lower-case letters, digits and _ only, at most 128.${
        meant ? ` Write --branch ${meant}${branch.startsWith("prod") ? " --production" : ""}.` : ""
      }`,
    );
  }
  if (user === "" || user === "root")
    throw new CommandError(
      `--user ${user || '""'} is no user that Metaflow takes${user === "root" ? ": it refuses root" : ""}.`,
    );
}
