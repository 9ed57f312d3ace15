// Runs one flow with real Metaflow: no shell, a process group of its own, its output into a log, and a way to stop all of it.
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { failureIn } from "@/lib/core/simulation/log-line.ts";
import { openLogFile } from "./log-file.ts";
import { killGroup } from "./run-process.ts";

export type RunFlow = {
  /** The words to execute: flowCommand of lib/core/simulation. */
  command: readonly string[];
  /** The code folder. */
  folder: string;
  /** All variables that the flow gets. */
  environment: Readonly<Record<string, string>>;
  logFile: string;
  /** The file that `--run-id-file` of the command names. */
  runIdFile: string;
  /** New lines can be read from the log. */
  onLog: () => void;
  /** Called once, when Metaflow has made the new run. */
  onRunId: (runId: string) => void;
};

export type FlowEnd = {
  /** Null when a signal ended it. */
  code: number | null;
  /** It was told to stop, and so its end is no failure. */
  stopped: boolean;
  /** One sentence for an end that was not good; null for exit 0. */
  failure: string | null;
};

export type RunningFlow = {
  /** Leader of the process group. */
  pid: number;
  /** Asks, then insists: SIGINT lets Metaflow end its tasks and write what they did; SIGTERM and SIGKILL follow. Returns at once. */
  stop(): void;
  end: Promise<FlowEnd>;
};

const ASK_MS = 5_000;
const INSIST_MS = 3_000;
/** After the flow's end something it started may still hold its output open. */
const DRAIN_MS = 2_000;

/** @returns once the program runs; or why it could not be started */
export async function runFlow(options: RunFlow): Promise<Result<RunningFlow, string>> {
  const [python = "", ...args] = options.command;
  const child = start(python, args, options);
  if (child instanceof Error) return fail(`${python} could not be started: ${child.message}`);
  const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    child.once("spawn", () => resolve(null));
    child.once("error", resolve);
  });
  const { pid, stdout, stderr } = child;
  if (failed !== null || pid === undefined || stdout === null || stderr === null)
    return fail(`${python} could not be started: ${failed?.code ?? "no process was made"}`);

  let stopped = false;
  const timers: NodeJS.Timeout[] = [];
  return ok({
    pid,
    stop() {
      if (stopped) return;
      stopped = true;
      killGroup(pid, "SIGINT");
      timers.push(setTimeout(() => killGroup(pid, "SIGTERM"), ASK_MS));
      timers.push(setTimeout(() => killGroup(pid, "SIGKILL"), ASK_MS + INSIST_MS));
    },
    end: watch(child, stdout, stderr, options).then(({ code, signal, said }) => {
      for (const timer of timers) clearTimeout(timer);
      // What ignored the stop and outlived its leader would go on unseen.
      if (stopped) killGroup(pid, "SIGKILL");
      return { code, stopped, failure: stopped ? null : failureOf(code, signal, said) };
    }),
  });
}

function start(python: string, args: string[], { folder, environment }: RunFlow): ChildProcess | Error {
  try {
    return spawn(/* turbopackIgnore: true */ python, args, {
      cwd: folder,
      env: { ...environment } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Follows a flow to its end, and its output into the log. */
async function watch(
  child: ChildProcess,
  stdout: Readable,
  stderr: Readable,
  { logFile, runIdFile, onLog, onRunId }: RunFlow,
): Promise<{ code: number | null; signal: NodeJS.Signals | null; said: string[] }> {
  const exit = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once("exit", (code, signal) => resolve([code, signal])),
  );
  const log = await openLogFile(logFile, onLog);
  let runId: string | null = null;
  const lookForRunId = async (): Promise<void> => {
    if (runId !== null) return;
    const text = (await readFile(/* turbopackIgnore: true */ runIdFile, "utf8").catch(() => "")).trim();
    if (text === "" || runId !== null) return;
    runId = text;
    onRunId(text);
  };
  let said = "";
  const drained = Promise.all([
    follow(stdout, async (text) => {
      await log.write("stdout", text);
      await lookForRunId();
    }),
    follow(stderr, async (text) => {
      said = (said + text).slice(-10_000);
      await log.write("stderr", text);
    }),
  ]);
  const [code, signal] = await exit;
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, DRAIN_MS))]);
  stdout.destroy();
  stderr.destroy();
  await drained;
  await lookForRunId();
  await log.close();
  return { code, signal, said: said.split("\n") };
}

/** Takes what a stream brings, one piece after the other: a slow disk slows the flow, it does not fill memory. */
async function follow(stream: Readable, take: (text: string) => Promise<void>): Promise<void> {
  stream.setEncoding("utf8");
  try {
    for await (const text of stream) await take(String(text));
  } catch (error) {
    // Destroyed after the flow's end, because something else holds it open.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

function failureOf(code: number | null, signal: NodeJS.Signals | null, said: string[]): string | null {
  if (code === 0) return null;
  const ended = code === null ? `ended by ${signal ?? "a signal"}` : `exit ${code}`;
  const failure = failureIn(said);
  if (failure.step !== null) return `Failed at step ${failure.step}, ${ended}`;
  return failure.said === null ? `Failed, ${ended}` : `${failure.said.replace(/\.$/, "")} (${ended})`;
}
