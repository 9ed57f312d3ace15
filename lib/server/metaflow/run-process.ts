// A helper program run to its end without a shell: its exit code and what it printed.
import { spawn } from "node:child_process";
import type { Environment } from "./metaflow-configuration.ts";

export type ProcessEnd = {
  /** Null when it could not be started, or a signal ended it. */
  code: number | null;
  /** Why it could not be started: `ENOENT` for a program that is not there. */
  failedToStart: string | null;
  output: string;
};

type RunProcess = {
  folder?: string;
  environment: Environment;
  /** Called with each line of stdout and stderr as it comes. */
  onLine?: (line: string) => void;
  /** Ends the program and all that it started. */
  signal?: AbortSignal;
  /** Milliseconds after which it is ended. */
  timeoutMs: number;
};

/** Only this much of what was printed is kept. */
const KEPT_CHARACTERS = 100_000;

/** @param words the program and its arguments, as they are */
export function runProcess(words: readonly string[], options: RunProcess): Promise<ProcessEnd> {
  const [program = "", ...args] = words;
  const deadline = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  return new Promise((resolve) => {
    const child = spawn(/* turbopackIgnore: true */ program, args, {
      cwd: options.folder,
      env: { ...options.environment } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    let rest = "";
    const take = (text: string): void => {
      output = (output + text).slice(-KEPT_CHARACTERS);
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) options.onLine?.(line.trimEnd());
    };
    const end = (): void => {
      if (child.pid !== undefined) killGroup(child.pid, "SIGKILL");
    };
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ code: null, failedToStart: error.code ?? error.message, output }),
    );
    child.on("close", (code) => {
      signal.removeEventListener("abort", end);
      if (rest !== "") options.onLine?.(rest.trimEnd());
      resolve({ code, failedToStart: null, output });
    });
  });
}

/** Signals a process group. @returns false when nothing of it is left */
export function killGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}
