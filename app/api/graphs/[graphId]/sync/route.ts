// How the graph compares with the target of its last deploy.
import { z } from "zod";
import { readGraphSync } from "@/lib/server/operations/read-graph-sync.ts";

export const dynamic = "force-dynamic";

const askedSchema = z.strictObject({ graphId: z.uuid(), branch: z.string().min(1).max(400) });

export async function GET(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  const asked = askedSchema.safeParse({
    graphId: (await params).graphId,
    branch: new URL(request.url).searchParams.get("branch"),
  });
  const headers = { "cache-control": "no-store" };
  if (!asked.success)
    return Response.json({ message: "There is no such graph or branch." }, { status: 400, headers });
  const sync = await readGraphSync(asked.data.graphId, asked.data.branch);
  // What the target cannot say now is not known; the deploy page says why.
  return sync.ok
    ? Response.json(sync.value, { headers })
    : Response.json(sync.error, { status: 409, headers });
}
