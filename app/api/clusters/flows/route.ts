// What there is to import from a cluster: `?target=…&kubernetesNamespace=…&sensorNamespace=…`.
import { clusterPlaceSchema } from "@/lib/core/cluster/import-request.ts";
import { lookIntoCluster } from "@/lib/server/operations/import-cluster.ts";
import { failureResponse } from "../../graphs/failure-response.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const query = clusterPlaceSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return failureResponse({
      code: "invalid",
      message: `${query.error.issues[0]?.message ?? "This is not understood"}. Nothing was read.`,
    });
  const found = await lookIntoCluster(query.data);
  return found.ok
    ? Response.json(found.value, { headers: { "cache-control": "no-store" } })
    : failureResponse(found.error);
}
