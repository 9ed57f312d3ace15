// Runs the bundled command as a process, in a folder of its own, away from this machine's settings.
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { bundleCli } from "../../scripts/bundle-cli.mjs";

export const ROOT = path.join(import.meta.dirname, "../..");
export const GOLDENS = path.join(ROOT, "lib/core/goldens");
export const FLOWS = path.join(GOLDENS, "flows");
export const SETTINGS = {
  METAFLOW_ARGO_EVENTS_EVENT: "metaflow-event",
  METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "argo-events-webhook",
  METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "operate-workflow-sa",
  METAFLOW_USER: "ann",
};

/** What one test file works with; `folder` is new for each test, and the command runs in it. */
export type CommandLine = {
  folder: string;
  /** Holds no Metaflow configuration. */
  home: string;
  command: string;
  run: (args: string[], environment?: Record<string, string>) => SpawnSyncReturns<string>;
  write: (name: string, text: string | Uint8Array) => void;
};

/** Registers what makes and removes the folders. */
export function commandLine(): CommandLine {
  const line: CommandLine = {
    folder: "",
    home: "",
    command: "",
    run: (args, environment = {}) =>
      spawnSync(process.execPath, [line.command, ...args], {
        cwd: line.folder,
        encoding: "utf8",
        env: {
          NODE_ENV: "test",
          HOME: line.home,
          METAFLOW_HOME: line.home,
          PATH: process.env.PATH ?? "",
          ...environment,
        },
        maxBuffer: 100_000_000,
      }),
    write: (name, text) => {
      const file = path.join(line.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
  };
  beforeAll(async () => {
    line.home = mkdtempSync(path.join(tmpdir(), "triggerboard-home-"));
    line.command = path.join(line.home, "triggerboard.mjs");
    await bundleCli(line.command);
  });
  beforeEach(() => {
    if (line.folder) rmSync(line.folder, { recursive: true, force: true });
    line.folder = mkdtempSync(path.join(tmpdir(), "triggerboard-cli-"));
  });
  afterAll(() => {
    for (const made of [line.folder, line.home]) rmSync(made, { recursive: true, force: true });
  });
  return line;
}

export const flowText = (name: string, decorator = "") =>
  `from metaflow import FlowSpec, step, trigger_on_finish\n\n${decorator}\nclass ${name}(FlowSpec):\n    @step\n    def start(self):\n        self.next(self.end)\n    @step\n    def end(self):\n        pass\n`;

/** The decorator that waits for a flow. */
export const waitFor = (name: string) => `@trigger_on_finish(flow="${name}")`;
