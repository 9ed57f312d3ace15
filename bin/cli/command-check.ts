// `triggerboard check`: everything that is wrong with the flows of the PATHs, for people and for CI.
import { analyzeGraph } from "../../lib/core/analysis/analyze-graph.ts";
import type { Problem } from "../../lib/core/foundation/problem.ts";
import { BRANCH_OPTIONS, type BranchOptions, checkBranchOptions, chosenBranch } from "./branch-options.ts";
import { EXIT, type ExitCode } from "./command-error.ts";
import { loadGraph } from "./load-graph.ts";
import { printProblem, printSummary } from "./print-problems.ts";
import { oneOf, readArguments } from "./read-arguments.ts";
import type { Terminal } from "./terminal.ts";

export const CHECK_HELP = `Find infinite loops and other problems before anything is deployed.

Usage: triggerboard check PATH… [--branch B] [--production] [--user U] [--format text|json]

PATH is a Python file, a folder (its .py files, also in folders below) or a file with a
triggerboard/v1 graph. Code is read, never run.

  --branch B      as Metaflow's --branch: the branch test.B, or prod.B with --production
  --production    as Metaflow's --production: the branch prod
  --user U        the branch user.U
  --format        text (default) or json: {"problems": [{"code", "severity", "flows",
                  "path", "message", "why", "fix", "file", "line"}]}

Without a branch every flow is taken on each branch that a reference names and on one
that stands for any other, so that loops across branches are found as well.

Exit code: 0 no problem of severity error, 1 errors found, 2 wrong usage or a PATH that
cannot be opened.

Examples
  triggerboard check flows/
  triggerboard check flows/ --production
  triggerboard check flows/ --format json | jq -r '.problems[].message'
`;

export function commandCheck(args: string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments("check", args, {
    ...BRANCH_OPTIONS,
    format: { type: "string", default: "text" },
  });
  if (values.help) {
    terminal.out(CHECK_HELP);
    return EXIT.done;
  }
  const format = oneOf("format", values.format, ["text", "json"]);
  checkBranchOptions(values);
  const { graph, problems: unread, files } = loadGraph(positionals, terminal.note);
  const { findings } = analyzeGraph(graph, { branches: branchesInView(values) });
  const problems = [...unread, ...findings.map(plainProblem)];
  if (format === "json") terminal.out(`${JSON.stringify({ problems }, null, 2)}\n`);
  else {
    for (const problem of problems) terminal.out(printProblem(problem, terminal.paint));
    terminal.out(printSummary(problems, graph.flows.length, files));
  }
  return problems.some(({ severity }) => severity === "error") ? EXIT.problems : EXIT.done;
}

/** Null: all of them, no user name needed. */
function branchesInView(options: BranchOptions) {
  const chosen = options.branch !== undefined || options.production || options.user !== undefined;
  return chosen ? [chosenBranch(options, null)] : null;
}

/** The stable members only, in their documented order. */
const plainProblem = ({ code, severity, flows, path, message, why, fix, file, line }: Problem): Problem => ({
  code,
  severity,
  flows,
  path,
  message,
  why,
  fix,
  file,
  line,
});
