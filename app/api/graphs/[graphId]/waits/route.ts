// Who drew what a flow of a graph waits for, when, and as which revision.
import { readWaitsSchema } from "@/lib/core/graph/version.ts";
import { readWaitOrigins } from "@/lib/server/operations/read-wait-origins.ts";
import { failureResponse } from "../../failure-response.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = readWaitsSchema.safeParse({ ...(await params), ...query });
  if (!asked.success)
    return failureResponse({ code: "invalid", message: "Ask for what a flow of a graph waits for" });
  const waits = await readWaitOrigins(asked.data);
  if (!waits.ok) return failureResponse(waits.error);
  return Response.json(waits.value, { headers: { "cache-control": "no-store" } });
}
