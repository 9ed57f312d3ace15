// Makes a module that Node runs of the project's TypeScript, for measurements that call it without a browser or a server.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./server-process.mjs";

/** @param {string} source TypeScript, with `@/` for the project's root */
export async function bundleModule(source) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/bench-"));
  const path = join(folder, "module.mjs");
  await build({
    stdin: { contents: source, resolveDir: root, loader: "ts" },
    outfile: path,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    // Node wants the whole name of a file of a package that has no list of what it gives.
    alias: { "@": root, "next/navigation": "next/navigation.js" },
    logLevel: "error",
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
