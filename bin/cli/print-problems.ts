// Problems as a person reads them in a terminal.
import type { Problem, Severity } from "../../lib/core/foundation/problem.ts";
import type { Paint } from "./terminal.ts";

const STYLE = { error: "red", warning: "yellow", info: "blue" } as const;

/** Severity, code and place on the first line, then what, why and what to do, each indented. */
export function printProblem(problem: Problem, paint: Paint): string {
  const { severity, code, file, line, path, message, why, fix } = problem;
  const place = file === null ? "" : `  ${file}${line === null ? "" : `:${line}`}`;
  const lines = [
    `${paint(STYLE[severity], severity)}  ${paint("bold", code)}${place}`,
    `  ${message}`,
    ...(path.length > 0 ? [`  ${path.join(" → ")}`] : []),
    paint("dim", `  why  ${why}`),
    paint("dim", `  fix  ${fix}`),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** `2 errors and 1 warning in 12 flows (4 files)`. */
export function printSummary(problems: readonly Problem[], flows: number, files: number): string {
  const where = `${counted(flows, "flow")} (${counted(files, "file")})`;
  const severities: [Severity, string][] = [
    ["error", "error"],
    ["warning", "warning"],
    ["info", "note"],
  ];
  const parts = severities.flatMap(([severity, word]) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [counted(count, word)];
  });
  if (parts.length === 0) return `No problems in ${where}\n`;
  const last = parts.pop();
  return `${parts.length > 0 ? `${parts.join(", ")} and ` : ""}${last} in ${where}\n`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
