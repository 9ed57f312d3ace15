// The way to the real server: saves through a server action, hears of changes over a stream, and asks again when the stream is away.
import { z } from "zod";
import type { Result } from "@/lib/core/foundation/result";
import {
  batchSchema,
  type Failure,
  type SaveAnswer,
  type SavedChange,
  type SaveRequest,
} from "@/lib/core/graph/change";
import { parseGraph } from "@/lib/core/graph/parse-graph";
import { type EditorTransport, GoneError, RefusedError } from "./saver.ts";

/** While the stream is away; a change of somebody else shows this late at most. */
const POLL_MS = 5_000;

const changesSchema = z.array(
  batchSchema.extend({ revision: z.int().positive(), author: z.string(), at: z.string() }),
);
const momentSchema = z.object({ revision: z.int().nonnegative() });

export type SaveAction = (request: SaveRequest) => Promise<Result<SaveAnswer, Failure>>;

/** @param base where the graph's routes are: `/api/graphs/<id>` */
export function httpTransport(graphId: string, save: SaveAction): EditorTransport {
  const base = `/api/graphs/${graphId}`;
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${base}${path}`, { cache: "no-store" });
    if (response.status === 404) throw new GoneError("This graph was deleted");
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    return response.json();
  };
  return {
    async save({ baseRevision, batches }) {
      const answer = await save({ graphId, baseRevision, batches });
      if (answer.ok) return answer.value;
      if (answer.error.code === "not-found") throw new GoneError(answer.error.message);
      throw new RefusedError(answer.error.message);
    },
    async changesSince(revision): Promise<SavedChange[]> {
      return changesSchema.parse(await get(`/changes?since=${revision}`));
    },
    async load() {
      const { revision, document } = z
        .object({ revision: z.int().nonnegative(), document: z.unknown() })
        .parse(await get(""));
      const graph = parseGraph(document);
      if (!graph.ok) throw new RefusedError(graph.error);
      return { graph: graph.value, revision };
    },
    subscribe(onRevision) {
      const stream = new EventSource(`${base}/events`);
      const hear = (event: MessageEvent<string>) => {
        const moment = momentSchema.safeParse(JSON.parse(event.data));
        if (moment.success) onRevision(moment.data.revision);
      };
      stream.addEventListener("revision", hear);
      stream.addEventListener("deleted", () => onRevision(null));
      // A stream that failed for good (an answer that is no stream) is not opened again by the browser.
      const timer = setInterval(() => {
        if (stream.readyState !== EventSource.OPEN) onRevision(null);
      }, POLL_MS);
      const look = () => {
        if (document.visibilityState === "visible") onRevision(null);
      };
      document.addEventListener("visibilitychange", look);
      return () => {
        stream.close();
        clearInterval(timer);
        document.removeEventListener("visibilitychange", look);
      };
    },
  };
}
