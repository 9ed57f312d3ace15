// A Sensor as the API server gives it, and what a plan sees of it.
import { z } from "zod";
import type { LiveObject } from "@/lib/core/plan/live-object.ts";
import { otherManagers, plannedPart } from "./managed-fields.ts";

export type LiveSensor = {
  live: LiveObject;
  /** All of it, as it was given. */
  object: unknown;
  uid: string;
  resourceVersion: string;
  /** Deleted, and kept until Argo's controller lets it go. */
  isLeaving: boolean;
};

const sensorSchema = z.looseObject({
  kind: z.literal("Sensor"),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string(),
    uid: z.string(),
    resourceVersion: z.string(),
    deletionTimestamp: z.string().nullish(),
  }),
});

/** @returns null when it is no Sensor */
export function readLiveSensor(object: unknown): LiveSensor | null {
  const parsed = sensorSchema.safeParse(object);
  if (!parsed.success) return null;
  const { name, namespace, uid, resourceVersion, deletionTimestamp } = parsed.data.metadata;
  const isLeaving = Boolean(deletionTimestamp);
  return {
    live: {
      namespace,
      name,
      manifest: plannedPart(object),
      version: `${uid}/${resourceVersion}`,
      place: `${namespace}/${name}`,
      lockedBecause: isLeaving
        ? `It was deleted at ${deletionTimestamp} and waits for Argo's controller to let it go. Plan again when it is gone.`
        : null,
      changedBy: otherManagers(object),
    },
    object,
    uid,
    resourceVersion,
    isLeaving,
  };
}

/** Of an object that `readLiveSensor` gave: another one of the same name has another. */
export const uidOf = ({ version }: LiveObject): string => version.split("/")[0] ?? "";
