// What is kept, ready for use: one per process, opened by the first who needs it.
import { atShutdown } from "../shutdown.ts";
import { type ChangeFeed, openChangeFeed } from "./change-feed.ts";
import { type ChangeLog, createChangeLog } from "./change-log.ts";
import type { Database } from "./database.ts";
import { createGraphStore, type GraphStore } from "./graph-store.ts";
import { openDatabase } from "./open-database.ts";
import { createSettings, type Settings } from "./settings.ts";

export type Keeping = {
  database: Database;
  graphs: GraphStore;
  log: ChangeLog;
  feed: ChangeFeed;
  settings: Settings;
  /** Waits for what is under way, then closes. */
  close(): Promise<void>;
};

/** Next bundles a route with a copy of this module of its own; the process still has one database. */
const OPENED = Symbol.for("triggerboard.keeping");
const perProcess = globalThis as typeof globalThis & { [OPENED]?: Promise<Keeping> };

/** @returns what is kept; after a failure the next call tries again */
export function keeping(): Promise<Keeping> {
  if (!perProcess[OPENED]) {
    const opening = openDatabase().then(openKeeping);
    perProcess[OPENED] = opening;
    opening.then(
      ({ close }) => atShutdown(close),
      () => {
        perProcess[OPENED] = undefined;
      },
    );
  }
  return perProcess[OPENED];
}

/** @param database closed with it */
export async function openKeeping(database: Database): Promise<Keeping> {
  const graphs = createGraphStore(database.prisma);
  const feed = await openChangeFeed(database.listen);
  return {
    database,
    graphs,
    log: createChangeLog(database.prisma),
    feed,
    settings: createSettings(database.prisma),
    async close() {
      await graphs.settle();
      await feed.close();
      await database.close();
    },
  };
}
