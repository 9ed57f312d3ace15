#!/usr/bin/env node
// Firefox as Playwright expects it. Playwright sets the colours of every page it opens by a command of WebDriver BiDi that Firefox 153 does not know,
// and gives up when it is refused. This starts Firefox and hands on what both say to each other, but answers yes where that one command is unknown.
import { spawn } from "node:child_process";
import { WebSocket, WebSocketServer } from "ws";
import { findFirefox } from "../../scripts/find-firefox.mjs";

const UNKNOWN = "emulation.setMediaFeaturesOverride";

const path = findFirefox();
if (!path) throw new Error("There is no Firefox");
const relay = new WebSocketServer({ host: "127.0.0.1", port: 0 });
const firefox = spawn(path, process.argv.slice(2), { stdio: ["ignore", "inherit", "pipe"] });
let address = "";

// Playwright reads from here where it is to connect.
firefox.stderr.setEncoding("utf8").on("data", (text) => {
  const ours = text.replace(/(?<=WebDriver BiDi listening on )ws:\/\/\S+/, (theirs) => {
    address = theirs;
    return `ws://127.0.0.1:${relay.address().port}`;
  });
  process.stderr.write(ours);
});
firefox.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => firefox.kill(signal));

relay.on("connection", (playwright, { url }) => {
  const browser = new WebSocket(address + url, { perMessageDeflate: false });
  const early = [];
  const asked = new Set();
  playwright.on("message", (data) => {
    const text = String(data);
    const { id, method } = JSON.parse(text);
    if (method === UNKNOWN) asked.add(id);
    if (browser.readyState === WebSocket.OPEN) browser.send(text);
    else early.push(text);
  });
  browser.on("open", () => {
    for (const text of early) browser.send(text);
  });
  browser.on("message", (data) => {
    const text = String(data);
    const { id, error } = JSON.parse(text);
    const refused = asked.delete(id) && error === "unknown command";
    playwright.send(refused ? JSON.stringify({ type: "success", id, result: {} }) : text);
  });
  playwright.on("close", () => browser.close());
  browser.on("close", () => playwright.close());
  // What is cut off is told by the close that follows.
  for (const end of [playwright, browser]) end.on("error", () => {});
});
