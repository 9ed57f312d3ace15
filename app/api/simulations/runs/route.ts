// Runs of a flow, newest first, as they are found: one JSON batch a line. A search through thousands shows its first hits at once.
import { z } from "zod";
import { listRunsSchema } from "@/lib/core/simulation/simulate-request.ts";
import { searchRuns } from "@/lib/server/operations/search-runs.ts";
import { simulateFailureResponse } from "../simulate-response.ts";

export const dynamic = "force-dynamic";

const querySchema = listRunsSchema.extend({
  query: z.string().max(200).default(""),
  onlySucceeded: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

export async function GET(request: Request) {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return simulateFailureResponse({ code: "invalid", message: z.prettifyError(query.error) });
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort(), { once: true });
  const batches = await searchRuns(query.data, gone.signal);
  if (!batches.ok) return simulateFailureResponse(batches.error);

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await batches.value.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
