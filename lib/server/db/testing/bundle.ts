// Makes a program of a TypeScript file, for tests that need a process of their own to kill.
import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../../../..");

/** @returns the program's path, inside the project so that packages are found, and how to remove it */
export async function bundleProgram(source: string): Promise<{ program: string; remove(): void }> {
  const folder = mkdtempSync(join(root, ".cache/program-"));
  const program = join(folder, "program.mjs");
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: "ts" },
    outfile: program,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    alias: { "@": root },
    logLevel: "error",
  });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
