// The flows found in the clusters that are worked with here.
import { flowsInClusters } from "@/lib/server/operations/flows-in-clusters.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await flowsInClusters(), { headers: { "cache-control": "no-store" } });
}
