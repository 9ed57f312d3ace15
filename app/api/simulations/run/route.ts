// One run of a flow with its state: `?graphId=…&flow=…&of=…&run=…`.
import { z } from "zod";
import { oneRunSchema } from "@/lib/core/simulation/simulate-request.ts";
import { readRunOfFlow } from "@/lib/server/operations/read-run-of-flow.ts";
import { freshJson, simulateFailureResponse } from "../simulate-response.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const query = oneRunSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return simulateFailureResponse({ code: "invalid", message: z.prettifyError(query.error) });
  const run = await readRunOfFlow(query.data);
  return run.ok ? freshJson(run.value) : simulateFailureResponse(run.error);
}
