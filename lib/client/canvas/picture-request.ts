// The address of a graph's picture: what a page that shows it may ask for, and how the editor writes it.
import { z } from "zod";

/** What stands in the address after the graph's id; all may be left out. */
export const pictureQuerySchema = z.strictObject({
  /** As Metaflow prints it: `prod`, `user.<name>`, `test.<branch>`. */
  branch: z.string().min(1).max(400).default("prod"),
  theme: z.enum(["light", "dark"]).default("light"),
  /** The newest when it is left out. */
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
});
export type PictureQuery = z.infer<typeof pictureQuerySchema>;

/** @returns the address without a host */
export const pictureHref = (graphId: string, query: Pick<PictureQuery, "branch" | "theme">): string =>
  `/api/graphs/${graphId}/picture.svg?${new URLSearchParams(query)}`;

/** @param name anything: marks that mean something in Markdown are taken as they stand */
export const pictureMarkdown = (name: string, picture: string, page: string): string =>
  `[![${name.replace(/[\\[\]!*_`<>]/g, "\\$&").replace(/\s+/g, " ")}](${picture})](${page})`;
