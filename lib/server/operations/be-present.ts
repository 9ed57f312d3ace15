import { ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Presence, PresenceAnswer } from "@/lib/core/graph/presence.ts";
import { currentAuthor, usualAuthor } from "./author.ts";
import { presenceHere } from "./presence-here.ts";

/** Says for a tab that it is there, and what is chosen in it; it is forgotten unless it says so again. Nothing is kept. */
export async function bePresent(
  graphId: string,
  presence: Presence,
): Promise<Result<PresenceAnswer, "too-much">> {
  const [hub, name] = await Promise.all([presenceHere(), currentAuthor()]);
  const here = hub.say(graphId, { ...presence, name });
  return here.ok ? ok({ name, usual: usualAuthor(), here: here.value }) : here;
}
