// One shape for everything that is wrong, or may be, with a graph: stable code, what, why and how to mend it.

export const SEVERITY_OF_CODE = {
  "runaway-loop": "error",
  "invalid-trigger": "error",
  "duplicate-upstream": "error",
  "name-collision": "error",
  "invalid-reset": "error",
  "parameter-case": "error",
  "unsubscribable-event": "error",
  "parse-error": "error",
  "gated-loop": "warning",
  "possible-loop": "warning",
  "unknown-upstream": "warning",
  "unreachable-upstream": "warning",
  "stale-and": "warning",
  "dead-event": "warning",
  "null-parameter": "warning",
  "dynamic-trigger": "info",
  "dynamic-default": "info",
} as const;

/** Stable: scripts and CI configurations of users name them. */
export type ProblemCode = keyof typeof SEVERITY_OF_CODE;
export type Severity = "error" | "warning" | "info";

/**
 * One finding. `flows` and `path` hold flow names as a person reads them (`project.Flow` only where two flows of one name
 * must be told apart); the path of a loop repeats its first flow at the end; other problems have an empty path.
 */
export type Problem = {
  code: ProblemCode;
  severity: Severity;
  flows: string[];
  path: string[];
  /** What is wrong, one sentence. */
  message: string;
  /** Why it matters: what Metaflow or Argo Events would do. */
  why: string;
  /** What to do about it. */
  fix: string;
  file: string | null;
  /** 1-based. */
  line: number | null;
};
