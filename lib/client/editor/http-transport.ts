// The way to the real server: saves through a server action, hears of changes over a stream, and asks again when the stream is away.
import { unstable_isUnrecognizedActionError as isOfAnotherVersion } from "next/navigation";
import type { Result } from "@/lib/core/foundation/result";
import type { Failure, SaveAnswer, SavedChange, SaveRequest } from "@/lib/core/graph/change";
import { leftBehind } from "../parts/left-behind.ts";
import { PEOPLE_MOMENTS, type PresenceLink } from "../people/presence-link.ts";
import { type EditorTransport, GoneError, RefusedError } from "./saver.ts";

/** While the stream is away; a change of somebody else shows this late at most. */
const POLL_MS = 5_000;

export type SaveAction = (request: SaveRequest) => Promise<Result<SaveAnswer, Failure>>;

/** @param link gets what the stream says of others: browsers allow few streams to one server, so there is one for all */
export function httpTransport(graphId: string, save: SaveAction, link: PresenceLink): EditorTransport {
  const base = `/api/graphs/${graphId}`;
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${base}${path}`, { cache: "no-store" });
    if (response.status === 404) throw new GoneError("This graph was deleted");
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    return response.json();
  };
  return {
    async save({ baseRevision, batches }) {
      const answer = await save({ graphId, baseRevision, batches }).catch((error: unknown) => {
        // The server was upgraded under this page and knows its actions by other names.
        if (isOfAnotherVersion(error)) leftBehind.setState({ behind: true });
        throw error;
      });
      if (answer.ok) return answer.value;
      if (answer.error.code === "not-found") throw new GoneError(answer.error.message);
      throw new RefusedError(answer.error.message);
    },
    async changesSince(revision): Promise<SavedChange[]> {
      const answer = await get(`/changes?since=${revision}`);
      return (await import("./read-answers.ts")).readChanges(answer);
    },
    async load() {
      const answer = await get("");
      const head = (await import("./read-answers.ts")).readHead(answer);
      if (!head.ok) throw new RefusedError(head.error);
      return head.value;
    },
    subscribe(onRevision) {
      const stream = new EventSource(`${base}/events?tab=${link.tab}`);
      for (const moment of PEOPLE_MOMENTS)
        stream.addEventListener(moment, (event) =>
          link.hear?.(moment, "data" in event ? String(event.data) : ""),
        );
      const hear = ({ data }: MessageEvent<string>) => {
        const revision: unknown = JSON.parse(data).revision;
        if (Number.isInteger(revision)) onRevision(revision as number);
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
