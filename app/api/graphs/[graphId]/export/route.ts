// Downloads a graph as a `triggerboard/v1` file.
import { exportGraph } from "@/lib/server/operations/export-graph.ts";
import { failureResponse } from "../../failure-response.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const file = await exportGraph((await params).graphId);
  if (!file.ok) return failureResponse(file.error);
  return new Response(file.value.text, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${file.value.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
