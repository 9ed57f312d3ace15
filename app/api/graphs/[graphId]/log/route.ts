// A page of a graph's history: before the revision `before`, and only what touches flows named like `find`.
import { readLogSchema } from "@/lib/core/graph/version.ts";
import { readLog } from "@/lib/server/operations/read-log.ts";
import { failureResponse } from "../../failure-response.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const { before, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const asked = readLogSchema.safeParse({
    ...(await params),
    ...query,
    ...(before === undefined ? {} : { before: Number(before) }),
  });
  if (!asked.success)
    return failureResponse({ code: "invalid", message: "Ask for the history before a revision" });
  const log = await readLog(asked.data);
  if (!log.ok) return failureResponse(log.error);
  return Response.json(log.value, { headers: { "cache-control": "no-store" } });
}
