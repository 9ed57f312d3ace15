// Tells an open editor each new revision of its graph as it happens (server-sent events); it fetches the changes itself.
import { type GraphMoment, watchGraph } from "@/lib/server/operations/watch-graph.ts";
import { failureResponse } from "../../failure-response.ts";

export const dynamic = "force-dynamic";

/** Proxies cut a silent connection, and a browser that has gone is noticed only by writing. */
const KEEP_ALIVE_MS = 20_000;

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const { graphId } = await params;
  const encoder = new TextEncoder();
  const waiting: GraphMoment[] = [];
  let send = (moment: GraphMoment): void => {
    waiting.push(moment);
  };
  const watching = await watchGraph(graphId, (moment) => send(moment));
  if (!watching.ok) return failureResponse(watching.error);

  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    watching.value();
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
