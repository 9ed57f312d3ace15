// What an installation sets for its simulations; every part has a default that works.
import { z } from "zod";

const pathSchema = z.string().trim().min(1).max(4000).nullable();

export const simulateSettingsSchema = z.strictObject({
  /** A Python that has Metaflow; null to take the one found. */
  python: pathSchema.default(null),
  /** The name Metaflow runs under; null for what the environment says. Metaflow refuses root. */
  user: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}/\\]+$/u, "A user name has no slashes or line breaks")
    .refine((name) => name !== "root", "Metaflow refuses the user name root: give another one")
    .nullable()
    .default(null),
  /** The folder that holds `.metaflow`; null to follow Metaflow's own rules. */
  datastore: pathSchema.default(null),
  /** How many simulations run at once; the rest wait. */
  atOnce: z.int().min(1).max(32).default(2),
});
export type SimulateSettings = z.infer<typeof simulateSettingsSchema>;

export const defaultSimulateSettings: SimulateSettings = simulateSettingsSchema.parse({});
