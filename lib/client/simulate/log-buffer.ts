// The lines of a log as they are shown: parsed once, the oldest let go when there are very many.
import { type LogLine, parseLogLine } from "@/lib/core/simulation/log-line.ts";

/** Beyond this the browser would be slow; the whole log can be downloaded. */
const MAX_LINES = 5_000;

export type ShownLine = LogLine & {
  /** 1-based place in the whole log. */
  number: number;
  /** Which of four colours its step has; null for lines of no step. */
  colour: 1 | 2 | 3 | 4 | null;
};

export type LogBuffer = {
  lines: readonly ShownLine[];
  /** Lines in the log so far; more than are shown when the oldest were let go. */
  total: number;
  /** Steps in the order they began. */
  steps: readonly string[];
  /** `step/task` in the order they began, by which they are coloured. */
  tasks: readonly string[];
};

export const emptyLog: LogBuffer = { lines: [], total: 0, steps: [], tasks: [] };

/** @returns a new buffer with the lines at its end; the given one is left as it is */
export function appendLines(buffer: LogBuffer, raw: readonly string[], maxLines = MAX_LINES): LogBuffer {
  if (raw.length === 0) return buffer;
  const steps = [...buffer.steps];
  const tasks = [...buffer.tasks];
  const places = new Map(tasks.map((task, place) => [task, place]));
  const added = raw.map((text, index): ShownLine => {
    const line = parseLogLine(text);
    let colour: ShownLine["colour"] = null;
    if (line.step !== null) {
      if (!steps.includes(line.step)) steps.push(line.step);
      const task = `${line.step}/${line.task}`;
      const place = places.get(task) ?? tasks.push(task) - 1;
      places.set(task, place);
      colour = ((place % 4) + 1) as 1 | 2 | 3 | 4;
    }
    return { ...line, number: buffer.total + index + 1, colour };
  });
  return {
    lines: [...buffer.lines, ...added].slice(-maxLines),
    total: buffer.total + raw.length,
    steps,
    tasks,
  };
}
