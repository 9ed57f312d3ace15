// One line of a flow's output: when, which step, and what kind of line it is.

/**
 * `system` is Metaflow's own word about the run, `error` and `warning` are what a reader looks for first, `out` is all that the
 * flow's code prints.
 */
export type LogLineKind = "system" | "out" | "warning" | "error";

export type LogLine = {
  /** Local time of the machine that ran it, `14:07:29.118`; null where the line has none. */
  time: string | null;
  step: string | null;
  task: string | null;
  kind: LogLineKind;
  text: string;
};

/** Put before lines of stderr in a log file, which have no time and step of their own. */
export const STDERR_MARK = "[stderr] ";

const STAMP = /^\d{4}-\d\d-\d\d (\d\d:\d\d:\d\d\.\d{3}) ?/;
const TASK = /^\[[^\]/\s]+\/([^\]/\s]+)\/([^\]/\s]+)(?: \(pid \d+\))?\] ?/;
const HEADER =
  /^(Metaflow \S+ executing|Validating your flow|\s+The graph looks good|Running pylint|\s+Pylint|Creating local datastore|$)/;
const TASK_SYSTEM =
  /^(Task is starting|Task finished|Cloning|\[KILLED BY ORCHESTRATOR\]|This failed task will not be retried)/;
const ERROR =
  /^(Task failed|Internal error$|<flow .+ step .+> failed:|[\w.]*(Error|Exception)(:|$)|Traceback \(most recent call last\):)/;
const WARNING = /^\W*warn(ing)?\b/i;

/** Whether a line carries Metaflow's own time stamp (`Run.logger` in metaflow/cli.py writes it). */
export const hasTimeStamp = (line: string): boolean => STAMP.test(line);

/**
 * Reads what Metaflow's local runtime prints: `2026-11-22 15:54:24.616 [1795362864599562/start/1 (pid 13358)] Task is starting.`
 * @param line without its line break
 */
export function parseLogLine(line: string): LogLine {
  const stamp = STAMP.exec(line);
  let rest = stamp === null ? line : line.slice(stamp[0].length);
  const time = stamp?.[1] ?? null;
  const task = TASK.exec(rest);
  if (task !== null) {
    const text = rest.slice(task[0].length);
    return { time, step: task[1] ?? null, task: task[2] ?? null, kind: kindOfTaskLine(text), text };
  }
  const fromStderr = rest.startsWith(STDERR_MARK);
  if (fromStderr) rest = rest.slice(STDERR_MARK.length);
  return { time, step: null, task: null, kind: kindOfRunLine(rest, fromStderr), text: rest };
}

function kindOfTaskLine(text: string): LogLineKind {
  if (TASK_SYSTEM.test(text)) return "system";
  if (ERROR.test(text)) return "error";
  return WARNING.test(text) ? "warning" : "out";
}

function kindOfRunLine(text: string, fromStderr: boolean): LogLineKind {
  if (/^Workflow (failed|interrupted)/.test(text)) return "error";
  if (!fromStderr || HEADER.test(text)) return "system";
  return WARNING.test(text) ? "warning" : "error";
}

/**
 * The sentence by which Metaflow ended a run that failed, from its stderr.
 * @param lines all that went to stderr, in order, marks taken off
 * @returns the failed step where one is named, and the last thing said; both null when nothing was said
 */
export function failureIn(lines: readonly string[]): { step: string | null; said: string | null } {
  let step: string | null = null;
  let said: string | null = null;
  for (const line of lines) {
    const text = line.trim();
    if (text === "" || HEADER.test(line)) continue;
    const failed = /^Step (\S+) \(task-id \S+\) failed\.?/.exec(text);
    if (failed !== null) step = failed[1] ?? null;
    said = text;
  }
  return { step, said };
}
