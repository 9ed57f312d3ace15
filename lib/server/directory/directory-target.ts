// Manifests in a folder as a deploy target: what a GitOps tool picks up, and all that a newcomer without a cluster needs.
import { mkdir, realpath } from "node:fs/promises";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Target, TargetFailure } from "@/lib/core/plan/target.ts";
import { sensorToYaml } from "@/lib/core/sensors/sensor-to-yaml.ts";
import { manifestPath } from "./manifest-path.ts";
import { readManifests } from "./read-manifests.ts";
import { isCode, removeManifest, writeManifest } from "./write-manifest.ts";

/**
 * @param options.name what a person calls it; unique among the folders
 * @param options.folder absolute path; made on first use when `make` is set, else it must be there
 */
export function directoryTarget({
  name,
  folder,
  make,
}: {
  name: string;
  folder: string;
  make: boolean;
}): Target {
  const attempt = async <T>(act: (real: string) => Promise<Result<T, TargetFailure>>) => {
    try {
      if (make) await mkdir(/* turbopackIgnore: true */ folder, { recursive: true });
      return await act(await realpath(/* turbopackIgnore: true */ folder));
    } catch (error) {
      return fail(failureOf(error, folder));
    }
  };
  return {
    describe: () => ({ id: name, kind: "directory", name, place: folder }),
    list: () => attempt(async (real) => ok(await readManifests(real))),
    listTemplates: async () => ok(null),
    apply: (step) =>
      attempt(async (real) => {
        const place = manifestPath(step.sensor.metadata);
        if (place === null)
          return fail({
            code: "forbidden",
            message: `Kubernetes takes no Sensor called ${step.key}. Nothing was written for ${step.flow}.`,
          });
        const expected = step.kind === "update" ? step.live.version : null;
        return writeManifest(real, place, sensorToYaml(step.sensor), expected);
      }),
    remove: (step) => attempt((real) => removeManifest(real, step.live.place, step.live.version)),
  };
}

function failureOf(error: unknown, folder: string): TargetFailure {
  if (isCode(error, "ENOENT"))
    return {
      code: "unreachable",
      message: `The folder ${folder} does not exist. Make it, or choose another target.`,
    };
  if (isCode(error, "EACCES") || isCode(error, "EPERM") || isCode(error, "EROFS"))
    return {
      code: "forbidden",
      message: `The server may not read or write ${folder}. Give it the right, or choose another target.`,
    };
  const why = error instanceof Error ? error.message : String(error);
  return { code: "broken", message: `${folder} could not be used: ${why}` };
}
