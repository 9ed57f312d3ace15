// A simulation's whole log as a text file.
import { wholeSimulationLog } from "@/lib/server/operations/read-simulation-log.ts";
import { simulateFailureResponse } from "../../../simulate-response.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const log = await wholeSimulationLog(id);
  if (!log.ok) return simulateFailureResponse(log.error);
  return new Response(log.value, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="simulation-${id}.log"`,
      "cache-control": "no-store",
    },
  });
}
