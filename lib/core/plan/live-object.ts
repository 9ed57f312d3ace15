// What a target holds when it is read, before anybody decides anything about it.

/** One manifest found in a target, of whatever origin. */
export type LiveObject = {
  namespace: string;
  name: string;
  /** Parsed JSON of any kind. */
  manifest: unknown;
  /** Opaque; a write or removal is refused by the target when the object is no longer this. */
  version: string;
  /** Where it is: a path in the folder, or `namespace/name` in the cluster. */
  place: string;
  /** Why Triggerboard does not write there though the target holds it; null: it may. */
  lockedBecause: string | null;
  /** Who else owns, alone or with us, a field that a Sensor of ours has: other field managers by name; always null in a folder. */
  changedBy: string | null;
};

/** Something that may hold a Sensor and could not be read. */
export type UnreadablePlace = { place: string; reason: string };

export type TargetState = { objects: LiveObject[]; unreadable: UnreadablePlace[] };

/** One name in one namespace: what Kubernetes takes for the same object. */
export const objectKey = ({ namespace, name }: { namespace: string; name: string }): string =>
  `${namespace}/${name}`;
