// `triggerboard graph`: the flows of the PATHs as a triggerboard/v1 document.
import { EXIT, type ExitCode } from "./command-error.ts";
import { loadGraph } from "./load-graph.ts";
import { printProblem } from "./print-problems.ts";
import { readArguments } from "./read-arguments.ts";
import { noColours, type Terminal } from "./terminal.ts";

export const GRAPH_HELP = `Print the flows, what starts each and the events between them as triggerboard/v1 JSON.

Usage: triggerboard graph PATH…

PATH is a Python file, a folder (its .py files, also in folders below; .git, virtual
environments and node_modules are passed over) or a file with a triggerboard/v1 graph.
Code is read, never run. Files that are not valid Python are named on stderr and the
exit code is 1; the flows of the others are printed.

Examples
  triggerboard graph flows/
  triggerboard graph flows/ > graph.json
`;

export function commandGraph(args: string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments("graph", args, {});
  if (values.help) {
    terminal.out(GRAPH_HELP);
    return EXIT.done;
  }
  const { graph, problems } = loadGraph(positionals, terminal.note);
  terminal.out(`${JSON.stringify(graph, null, 2)}\n`);
  for (const problem of problems) terminal.note(printProblem(problem, noColours));
  return problems.length > 0 ? EXIT.problems : EXIT.done;
}
