// A Kubernetes cluster as a deploy target: Sensors by server-side apply, and the WorkflowTemplates that they start.
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import { objectKey } from "@/lib/core/plan/live-object.ts";
import type { Target, TargetFailure } from "@/lib/core/plan/target.ts";
import type { ClusterContext } from "./kubeconfig.ts";
import { listObjects } from "./list-objects.ts";
import { readLiveSensor } from "./live-sensor.ts";
import { applySensor, removeSensor } from "./write-sensor.ts";

/** What Kubernetes takes as a name; so no path can be made of it that leads elsewhere. */
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Each call to the server has ten seconds; a list of many pages makes several. */
export function clusterTarget(context: ClusterContext): Target {
  return {
    describe: () => ({
      id: targetId(context.name),
      kind: "kubernetes",
      name: context.name,
      place: context.address,
    }),
    // Without Metaflow's labels as a filter: one without them stands in the way of its name all the same, and may close a loop.
    async list(namespace) {
      const listed = await listIn(context, "sensors", namespace);
      if (!listed.ok) return listed;
      const objects = listed.value.flatMap((object) => readLiveSensor(object)?.live ?? []);
      return ok({ objects, unreadable: [] });
    },
    listTemplates: (namespace) => listIn(context, "workflowtemplates", namespace),
    apply: async (step) => refusedName(step.sensor.metadata) ?? applySensor(context, step),
    remove: async (step) => refusedName(step.live) ?? removeSensor(context, step),
  };
}

/** Folders are called by their name alone, so a folder and a context may have the same. */
export const targetId = (context: string): string => `kubernetes:${context}`;

async function listIn(
  context: ClusterContext,
  resource: "sensors" | "workflowtemplates",
  namespace: string,
): Promise<Result<unknown[], TargetFailure>> {
  if (!NAME.test(namespace))
    return fail({
      code: "broken",
      message: `Kubernetes takes no namespace called ${namespace}. Choose another in the settings.`,
    });
  return listObjects(context, resource, namespace);
}

function refusedName(identity: { namespace: string; name: string }): Result<null, TargetFailure> | null {
  if (NAME.test(identity.namespace) && NAME.test(identity.name)) return null;
  return fail({
    code: "forbidden",
    message: `Kubernetes takes no Sensor called ${objectKey(identity)}. Nothing was sent for it.`,
  });
}
