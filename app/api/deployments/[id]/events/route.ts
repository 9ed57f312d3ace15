// Tells the whole record of a deployment at each of its moves (server-sent events), and closes after the last.
import { z } from "zod";
import type { Deployment } from "@/lib/core/plan/deployment.ts";
import { watchDeployment } from "@/lib/server/operations/watch-deployment.ts";
import { failureResponse } from "../../../graphs/failure-response.ts";

export const dynamic = "force-dynamic";

/** Proxies cut a silent connection, and a browser that has gone is noticed only by writing. */
const KEEP_ALIVE_MS = 20_000;

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return failureResponse({ code: "not-found", message: "There is no such deployment." });
  const encoder = new TextEncoder();
  const waiting: Deployment[] = [];
  let send = (deployment: Deployment): void => {
    waiting.push(deployment);
  };
  const watching = await watchDeployment(id.data, (deployment) => send(deployment));
  if (!watching.ok) return failureResponse(watching.error);

  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    watching.value();
  };
  request.signal.addEventListener("abort", stop, { once: true });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          // The browser has gone.
          stop();
        }
      };
      send = (deployment) => {
        write(`event: deployment\ndata: ${JSON.stringify(deployment)}\n\n`);
        if (deployment.state === "applying") return;
        stop();
        controller.close();
      };
      write("retry: 1000\n\n");
      timer = setInterval(() => write(": still here\n\n"), KEEP_ALIVE_MS);
      timer.unref();
      for (const deployment of waiting) send(deployment);
      if (request.signal.aborted) stop();
    },
    cancel: stop,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
