// Makes bin/triggerboard.mjs and lets `npx triggerboard` find it. Runs as npm's `prepare`, so right after `npm ci`.
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleCli } from "./bundle-cli.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const executable = join(root, "bin/triggerboard.mjs");

await bundleCli(executable);
await link();

/**
 * npm links the commands of installed packages only, never those of the project itself. For a `bin` in package.json npx would install the
 * project into a cache of its own on every call, which takes as long again as the command.
 */
async function link() {
  const folder = join(root, "node_modules/.bin");
  await mkdir(folder, { recursive: true });
  const command = join(folder, "triggerboard");
  await rm(command, { force: true });
  if (process.platform === "win32")
    await writeFile(`${command}.cmd`, '@node "%~dp0\\..\\..\\bin\\triggerboard.mjs" %*\r\n');
  else await symlink(relative(folder, executable), command);
}
