// The flows found in the server's code folders.
import { knownFlows } from "@/lib/server/operations/known-flows.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await knownFlows(), { headers: { "cache-control": "no-store" } });
}
