// Whose a deployed Sensor is: the mark that we write into it, and the type that only a Sensor with our mark can have.
import { z } from "zod";
import { canonicalJson } from "../foundation/canonical-json.ts";
import { sha256Hex } from "../foundation/hash.ts";
import { comparableSensor, OWNERSHIP_ANNOTATIONS } from "../sensors/compare-sensors.ts";
import type { Sensor } from "../sensors/sensor.ts";
import type { LiveObject } from "./live-object.ts";

/** For whom a deploy acts. */
export type Owner = {
  graphId: string;
  target: string;
  /** The branch chosen for the deploy, as Metaflow prints it (code may pin a flow to another). A flow without a project is on no branch: any deploy of the graph to the target manages it. */
  branch: string;
};

const markSchema = z.object({
  graph: z.string(),
  target: z.string(),
  branch: z.string().nullable(),
  /** Digest of what was written, by which a later change by somebody else is seen. */
  content: z.string(),
});

/** What the annotation `triggerboard.dev/graph` says, as JSON. */
export type OwnershipMark = z.infer<typeof markSchema>;

declare const owned: unique symbol;
/** A live Sensor that this graph put on this target and branch. Only `asOwned` makes one: nothing else can be pruned. */
export type OwnedSensor = LiveObject & { readonly [owned]: true };

const digests = new WeakMap<object, string>();

/** Digest of the part of a manifest that comparisons look at, worked out once for each object: manifests are never changed. */
export function contentDigest(manifest: unknown): string {
  const known = manifest !== null && typeof manifest === "object" ? digests.get(manifest) : undefined;
  if (known !== undefined) return known;
  const digest = sha256Hex(canonicalJson(comparableSensor(manifest))).slice(0, 16);
  if (manifest !== null && typeof manifest === "object") digests.set(manifest, digest);
  return digest;
}

/** @returns the Sensor with our two annotations; nothing else is changed */
export function markSensor(sensor: Sensor, owner: Owner, revision: number): Sensor {
  const mark: OwnershipMark = {
    graph: owner.graphId,
    target: owner.target,
    branch: isOnBranch(sensor.metadata.annotations) ? owner.branch : null,
    content: contentDigest(sensor),
  };
  const annotations = {
    ...sensor.metadata.annotations,
    [OWNERSHIP_ANNOTATIONS.graph]: JSON.stringify(mark),
    [OWNERSHIP_ANNOTATIONS.revision]: String(revision),
  };
  const marked = { ...sensor, metadata: { ...sensor.metadata, annotations } };
  // Comparisons do not look at the mark.
  digests.set(marked, mark.content);
  return marked;
}

/** The mark in a manifest of any origin; null without one that can be read. */
export function readMark(manifest: unknown): OwnershipMark | null {
  const written = annotationsOf(manifest)[OWNERSHIP_ANNOTATIONS.graph];
  if (written === undefined) return null;
  try {
    return markSchema.parse(JSON.parse(written));
  } catch {
    return null;
  }
}

/** The graph's revision from which the manifest was written; null without our mark. */
export function readRevision(manifest: unknown): number | null {
  const written = annotationsOf(manifest)[OWNERSHIP_ANNOTATIONS.revision];
  return written !== undefined && /^\d{1,15}$/.test(written) ? Number(written) : null;
}

/** @returns the same object, known to be ours; null when its mark names another graph, target or branch, or there is none */
export function asOwned(live: LiveObject, owner: Owner): OwnedSensor | null {
  const mark = readMark(live.manifest);
  if (mark === null || live.lockedBecause !== null) return null;
  const ours =
    mark.graph === owner.graphId &&
    mark.target === owner.target &&
    // A mark copied between manifests must not make a Sensor of every branch's.
    (mark.branch === null) === !isOnBranch(annotationsOf(live.manifest)) &&
    (mark.branch === null || mark.branch === owner.branch);
  return ours ? (live as OwnedSensor) : null;
}

const isOnBranch = (annotations: Readonly<Record<string, string>>): boolean =>
  annotations["metaflow/branch_name"] !== undefined;

const annotatedSchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
});

function annotationsOf(manifest: unknown): Readonly<Record<string, string>> {
  const parsed = annotatedSchema.safeParse(manifest);
  return parsed.success ? parsed.data.metadata.annotations : {};
}
