// The history of a flow's simulations: `?graphId=…&flow=…&limit=…`; without `flow`, the whole graph's.
import { z } from "zod";
import { listSimulations } from "@/lib/server/operations/list-simulations.ts";
import { freshJson, simulateFailureResponse } from "./simulate-response.ts";

export const dynamic = "force-dynamic";

const querySchema = z.strictObject({
  graphId: z.uuid(),
  flow: z.string().min(1).max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

export async function GET(request: Request) {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return simulateFailureResponse({ code: "invalid", message: z.prettifyError(query.error) });
  const { graphId, flow, limit } = query.data;
  return freshJson(await listSimulations(graphId, flow ?? null, limit));
}
