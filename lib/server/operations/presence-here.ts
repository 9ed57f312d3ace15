// The presence of this process, joined to that of the other servers on the same database.
import { randomUUID } from "node:crypto";
import { keeping } from "../db/keeping.ts";
import { openPresenceFeed, type PresenceFeed } from "../db/presence-feed.ts";
import { atShutdown } from "../shutdown.ts";
import { createPresenceHub, type PresenceHub } from "./presence-hub.ts";

/** Next bundles a route with a copy of this module of its own; the process still has one hub. */
const OPENED = Symbol.for("triggerboard.presence");
const perProcess = globalThis as typeof globalThis & { [OPENED]?: Promise<PresenceHub> };

/** @returns the hub; after a failure the next call tries again */
export function presenceHere(): Promise<PresenceHub> {
  if (!perProcess[OPENED]) {
    const opening = open();
    perProcess[OPENED] = opening;
    opening.catch(() => {
      perProcess[OPENED] = undefined;
    });
  }
  return perProcess[OPENED];
}

async function open(): Promise<PresenceHub> {
  const { database } = await keeping();
  const server = randomUUID();
  let feed: PresenceFeed | null = null;
  const hub = createPresenceHub(
    (graphId, tab) => void feed?.send({ server, graphId, tab }),
    () => performance.now(),
  );
  // An embedded database has one process: there is nobody else to tell.
  if (database.kind === "postgres")
    feed = await openPresenceFeed(database, (notice) => {
      if (notice.server !== server) hub.hear(notice.graphId, notice.tab);
    });
  atShutdown(async () => {
    hub.close();
    await feed?.close();
  });
  return hub;
}
