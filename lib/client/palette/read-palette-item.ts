// What is dropped is text from anywhere: it is an item only if it reads as one. Fetched when something is dropped.
import { z } from "zod";
import { eventNameSchema, flowSchema } from "@/lib/core/graph/trigger-graph";
import type { PaletteItem } from "./palette-item.ts";

const paletteItemSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("new-flow") }),
  z.strictObject({ kind: z.literal("new-event") }),
  z.strictObject({ kind: z.literal("flow"), flow: flowSchema }),
  z.strictObject({ kind: z.literal("event"), name: eventNameSchema }),
]);

/** @param text what the drag carried under `PALETTE_MIME`; @returns the item, or null when it is none */
export function readPaletteItem(text: string): PaletteItem | null {
  if (text === "") return null;
  try {
    return paletteItemSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
