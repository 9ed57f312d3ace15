import type { Failure } from "@/lib/core/graph/change.ts";

const STATUS = { "not-found": 404, invalid: 400, unreadable: 409 } as const;

/** An expected failure as a route answers it: its sentence as JSON, under the status that fits. */
export const failureResponse = (failure: Failure): Response =>
  Response.json(failure, { status: STATUS[failure.code], headers: { "cache-control": "no-store" } });
