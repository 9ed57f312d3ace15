import type { SimulateFailure } from "@/lib/core/simulation/simulate-request.ts";

/** An expected failure as a route answers it: as JSON, under the status that fits. */
export const simulateFailureResponse = (failure: SimulateFailure): Response =>
  Response.json(failure, {
    status: failure.code === "not-found" ? 404 : 400,
    headers: { "cache-control": "no-store" },
  });

export const freshJson = (value: unknown): Response =>
  Response.json(value, { headers: { "cache-control": "no-store" } });
