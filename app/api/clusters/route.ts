// The clusters that this server has the keys of; none of them is asked anything.
import { listClusters } from "@/lib/server/operations/import-cluster.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await listClusters(), { headers: { "cache-control": "no-store" } });
}
