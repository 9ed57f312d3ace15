// A graph's document as it was at a revision.
import { readRevisionSchema } from "@/lib/core/graph/version.ts";
import { readRevision } from "@/lib/server/operations/read-revision.ts";
import { failureResponse } from "../../../failure-response.ts";

export const dynamic = "force-dynamic";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ graphId: string; revision: string }> },
) {
  const { graphId, revision } = await params;
  const asked = readRevisionSchema.safeParse({ graphId, revision: Number(revision) });
  if (!asked.success)
    return failureResponse({ code: "invalid", message: "Ask for a revision by its number" });
  const head = await readRevision(asked.data);
  if (!head.ok) return failureResponse(head.error);
  return Response.json(head.value, { headers: { "cache-control": "no-store" } });
}
