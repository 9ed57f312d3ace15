// A graph's document and revision, for an editor that has to load it anew.
import { loadGraph } from "@/lib/server/operations/load-graph.ts";
import { failureResponse } from "../failure-response.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const head = await loadGraph((await params).graphId);
  if (!head.ok) return failureResponse(head.error);
  return Response.json(head.value, { headers: { "cache-control": "no-store" } });
}
