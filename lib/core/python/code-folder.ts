// A folder on the server that flows are read from, as the settings show it.
import { z } from "zod";

export type CodeFolder = {
  path: string;
  /** Who named it: TRIGGERBOARD_CODE_FOLDERS, a person in the settings, or nobody since it comes with Triggerboard. */
  from: "environment" | "settings" | "examples";
  /** False when there is no folder of that path any more. */
  found: boolean;
};

export const codeFolderRequestSchema = z.strictObject({
  folder: z.string().trim().min(1, "Name a folder").max(4000),
});
export type CodeFolderRequest = z.infer<typeof codeFolderRequestSchema>;
