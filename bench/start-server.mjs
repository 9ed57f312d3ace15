// The production build, served for a measurement.
import { spawn } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** Starts it as `npm start` does, on an embedded database of its own in `folder`. @returns its address and how to end it */
export async function startServer(folder) {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, PORT: "0", DATA_DIR: folder, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((done, fail) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      const ready = /^Ready in .*: (http:\S+)$/m.exec(text)?.[1];
      if (ready) done(ready);
    });
    child.once("exit", (code) => fail(new Error(`The server ended with ${code}:\n${text}`)));
  });
  return { url, stop: () => new Promise((done) => child.once("exit", done).kill("SIGINT")) };
}
