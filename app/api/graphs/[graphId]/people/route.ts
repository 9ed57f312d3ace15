// A tab says that it is in a graph and what is chosen in it. No action: actions of a page wait for each other, and a save must not wait for this.
import { z } from "zod";
import { presenceSchema } from "@/lib/core/graph/presence.ts";
import { bePresent } from "@/lib/server/operations/be-present.ts";
import { failureResponse } from "../../failure-response.ts";
import { readSmallText } from "./read-small-text.ts";

export const dynamic = "force-dynamic";

const MOST_BYTES = 16_384;
const NOT_UNDERSTOOD = { code: "invalid", message: "Say who is present as this version does" } as const;

export async function POST(request: Request, { params }: { params: Promise<{ graphId: string }> }) {
  // Another site's page may send text without being asked, but not JSON.
  if (request.headers.get("content-type") !== "application/json") return failureResponse(NOT_UNDERSTOOD);
  const graphId = z.uuid().safeParse((await params).graphId);
  const presence = presenceSchema.safeParse(parseJson(await readSmallText(request, MOST_BYTES)));
  if (!graphId.success || !presence.success) return failureResponse(NOT_UNDERSTOOD);
  const answer = await bePresent(graphId.data, presence.data);
  const headers = { "cache-control": "no-store" };
  if (answer.ok) return Response.json(answer.value, { headers });
  return Response.json({ message: "Too much at once" }, { status: 429, headers });
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
