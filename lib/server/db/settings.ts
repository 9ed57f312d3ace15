// Settings of this installation: one JSON value a key, checked by the reader's schema.
import type { z } from "zod";
import type { Database } from "./database.ts";

export type Settings = {
  /** @returns the value, or null when it was never set or is not what the schema takes any more */
  get<T>(key: string, schema: z.ZodType<T>): Promise<T | null>;
  set(key: string, value: unknown): Promise<void>;
};

export function createSettings(prisma: Database["prisma"]): Settings {
  return {
    async get(key, schema) {
      const row = await prisma.setting.findUnique({ where: { key } });
      if (!row) return null;
      const parsed = schema.safeParse(JSON.parse(row.value));
      return parsed.success ? parsed.data : null;
    },
    async set(key, value) {
      const data = { value: JSON.stringify(value), updatedAt: new Date() };
      await prisma.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
    },
  };
}
