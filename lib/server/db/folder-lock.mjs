// One server at a time on a data folder. Plain JavaScript with Node's own modules only, because `npm start` takes the lock on a bare
// clone, before anything is installed or built.
//
// The holder listens on a unix socket `lock/<n>` in the folder. The kernel closes it when the process ends, kill -9 included, so a
// socket that refuses is free at once and no time-out is guessed. A dead socket is never removed to take its place (two starters
// could both do that): a starter listens on a socket of its own and hard-links it as `lock/<n+1>`, which only one can do, then
// looks whether its number is still the highest. On Windows a named pipe does all of this by itself.
//
// `turbopackIgnore` stands at every path: Next would take the folder for a part of the project, and then all of the project for ours.
import { createHash, randomUUID } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readdirSync, realpathSync, unlinkSync } from "node:fs";
import net from "node:net";
import { join, resolve } from "node:path";

/** Locks of this process, shared by every copy of this module in it (Next bundles its own). */
const HELD = Symbol.for("triggerboard.folder-locks");
/** Longest path that every system takes for a socket (macOS: 103 bytes and an end mark). */
const MAX_SOCKET_PATH = 103;

/** @returns {Map<string, import("./folder-lock.mjs").FolderLock>} */
function heldLocks() {
  const store = /** @type {Record<symbol, unknown>} */ (/** @type {unknown} */ (globalThis));
  store[HELD] ??= new Map();
  return /** @type {Map<string, import("./folder-lock.mjs").FolderLock>} */ (store[HELD]);
}

/**
 * Takes the folder for this process until `release` or the end of the process. Asking again in the same process gives the same lock.
 * @param {string} folder made when it is missing
 * @param {{ port?: number | null }} [about] told to those who come later
 * @returns {Promise<import("./folder-lock.mjs").FolderLockResult>}
 */
export async function lockFolder(folder, about = {}) {
  // Nobody else on the computer needs to read what is kept.
  mkdirSync(/* turbopackIgnore: true */ folder, { recursive: true, mode: 0o700 });
  const path = realpathSync(/* turbopackIgnore: true */ folder);
  const mine = heldLocks().get(path);
  if (mine) return { ok: true, value: mine };
  const holder = { pid: process.pid, port: about.port ?? null, since: new Date().toISOString() };
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.end(JSON.stringify(holder));
  });
  server.unref();
  const taken =
    process.platform === "win32"
      ? await takePipe(server, path)
      : await takeSocket(server, join(/* turbopackIgnore: true */ path, "lock"));
  if (!taken.ok) {
    server.close();
    return { ok: false, error: { holder: taken.holder, message: describeHolder(path, taken.holder) } };
  }
  const lock = {
    holder,
    release() {
      heldLocks().delete(path);
      server.close();
    },
  };
  heldLocks().set(path, lock);
  return { ok: true, value: lock };
}

/** The sentence that names who holds the folder. */
function describeHolder(path, holder) {
  const who = holder
    ? `process ${holder.pid}${holder.port ? `, http://localhost:${holder.port}` : ""}, since ${holder.since.replace(/\.\d+Z$/, "Z")}`
    : "another process, which did not say which";
  return `The data folder ${path} is in use by a Triggerboard that is already running (${who}). Nothing was changed. Use that one, stop it, or set DATA_DIR to another folder.`;
}

async function takePipe(server, path) {
  const name = `\\\\.\\pipe\\triggerboard-${createHash("sha256").update(path.toLowerCase()).digest("hex").slice(0, 32)}`;
  const error = await listen(server, name);
  if (!error) return { ok: true };
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
  return { ok: false, holder: (await ask(name)).holder };
}

async function takeSocket(server, lockFolder) {
  mkdirSync(/* turbopackIgnore: true */ lockFolder, { recursive: true, mode: 0o700 });
  const own = join(/* turbopackIgnore: true */ lockFolder, `${process.pid}-${randomUUID().slice(0, 8)}`);
  const error = await inFolderWhenLong(lockFolder, own, (path) => listen(server, path));
  if (error) {
    throw new Error(
      `The data folder cannot hold a lock (${error.code} at ${lockFolder}). Nothing was changed. Set DATA_DIR to a folder on a local disk.`,
    );
  }
  chmodSync(/* turbopackIgnore: true */ own, 0o600);
  try {
    return await climb(lockFolder, own);
  } finally {
    unlinkQuietly(own);
  }
}

/** Finds the highest number; above a dead one, tries to be the next. Ends: each round somebody has become the holder or we have. */
async function climb(lockFolder, own) {
  for (;;) {
    const highest = Math.max(0, ...numbers(lockFolder));
    if (highest > 0) {
      const current = join(/* turbopackIgnore: true */ lockFolder, String(highest));
      const answer = await inFolderWhenLong(lockFolder, current, ask);
      if (answer.alive) return { ok: false, holder: answer.holder };
    }
    const next = join(/* turbopackIgnore: true */ lockFolder, String(highest + 1));
    try {
      linkSync(/* turbopackIgnore: true */ own, /* turbopackIgnore: true */ next);
    } catch (error) {
      if (error.code === "EEXIST") continue;
      throw error;
    }
    // Our view may have been old: a holder higher up had cleared these numbers away.
    if (Math.max(...numbers(lockFolder)) > highest + 1) {
      unlinkQuietly(next);
      continue;
    }
    for (const lower of numbers(lockFolder)) {
      if (lower <= highest) unlinkQuietly(join(/* turbopackIgnore: true */ lockFolder, String(lower)));
    }
    clearRemains(lockFolder, own);
    return { ok: true };
  }
}

const numbers = (lockFolder) =>
  readdirSync(/* turbopackIgnore: true */ lockFolder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** Sockets of starters that were killed before they had won or lost. */
function clearRemains(lockFolder, own) {
  for (const name of readdirSync(/* turbopackIgnore: true */ lockFolder)) {
    const pid = /^(\d+)-/.exec(name)?.[1];
    if (!pid || join(/* turbopackIgnore: true */ lockFolder, name) === own) continue;
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      if (error.code === "ESRCH") unlinkQuietly(join(/* turbopackIgnore: true */ lockFolder, name));
    }
  }
}

function unlinkQuietly(path) {
  try {
    unlinkSync(/* turbopackIgnore: true */ path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/** @returns the error, or null once it listens */
function listen(server, path) {
  return new Promise((settle) => {
    server.once("error", settle);
    server.listen({ path }, () => {
      server.off("error", settle);
      settle(null);
    });
  });
}

/** Whether somebody listens there, and who, if it says so within two seconds. */
function ask(path) {
  return new Promise((settle) => {
    let text = "";
    // Not as a bare argument: Node would take a name like "7" for a port.
    const socket = net.connect({ path });
    const timer = setTimeout(() => settle({ alive: true, holder: null }), 2_000);
    const done = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      settle(answer);
    };
    socket.setEncoding("utf8");
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("end", () => done({ alive: true, holder: parseHolder(text) }));
    // Refused or gone: nobody listens. Anything else (no permission, a full queue) is somebody.
    socket.on("error", (error) =>
      done({ alive: error.code !== "ECONNREFUSED" && error.code !== "ENOENT", holder: null }),
    );
  });
}

function parseHolder(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A socket's path may be too long for the system; then it is spelled from inside its folder, for the moment of the call. */
function inFolderWhenLong(folder, path, call) {
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH) return call(path);
  const before = process.cwd();
  process.chdir(resolve(/* turbopackIgnore: true */ folder));
  try {
    return call(path.slice(folder.length + 1));
  } finally {
    process.chdir(before);
  }
}
