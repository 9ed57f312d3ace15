// Tells who asks, within moments, that a graph has changed, whichever server changed it. Only ids travel, never documents.
import type { Database } from "./database.ts";

const CHANNEL = "triggerboard_graph";

/** `unknown`: the connection was lost for a while, look for yourself. */
export type GraphNews =
  | { kind: "changed"; revision: number }
  | { kind: "deleted" }
  | { kind: "restored" }
  | { kind: "unknown" };

export type ChangeFeed = {
  /** @returns stops telling */
  subscribe(graphId: string, tell: (news: GraphNews) => void): () => void;
  close(): Promise<void>;
};

/** What a transaction sends with `pg_notify(channel, payload)`; heard once it is committed. */
export const graphNotice = (
  graphId: string,
  news: Exclude<GraphNews, { kind: "unknown" }>,
): { channel: string; payload: string } => ({
  channel: CHANNEL,
  payload: `${graphId} ${news.kind === "changed" ? news.revision : news.kind}`,
});

export async function openChangeFeed(listen: Database["listen"]): Promise<ChangeFeed> {
  const tellers = new Map<string, Set<(news: GraphNews) => void>>();
  const stop = await listen(
    CHANNEL,
    (payload) => {
      const [graphId = "", what = ""] = payload.split(" ");
      for (const tell of tellers.get(graphId) ?? []) tell(readNews(what));
    },
    () => {
      for (const tell of [...tellers.values()].flatMap((some) => [...some])) tell({ kind: "unknown" });
    },
  );
  return {
    subscribe(graphId, tell) {
      const some = tellers.get(graphId) ?? new Set();
      tellers.set(graphId, some);
      some.add(tell);
      return () => {
        some.delete(tell);
        if (some.size === 0 && tellers.get(graphId) === some) tellers.delete(graphId);
      };
    },
    close: stop,
  };
}

function readNews(what: string): GraphNews {
  if (what === "deleted" || what === "restored") return { kind: what };
  return { kind: "changed", revision: Number(what) };
}
