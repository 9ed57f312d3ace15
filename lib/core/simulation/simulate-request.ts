// What browser and server say to each other about a simulation.
import { z } from "zod";
import type { Parameter } from "../graph/trigger-graph.ts";
import type { ParameterProblem } from "./check-parameters.ts";
import { runReferenceSchema } from "./metaflow-run.ts";
import type { SimulateSettings } from "./simulate-settings.ts";
import { simulationIdSchema } from "./simulation.ts";

/** A flow of a graph, by its id there or by its class name. */
export const flowInGraphSchema = z.strictObject({ graphId: z.uuid(), flow: z.string().min(1).max(300) });
export type FlowInGraph = z.infer<typeof flowInGraphSchema>;

export const startSimulationSchema = flowInGraphSchema.extend({
  id: simulationIdSchema,
  /** The picked runs, in order; none runs the flow as by hand. */
  triggers: z.array(runReferenceSchema).max(1000),
  parameters: z.record(z.string().min(1).max(200), z.string().max(200_000)),
  /** Runs a flow under @project on `test.<branch>`; null, and every other flow, as the user who runs it. Never in production. */
  branch: z
    .string()
    .regex(/^[a-z0-9_]{1,128}$/, "A branch name has lower-case letters, digits and _ only")
    .nullable(),
});
export type StartSimulation = z.infer<typeof startSimulationSchema>;

/** One run of an upstream, without anything that triggers it, so that there is one to pick. */
export const runUpstreamOnceSchema = flowInGraphSchema.extend({
  id: simulationIdSchema,
  of: runReferenceSchema.shape.flow,
});
export type RunUpstreamOnce = z.infer<typeof runUpstreamOnceSchema>;

export const listRunsSchema = flowInGraphSchema.extend({
  /** The flow whose runs are wanted: an upstream of `flow`, or `flow` itself. */
  of: runReferenceSchema.shape.flow,
  query: z.string().max(200),
  onlySucceeded: z.boolean(),
  limit: z.int().min(1).max(1000),
});
export type ListRuns = z.infer<typeof listRunsSchema>;

/** One run of `of`, looked for where runs of `flow` are. */
export const oneRunSchema = flowInGraphSchema.extend({
  of: runReferenceSchema.shape.flow,
  run: runReferenceSchema.shape.run,
});
export type OneRun = z.infer<typeof oneRunSchema>;

/** Why nothing was started: the message says what happened, what was kept and what to do. */
export type SimulateFailure = {
  code:
    | "not-found"
    | "invalid"
    | "unreadable"
    | "no-code"
    | "no-python"
    | "undeclared-upstream"
    | "run-gone"
    | "run-not-successful"
    | "parameters";
  message: string;
  /** For an undeclared upstream: the decorator that would declare it. */
  paste?: string;
  /** For parameters: what is wrong with each. */
  parameters?: ParameterProblem[];
};

/** An upstream as the graph draws it; `flow` is null where only running the code could tell which it is. */
export type DrawnUpstream = { flow: string | null; project: string | null; branch: string | null };

export type PythonStatus =
  | { kind: "ready"; python: string; pythonVersion: string; metaflowVersion: string }
  | { kind: "missing"; message: string; canSetUp: boolean }
  /** Being set up here; `lines` are the progress so far. */
  | { kind: "setting-up"; lines: string[]; sinceMs: number }
  | { kind: "set-up-failed"; message: string; lines: string[]; canSetUp: boolean };

/** All that the Simulate screen shows before a run: where the code is, what it takes, where runs are looked for, as whom. */
export type SimulateSetup = {
  graphName: string;
  flow: { id: string; name: string; underProject: boolean };
  upstreams: DrawnUpstream[];
  /** Flows drawn to wait for this one. */
  downstream: { id: string; name: string }[];
  /** From the code where it can be read, else from the graph. */
  parameters: Parameter[];
  /** Step names in the order of the file, to count them off; null when not known. */
  steps: string[] | null;
  code: { ok: true; folder: string; file: string } | { ok: false; message: string };
  datastore: { root: string; exists: boolean; explanation: string };
  user: string;
  /** Variables that are set for the run beside the server's own. */
  environment: Record<string, string>;
  /** Folder for `--run-id-file`; the file is `<simulation id>.run-id`. */
  runIdFolder: string;
  /** Address of Metaflow's own user interface, where one is configured. */
  metaflowUi: string | null;
  settings: SimulateSettings;
};

/** The file by which a simulation learns the id of the run it made. */
export const runIdFileName = (simulationId: string): string => `${simulationId}.run-id`;
