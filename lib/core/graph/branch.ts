// Which @project branch is in view: one choice for the whole graph, as Metaflow's --branch and --production make it.
import { fail, ok, type Result } from "../foundation/result.ts";
import { isDynamic } from "./is-dynamic.ts";
import type { Project } from "./trigger-graph.ts";

/** `--production` and `--branch`; with neither, the branch of `user`. */
export type BranchChoice = { production: boolean; branch: string | null; user: string | null };

/** The user name of the one branch that stands for "whatever branch it is deployed on"; no reference can spell it. */
export const GENERIC_USER = "<you>";
export const GENERIC_BRANCH: BranchChoice = { production: false, branch: null, user: GENERIC_USER };

const PLAIN = /^[a-z0-9_]{1,128}$/;

/**
 * @param text `user.<name>`, `test.<branch>`, `prod` or `prod.<branch>`, as Metaflow prints a branch
 * @returns the choice, or a sentence that says which forms there are
 */
export function parseBranch(text: string): Result<BranchChoice, string> {
  if (text === "prod") return ok({ production: true, branch: null, user: null });
  const dot = text.indexOf(".");
  const [kind, rest] = [text.slice(0, dot), text.slice(dot + 1)];
  if (dot > 0 && kind === "user" && rest !== "" && rest.length <= 200)
    return ok({ production: false, branch: null, user: rest });
  if (dot > 0 && (kind === "test" || kind === "prod")) {
    if (PLAIN.test(rest)) return ok({ production: kind === "prod", branch: rest, user: null });
    return fail("A branch name has lower-case letters, digits and _ only, at most 128");
  }
  return fail("A branch is user.<name>, test.<branch>, prod or prod.<branch>");
}

/** The branch as Metaflow names it in events; null when it is a user's and no user is known. Mirrors project_decorator.format_name. */
export function formatBranch({ production, branch, user }: BranchChoice): string | null {
  if (branch !== null) return `${production ? "prod" : "test"}.${branch}`;
  if (production) return "prod";
  return user === null ? null : `user.${user}`;
}

/** The choice as one flow sees it: what @project pins in the code wins. */
export function pinBranch(project: Project, choice: BranchChoice): BranchChoice {
  if (isDynamic(project)) return choice;
  return {
    production: project.production ?? choice.production,
    branch: project.branch ?? choice.branch,
    user: choice.user,
  };
}

/**
 * Metaflow refuses a deploy whose options contradict what @project pins.
 * @returns the option in conflict, or null
 */
export function pinConflict(project: Project, choice: BranchChoice): "branch" | "production" | null {
  if (isDynamic(project)) return null;
  if (project.production !== undefined && choice.production && !project.production) return "production";
  if (project.branch !== undefined && choice.branch !== null && choice.branch !== project.branch)
    return "branch";
  return null;
}
