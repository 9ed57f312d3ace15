// Who owns which field of a Sensor in the cluster: `metadata.managedFields`, as server-side apply keeps it.
import { z } from "zod";

/** The name under which we write; the API server refuses our apply where others own what we would change. */
export const FIELD_MANAGER = "triggerboard";

/** Names of the fields as keys (`f:spec`), each with the fields in it; `.` stands for the field itself. */
type FieldTree = { [field: string]: FieldTree };

const treeSchema: z.ZodType<FieldTree> = z.record(
  z.string(),
  z.lazy(() => treeSchema),
);

const entrySchema = z.looseObject({
  manager: z.string().default("somebody"),
  operation: z.string().optional(),
  subresource: z.string().optional(),
  fieldsV1: treeSchema.default({}),
});
type Entry = z.infer<typeof entrySchema>;

const managedSchema = z.object({ metadata: z.object({ managedFields: z.array(entrySchema).default([]) }) });

/** Annotations that Metaflow and we write. Others are other tools' notes: they are neither compared nor touched. */
const OUR_ANNOTATION = /^(metaflow\/|workflows\.argoproj\.io\/|triggerboard\.dev\/)/;
const OUR_LABELS: ReadonlySet<string> = new Set(["app.kubernetes.io/part-of", "app.kubernetes.io/name"]);
/** Argo's controller sets it on its first pass. */
const CONTROLLERS_FIELD = "f:loggingFields";

/**
 * @param object as the API server gives it
 * @returns everybody else who owns a field that a Sensor of ours has, by name; null when it is nobody
 */
export function otherManagers(object: unknown): string | null {
  const others = entriesOf(object).filter((entry) => !isOurs(entry) && divide(entry.fieldsV1) !== null);
  return others.length === 0 ? null : [...new Set(others.map(({ manager }) => manager))].join(" and ");
}

/**
 * The `managedFields` by which we alone own what a Sensor of ours has. With them an apply changes everything that a person decided to
 * take over, and takes away what the others had added; forcing it would leave that, and would leave shared fields shared.
 * @returns entries in their order, ours last; what is not ours to have (finalizers, status) stays with its owners
 */
export function claimedFields(object: unknown): unknown[] {
  let claimed: FieldTree = {};
  const entries: Entry[] = [];
  for (const entry of entriesOf(object)) {
    const parts = divide(entry.fieldsV1);
    if (isOurs(entry)) claimed = union(claimed, entry.fieldsV1);
    else if (parts === null) entries.push(entry);
    else {
      claimed = union(claimed, parts.claimed);
      if (Object.keys(parts.left).length > 0) entries.push({ ...entry, fieldsV1: parts.left });
    }
  }
  const apiVersion = "argoproj.io/v1alpha1";
  const ours = { manager: FIELD_MANAGER, operation: "Apply", apiVersion, fieldsType: "FieldsV1" };
  return [...entries, { ...ours, fieldsV1: claimed }];
}

/** @returns the object as a plan compares it: without `managedFields`, and without other tools' labels and annotations */
export function plannedPart(object: unknown): unknown {
  const parsed = labelledSchema.safeParse(object);
  if (!parsed.success) return object;
  const { managedFields: _, labels, annotations, ...metadata } = parsed.data.metadata;
  const keep = <T>(record: Record<string, T> | undefined, isOne: (key: string) => boolean) =>
    record && Object.fromEntries(Object.entries(record).filter(([key]) => isOne(key)));
  const kept = {
    labels: keep(labels, (key) => OUR_LABELS.has(key)),
    annotations: keep(annotations, (key) => OUR_ANNOTATION.test(key)),
  };
  return { ...parsed.data, metadata: { ...metadata, ...kept } };
}

const labelledSchema = z.looseObject({
  metadata: z.looseObject({
    labels: z.record(z.string(), z.unknown()).optional(),
    annotations: z.record(z.string(), z.unknown()).optional(),
  }),
});

function entriesOf(object: unknown): Entry[] {
  const parsed = managedSchema.safeParse(object);
  return parsed.success ? parsed.data.metadata.managedFields : [];
}

const isOurs = ({ manager, operation }: Entry): boolean => manager === FIELD_MANAGER && operation === "Apply";

/** Splits what an owner has into what a Sensor of ours has too and the rest; null when there is nothing of ours. */
function divide(fields: FieldTree): { claimed: FieldTree; left: FieldTree } | null {
  const { "f:spec": spec = {}, "f:metadata": metadata = {}, ...others } = fields;
  const inSpec = split(spec, (field) => field !== CONTROLLERS_FIELD);
  const { "f:labels": labels = {}, "f:annotations": annotations = {}, ...ofMetadata } = metadata;
  const inLabels = split(labels, (field) => OUR_LABELS.has(field.slice(2)));
  const inAnnotations = split(annotations, (field) => OUR_ANNOTATION.test(field.slice(2)));
  const claimed = {
    ...put("f:metadata", {
      ...put("f:labels", inLabels.chosen),
      ...put("f:annotations", inAnnotations.chosen),
    }),
    ...put("f:spec", inSpec.chosen),
  };
  if (Object.keys(claimed).length === 0) return null;
  const left = {
    ...others,
    ...put("f:metadata", {
      ...ofMetadata,
      ...put("f:labels", inLabels.others),
      ...put("f:annotations", inAnnotations.others),
    }),
    ...put("f:spec", inSpec.others),
  };
  return { claimed, left };
}

/** A map of fields is owned when something in it is. */
const put = (field: string, members: FieldTree): FieldTree =>
  Object.keys(members).length > 0 ? { [field]: members } : {};

function split(fields: FieldTree, isChosen: (field: string) => boolean) {
  const members = Object.entries(fields).filter(([field]) => field !== ".");
  return {
    chosen: Object.fromEntries(members.filter(([field]) => isChosen(field))),
    others: Object.fromEntries(members.filter(([field]) => !isChosen(field))),
  };
}

function union(left: FieldTree, right: FieldTree): FieldTree {
  const both = { ...left };
  for (const [field, members] of Object.entries(right)) both[field] = union(left[field] ?? {}, members);
  return both;
}
