// What every place that Sensors are put into can do: a folder of manifests and a cluster alike.
import type { Result } from "../foundation/result.ts";
import type { CreateStep, PruneStep, UpdateStep } from "./deployment-plan.ts";
import type { TargetState } from "./live-object.ts";

export type TargetDescription = {
  /** Stable: the mark of ownership and the history name it. */
  id: string;
  kind: "directory" | "kubernetes";
  /** As a person calls it. */
  name: string;
  /** Where it is: a folder's path, or a cluster's address. */
  place: string;
  /** Why it cannot be used, where that is known without asking it; absent: nothing is known against it. */
  broken?: string;
};

export type TargetFailure = {
  code: /** The object is no longer what the plan saw; nothing was written. */
    | "moved"
    /** Somebody else owns what would be written; nothing was written. */
    | "conflict"
    | "forbidden"
    | "unreachable"
    /** It answered with something else. */
    | "broken";
  /** What happened and what to do, in sentences. */
  message: string;
};

/** Every call is one attempt with a time limit; what it refuses it has not begun. */
export type Target = {
  describe(): TargetDescription;
  /** All Sensors there, of whatever origin. @param namespace where Sensors of the deploy live; a folder gives all that it holds */
  list(namespace: string): Promise<Result<TargetState, TargetFailure>>;
  /** WorkflowTemplates as parsed JSON; null when this kind of target knows none. */
  listTemplates(namespace: string): Promise<Result<unknown[] | null, TargetFailure>>;
  /** Writes the step's Sensor, if the target still holds what the step was planned on. */
  apply(step: CreateStep | UpdateStep): Promise<Result<null, TargetFailure>>;
  /** Removes the Sensor, if it is still what the step was planned on. */
  remove(step: PruneStep): Promise<Result<null, TargetFailure>>;
};
