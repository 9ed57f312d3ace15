// Makes bin/triggerboard.mjs, one file that Node runs as it is, and lets `npx triggerboard` find it. Runs as npm's `prepare`.
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outfile = join(root, "bin/triggerboard.mjs");

await bundle();
await link();

async function bundle() {
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

/** npm links the commands of installed packages only, never those of the project itself. */
async function link() {
  const folder = join(root, "node_modules/.bin");
  await mkdir(folder, { recursive: true });
  const command = join(folder, "triggerboard");
  await rm(command, { force: true });
  if (process.platform === "win32") {
    await writeFile(`${command}.cmd`, `@node "%~dp0\\..\\..\\bin\\triggerboard.mjs" %*\r\n`);
  } else {
    await symlink(relative(folder, outfile), command);
  }
}
