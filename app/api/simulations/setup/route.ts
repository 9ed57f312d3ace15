// What the Simulate screen shows before a run: `?graphId=…&flow=…`.
import { z } from "zod";
import { flowInGraphSchema } from "@/lib/core/simulation/simulate-request.ts";
import { simulateSetup } from "@/lib/server/operations/simulate-setup.ts";
import { freshJson, simulateFailureResponse } from "../simulate-response.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  const query = flowInGraphSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return simulateFailureResponse({ code: "invalid", message: z.prettifyError(query.error) });
  const setup = await simulateSetup(query.data);
  return setup.ok ? freshJson(setup.value) : simulateFailureResponse(setup.error);
}
