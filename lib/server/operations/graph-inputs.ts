// What the operations on graphs take, bounded: an action checks its input against these before anything else happens.
import { z } from "zod";
import { graphNameSchema } from "@/lib/core/graph/trigger-graph.ts";

export const graphIdSchema = z.strictObject({ graphId: z.uuid() });
export const createGraphSchema = z.strictObject({ name: graphNameSchema });
export const renameGraphSchema = z.strictObject({ graphId: z.uuid(), name: graphNameSchema });
export const importGraphSchema = z.strictObject({
  text: z.string().max(20_000_000, "The file is larger than 20 MB"),
});
export const importFlowsSchema = z.strictObject({
  name: graphNameSchema,
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(1000),
        text: z.string().max(2_000_000, "A Python file is larger than 2 MB"),
      }),
    )
    .min(1, "Choose at least one Python file")
    .max(5000, "More than 5,000 files"),
});
export const importFolderSchema = z.strictObject({
  name: graphNameSchema,
  folder: z.string().min(1).max(4000),
});

export type GraphId = z.infer<typeof graphIdSchema>;
