// `npm run backup -- FILE` and `npm run restore -- FILE`: everything that is kept, into one file and back. The server's own code does it.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createReport } from "./report.mjs";
import { nodeComplaint, root, SetUpError, setUp } from "./set-up.mjs";

/** @returns the module as Node runs it, and how to remove it */
async function loadCommand() {
  const { build } = await import("esbuild");
  const folder = mkdtempSync(join(root, ".cache/store-"));
  const outfile = join(folder, "store-command.mjs");
  await build({
    entryPoints: [join(root, "lib/server/operations/store-command.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    alias: { "@": root },
    logLevel: "error",
  });
  const { runStoreCommand } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true, force: true });
  return runStoreCommand;
}

const [command, ...words] = process.argv.slice(2);
// Where the person stands, also when npm has gone to the project.
const from = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
try {
  const complaint = nodeComplaint();
  if (complaint) throw new SetUpError(complaint);
  if (command !== "backup" && command !== "restore")
    throw new SetUpError("Usage: npm run backup -- FILE, or npm run restore -- FILE. Nothing was changed.");
  await setUp({ build: false, report: { ...createReport(), skip() {} } });
  const runStoreCommand = await loadCommand();
  const done = await runStoreCommand(command, words, from);
  if (done.ok) console.log(done.value);
  else console.error(done.error);
  process.exit(done.ok ? 0 : 1);
} catch (error) {
  // What the database or the disk says is a sentence; where in the program it was said helps nobody here.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
