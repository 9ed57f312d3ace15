// Who is in a graph just now and what they have chosen: told from tab to tab, never kept.
import { z } from "zod";

/** Chosen nodes that are told one by one; of more only the number. */
export const MOST_CHOSEN = 20;
/** A notice of PostgreSQL holds less than 8,000 bytes, with the name and the ids beside this. */
const MOST_BYTES = 4_000;

const chosenSchema = z
  .array(
    z
      .string()
      .max(320)
      .regex(/^(flow|event|note):./su, "A chosen node is a flow or a note by its id or an event by its name"),
  )
  .max(MOST_CHOSEN)
  .refine((keys) => bytesOf(keys) <= MOST_BYTES, "Fewer chosen nodes, please");

/** What a tab says of itself. `person` is the same in all tabs of a browser. */
export const presenceSchema = z.strictObject({
  tab: z.uuid(),
  person: z.uuid(),
  view: z.enum(["canvas", "list"]),
  chosen: chosenSchema,
  /** How many are chosen that `chosen` does not name. */
  more: z.int().nonnegative().max(200_000),
});
export type Presence = z.infer<typeof presenceSchema>;

/** A tab as others are told of it. */
export const presentTabSchema = presenceSchema.extend({ name: z.string().min(1).max(200) });
export type PresentTab = z.infer<typeof presentTabSchema>;

/** What becomes different: tabs that came or changed, and the ids of those that left. */
export const peopleNewsSchema = z.strictObject({
  here: z.array(presentTabSchema),
  gone: z.array(z.uuid()),
});
export type PeopleNews = z.infer<typeof peopleNewsSchema>;

/** What a tab is answered: what it is called, what it would be called without a name of its own, and who else is there. */
export const presenceAnswerSchema = z.strictObject({
  name: z.string(),
  usual: z.string(),
  here: z.array(presentTabSchema),
});
export type PresenceAnswer = z.infer<typeof presenceAnswerSchema>;

/** @returns as many of the keys, in order, as may be told, and how many are left */
export function tellable(keys: Iterable<string>): Pick<Presence, "chosen" | "more"> {
  const chosen: string[] = [];
  let [bytes, more] = [2, 0];
  for (const key of keys) {
    const size = bytesOf(key) + 1;
    if (chosen.length < MOST_CHOSEN && bytes + size <= MOST_BYTES && key.length <= 320) {
      chosen.push(key);
      bytes += size;
    } else more += 1;
  }
  return { chosen, more };
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
