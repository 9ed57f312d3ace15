// What the import from a cluster and the server say to each other.
import { z } from "zod";
import { graphNameSchema } from "../graph/trigger-graph.ts";

const namespace = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/,
    "Kubernetes takes small letters, digits, - and . for a namespace",
  );

/** Where to read. */
export const clusterPlaceSchema = z.strictObject({
  target: z.string().min(1).max(300),
  /** Of the WorkflowTemplates. */
  kubernetesNamespace: namespace,
  sensorNamespace: namespace,
});
export type ClusterPlace = z.infer<typeof clusterPlaceSchema>;

export const importClusterSchema = clusterPlaceSchema.extend({
  name: graphNameSchema,
  /** As Metaflow prints it; null where no flow has a project. */
  branch: z.string().min(1).max(400).nullable(),
});
export type ImportCluster = z.infer<typeof importClusterSchema>;

/** A cluster that this server has the keys of, and where flows and Sensors are looked for in it. */
export type ClusterChoice = ClusterPlace & { name: string; address: string };

/** What there is to import. */
export type ClusterOverview = {
  /** Those that an import of the branch takes, flows without a project among them; null where no flow has a project. */
  branches: { branch: string | null; flows: number; external: number }[];
  /** What is left out, one sentence each. */
  notes: string[];
};
