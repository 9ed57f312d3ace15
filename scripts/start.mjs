// `npm start`: from a bare clone to a running Triggerboard; `npm run dev` the same with reloading. Node's own modules only, until
// the packages are there. The server runs in this very process, so that ending it, however roughly, frees the data folder at once.
import { createServer } from "node:http";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);
const EVERYWHERE = new Set(["0.0.0.0", "::", "[::]"]);
const SHORTEST_TOKEN = 16;
/** Ctrl-C waits this long for what is under way. */
const SHUTDOWN_MS = 8_000;

class StartError extends Error {}

/** PORT, HOST, DATA_DIR and TRIGGERBOARD_TOKEN, or a sentence that says what is wrong with them. */
function readSettings(environment) {
  const port = environment.PORT ? Number(environment.PORT) : 3000;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`PORT is a number from 0 to 65535, not ${environment.PORT}. Nothing was started.`);
  const host = environment.HOST || "localhost";
  const token = environment.TRIGGERBOARD_TOKEN;
  if (!LOOPBACK.has(host) && !token) {
    throw new StartError(
      `HOST=${host} can be reached from other computers, and nobody has to sign in. Nothing was started. Set TRIGGERBOARD_TOKEN to a long secret (${SHORTEST_TOKEN} characters or more), or leave HOST out.`,
    );
  }
  if (token && token.length < SHORTEST_TOKEN) {
    throw new StartError(
      `TRIGGERBOARD_TOKEN is too short to be a secret. Nothing was started. Use ${SHORTEST_TOKEN} characters or more.`,
    );
  }
  return { port, host, dataDir: resolve(environment.DATA_DIR || resolve(projectRoot, "data")) };
}

async function start(development) {
  const began = performance.now();
  const [{ nodeComplaint, setUp }, { createReport }, { lockFolder }] = await Promise.all([
    import("./set-up.mjs"),
    import("./report.mjs"),
    import("../lib/server/db/folder-lock.mjs"),
  ]);
  const complaint = nodeComplaint();
  if (complaint) throw new StartError(complaint);
  const settings = readSettings(process.env);
  const report = createReport();
  const ending = listenForTheEnd();
  process.chdir(projectRoot);
  console.log("Triggerboard");
  // Before anything is built or opened: two servers on one data folder would lose what people drew.
  const lock = await lockFolder(settings.dataDir, { port: settings.port });
  if (!lock.ok) throw new StartError(lock.error.message);
  ending.closers.push(async () => lock.value.release());
  // The port before the build, which may take a minute: who cannot have it should know at once.
  const door = await openDoor(settings, ending);
  lock.value.holder.port = door.port;
  await setUp({ build: !development, report });
  await report.step("Start the server", () => startNext(door, settings, development));
  await report.step("Open the database", () => waitUntilHealthy(door, settings));
  const shown = LOOPBACK.has(settings.host) || EVERYWHERE.has(settings.host) ? "localhost" : settings.host;
  console.log(`Ready in ${((performance.now() - began) / 1000).toFixed(1)} s: http://${shown}:${door.port}`);
}

/** Listens where it may, and answers "starting" until there is somebody to answer. */
async function openDoor({ port, host }, ending) {
  const door = { servers: [], handle: answerStarting, port: 0 };
  const addresses = host === "localhost" ? ["127.0.0.1", "::1"] : [host.replace(/^\[|\]$/g, "")];
  for (const address of addresses) {
    const server = createServer((request, response) => door.handle(request, response));
    if (await listen(server, door.port || port, address)) door.servers.push(server);
    door.port ||= server.address().port;
  }
  ending.closers.push(async () => {
    for (const server of door.servers) {
      server.close();
      server.closeAllConnections();
    }
  });
  return door;
}

function answerStarting(_request, response) {
  response.writeHead(503, { "content-type": "text/plain", refresh: "2" }).end("Triggerboard is starting\n");
}

/** Next answers from now on, in this process. */
async function startNext(door, { host, dataDir }, development) {
  Object.assign(process.env, {
    NODE_ENV: development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: dataDir,
    TRIGGERBOARD_BOUND: host,
  });
  const { default: next } = await import("next");
  const app = next({
    dev: development,
    dir: projectRoot,
    hostname: host,
    port: door.port,
    httpServer: door.servers[0],
  });
  await app.prepare();
  door.handle = app.getRequestHandler();
  // Next hears of web sockets (the reloading of `npm run dev`) on the first server only.
  const [first, ...others] = door.servers;
  for (const server of others) server.on("upgrade", (...upgrade) => first.emit("upgrade", ...upgrade));
}

/** @returns whether it listens; false where this computer has no such address (no IPv6) */
function listen(server, port, address) {
  return new Promise((done, fail) => {
    server.once("error", (error) => {
      if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") {
        if (address === "::1") return done(false);
        return fail(
          new StartError(`This computer has no address ${address}. Nothing was started. Correct HOST.`),
        );
      }
      if (error.code === "EADDRINUSE") {
        return fail(
          new StartError(
            `Port ${port} is taken by another program. Nothing was started. Stop that one, or choose another port: PORT=${port + 1} npm start`,
          ),
        );
      }
      if (error.code === "EACCES")
        return fail(
          new StartError(
            `Port ${port} needs more rights than you have. Nothing was started. Set PORT to one above 1023.`,
          ),
        );
      fail(error);
    });
    server.listen(port, address, () => done(true));
  });
}

/** The first question opens and migrates the database; what is wrong with it stands in the server's own output above. */
async function waitUntilHealthy({ port }, { host }) {
  const near = { localhost: "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1", "[::]": "::1" };
  const name = (near[host] ?? host).replace(/^\[|\]$/g, "");
  const response = await fetch(`http://${name.includes(":") ? `[${name}]` : name}:${port}/api/health`);
  if (!response.ok)
    throw new StartError("The database could not be opened; why stands above. Nothing was lost.");
}

/** Ctrl-C, a polite kill, or the end of the npm that runs us: closes everything, then ends. A second Ctrl-C ends at once. */
function listenForTheEnd() {
  const closers = [];
  let ending = false;
  const end = async (code) => {
    if (ending) process.exit(code);
    ending = true;
    setTimeout(() => process.exit(code), SHUTDOWN_MS).unref();
    const registered = globalThis[Symbol.for("triggerboard.closers")] ?? [];
    for (const close of [
      ...closers.slice(1).reverse(),
      ...[...registered].reverse(),
      ...closers.slice(0, 1),
    ]) {
      await close().catch((error) => console.error(error));
    }
    process.exit(code);
  };
  process.on("SIGINT", () => end(0));
  process.on("SIGTERM", () => end(0));
  process.on("SIGHUP", () => end(0));
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event && process.platform !== "win32") {
    setInterval(() => process.ppid !== parent && end(0), 500).unref();
  }
  return { closers };
}

try {
  await start(process.argv.includes("--dev"));
} catch (error) {
  const isExpected = error instanceof StartError || error?.constructor?.name === "SetUpError";
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
