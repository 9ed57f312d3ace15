// Finds graphs by the flows and events in them: `?text=…`.
import { findInGraphs } from "@/lib/server/operations/find-in-graphs.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const text = new URL(request.url).searchParams.get("text") ?? "";
  return Response.json(await findInGraphs(text.slice(0, 200)), { headers: { "cache-control": "no-store" } });
}
