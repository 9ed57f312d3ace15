// A simulation's log and state as they grow (server-sent events). After a lost connection the browser says how far it had come.
import { type LogMoment, readSimulationLog } from "@/lib/server/operations/read-simulation-log.ts";
import { simulateFailureResponse } from "../../simulate-response.ts";

export const dynamic = "force-dynamic";

/** Proxies cut a silent connection, and a browser that has gone is noticed only by writing. */
const KEEP_ALIVE_MS = 20_000;

const asEvent = ({ kind, ...data }: LogMoment): string =>
  `${"next" in data ? `id: ${data.next}\n` : ""}event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const from = Number(
    request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("from") ?? 0,
  );
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort(), { once: true });
  const moments = await readSimulationLog(id, Number.isSafeInteger(from) && from > 0 ? from : 0, gone.signal);
  if (!moments.ok) return simulateFailureResponse(moments.error);

  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode("retry: 1000\n\n"));
      timer = setInterval(() => controller.enqueue(encoder.encode(": still here\n\n")), KEEP_ALIVE_MS);
      timer.unref();
    },
    async pull(controller) {
      try {
        const next = await moments.value.next();
        if (!next.done) return controller.enqueue(encoder.encode(asEvent(next.value)));
        if (!gone.signal.aborted) controller.close();
      } catch (error) {
        controller.error(error);
      }
      clearInterval(timer);
    },
    cancel() {
      clearInterval(timer);
      gone.abort();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
