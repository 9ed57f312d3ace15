// The changes of a graph after the revision `since`, for an editor that catches up.
import { z } from "zod";
import { changesSince } from "@/lib/server/operations/changes-since.ts";
import { failureResponse } from "../../failure-response.ts";

export const dynamic = "force-dynamic";

const askedSchema = z.object({ graphId: z.uuid(), since: z.coerce.number().int().nonnegative() });

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const since = new URL(request.url).searchParams.get("since");
  const asked = askedSchema.safeParse({ ...(await params), since });
  if (!asked.success)
    return failureResponse({ code: "invalid", message: "Ask for the changes of a graph since a revision" });
  const changes = await changesSince(asked.data.graphId, asked.data.since);
  if (!changes.ok) return failureResponse(changes.error);
  return Response.json(changes.value, { headers: { "cache-control": "no-store" } });
}
