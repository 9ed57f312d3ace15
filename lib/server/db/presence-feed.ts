// Carries who is present from server to server over LISTEN and NOTIFY. Nothing of it is kept: what is missed is told again soon.
import { z } from "zod";
import { presentTabSchema } from "@/lib/core/graph/presence.ts";
import type { Database } from "./database.ts";

const CHANNEL = "triggerboard_presence";
/** PostgreSQL refuses a notice of 8,000 bytes or more. */
const MOST_BYTES = 7_999;

const noticeSchema = z.strictObject({
  /** The server that says it, so that it passes over its own. */
  server: z.uuid(),
  graphId: z.uuid(),
  /** A tab as it is now, or the id of one that has left. */
  tab: z.union([presentTabSchema, z.uuid()]),
});
export type PresenceNotice = z.infer<typeof noticeSchema>;

export type PresenceFeed = {
  /** Never rejects: who is present is worth no failed request. */
  send(notice: PresenceNotice): Promise<void>;
  close(): Promise<void>;
};

/** @param hear gets the notices of all servers, its own included */
export async function openPresenceFeed(
  { listen, prisma }: Pick<Database, "listen" | "prisma">,
  hear: (notice: PresenceNotice) => void,
): Promise<PresenceFeed> {
  const stop = await listen(
    CHANNEL,
    (payload) => {
      const notice = readNotice(payload);
      if (notice) hear(notice);
    },
    () => {},
  );
  return {
    async send(notice) {
      const payload = JSON.stringify(notice);
      if (Buffer.byteLength(payload) > MOST_BYTES) return;
      try {
        await prisma.$executeRaw`SELECT pg_notify(${CHANNEL}, ${payload})`;
      } catch (error) {
        console.error("Other servers could not be told who is present:", error);
      }
    },
    close: stop,
  };
}

/** @returns null for what a server of another version may say */
function readNotice(payload: string): PresenceNotice | null {
  try {
    return noticeSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
