// The command that runs a flow with Metaflow, word by word, and as text for a shell.
import { type RunReference, runPathspec } from "./metaflow-run.ts";

/** Metaflow takes at most 50 tags a run (tagging_util); some are left for the flow's own. */
const MAX_TRIGGERED_BY_TAGS = 40;

export type FlowCommandInput = {
  python: string;
  /** The flow's file, relative to the folder the command runs in. */
  file: string;
  /**
   * `--branch` of a flow under @project: it then runs on `test.<branch>`. Null runs it on the user's own branch; a flow without
   * @project does not know the option. There is no `--production` here: code may ask whether it runs in production, and act on it.
   */
  branch: string | null;
  triggers: readonly RunReference[];
  /** Values by the parameter's name on the command line; a parameter that is absent keeps its default. */
  parameters: Readonly<Record<string, string>>;
  /** Where Metaflow writes the new run's id. */
  runIdFile: string;
};

/**
 * `python flow.py --trigger A/1 run --parameter value …`: `--trigger` stands before `run`, since Metaflow knows it only there.
 * Local runs do not record what started them, so each upstream becomes a tag. A value is a word of its own, whatever it begins with:
 * Metaflow's click takes the next word as it is.
 * @returns the words, none of which a shell has seen
 */
export function flowCommand(input: FlowCommandInput): string[] {
  const { python, file, branch, triggers, parameters, runIdFile } = input;
  return [
    python,
    file.startsWith("-") ? `./${file}` : file,
    ...(branch === null ? [] : ["--branch", branch]),
    ...triggers.flatMap((run) => ["--trigger", runPathspec(run)]),
    "run",
    ...Object.entries(parameters).flatMap(([name, value]) => [`--${name}`, value]),
    ...triggers
      .slice(0, MAX_TRIGGERED_BY_TAGS)
      .flatMap((run) => ["--tag", `triggered_by:${runPathspec(run)}`]),
    "--run-id-file",
    runIdFile,
  ];
}

/** One word as a POSIX shell must be given it. */
export const shellWord = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/**
 * @param environment variables set for this command only
 * @param folder where it runs
 * @returns one line that does the same in a terminal
 */
export function shellText(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder: string,
): string {
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  return `cd ${shellWord(folder)} && ${[...assignments, ...command.map(shellWord)].join(" ")}`;
}
