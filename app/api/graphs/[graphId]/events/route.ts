// Tells an open editor each new revision of its graph as it happens, and who else is there (server-sent events); it fetches the changes itself.
import { z } from "zod";
import type { PeopleNews } from "@/lib/core/graph/presence.ts";
import { type GraphMoment, watchGraph } from "@/lib/server/operations/watch-graph.ts";
import { watchPeople } from "@/lib/server/operations/watch-people.ts";
import { failureResponse } from "../../failure-response.ts";

export const dynamic = "force-dynamic";

/** Proxies cut a silent connection, and a browser that has gone is noticed only by writing. */
const KEEP_ALIVE_MS = 20_000;

type StreamMoment = GraphMoment | ({ kind: "people" } & PeopleNews) | { kind: "ask" };

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const { graphId } = await params;
  const encoder = new TextEncoder();
  const waiting: StreamMoment[] = [];
  let send = (moment: StreamMoment): void => {
    waiting.push(moment);
  };
  const watching = await watchGraph(graphId, (moment) => send(moment));
  if (!watching.ok) return failureResponse(watching.error);
  const leave = await comeIn(request, graphId, (moment) => send(moment));

  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    watching.value();
    leave();
  };
  request.signal.addEventListener("abort", stop, { once: true });
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          // The browser has gone.
          stop();
        }
      };
      send = ({ kind, ...data }) => write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
      write("retry: 1000\n\n");
      for (const moment of waiting) send(moment);
      timer = setInterval(() => write(": still here\n\n"), KEEP_ALIVE_MS);
      timer.unref();
      if (request.signal.aborted) stop();
    },
    cancel: stop,
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** With a tab's id in the address it also hears of the others. Changes are told even when that cannot be. */
async function comeIn(
  request: Request,
  graphId: string,
  tell: (moment: StreamMoment) => void,
): Promise<() => void> {
  const tab = z.uuid().safeParse(new URL(request.url).searchParams.get("tab"));
  if (!tab.success) return () => {};
  try {
    return await watchPeople(graphId, tab.data, (heard) =>
      tell(heard === "ask" ? { kind: "ask" } : { kind: "people", ...heard }),
    );
  } catch (error) {
    console.error("Who is present could not be told:", error);
    return () => {};
  }
}
