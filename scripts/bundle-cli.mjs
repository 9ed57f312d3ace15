// Bundles the command line into one file that Node runs as it is.
import { chmod, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** @param {string} outfile where the executable file is made */
export async function bundleCli(outfile) {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await build({
    entryPoints: [join(root, "bin/cli/main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "eof",
    banner: { js: "#!/usr/bin/env node" },
    define: { TRIGGERBOARD_VERSION: JSON.stringify(version) },
    logLevel: "warning",
  });
  await chmod(outfile, 0o755);
}
