// Flows that a server left behind when it was killed: nobody follows their logs any more, so they are ended.
import { readFile, rm, writeFile } from "node:fs/promises";
import type { Environment } from "./metaflow-configuration.ts";
import { killGroup, runProcess } from "./run-process.ts";

const ASK_MS = 5_000;
const PS_TIMEOUT_MS = 10_000;

/** Remembers a running flow beside its log. @param path `<simulation>.pid` */
export const rememberProcess = (path: string, pid: number): Promise<void> =>
  writeFile(/* turbopackIgnore: true */ path, String(pid));

export const forgetProcess = (path: string): Promise<void> =>
  rm(/* turbopackIgnore: true */ path, { force: true });

/**
 * Ends what still runs of a remembered flow, with all that it started.
 * @param mark a word of its command that no other process has: a number alone may belong to somebody else by now
 * @returns whether it was still running
 */
export async function endLeftOver(path: string, mark: string, environment: Environment): Promise<boolean> {
  const pid = Number(await readFile(/* turbopackIgnore: true */ path, "utf8").catch(() => ""));
  await forgetProcess(path);
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const isOurs = async (): Promise<boolean> => {
    const words = ["ps", "-o", "command=", "-p", String(pid)];
    return (await runProcess(words, { environment, timeoutMs: PS_TIMEOUT_MS })).output.includes(mark);
  };
  if (!(await isOurs())) return false;
  killGroup(pid, "SIGINT");
  const insist = setTimeout(async () => {
    if (await isOurs()) killGroup(pid, "SIGKILL");
  }, ASK_MS);
  insist.unref();
  return true;
}
