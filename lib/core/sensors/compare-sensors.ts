// Whether two Sensors are the same for a person who deploys: what the API server, Argo's controller and we ourselves add is set aside.
import { canonicalJson } from "../foundation/canonical-json.ts";

/** Our marks on a deployed Sensor: which graph put it there, and from which revision. Metaflow never writes them. */
export const OWNERSHIP_ANNOTATIONS = {
  graph: "triggerboard.dev/graph",
  revision: "triggerboard.dev/revision",
} as const;

/** Kept by the cluster, not by whoever deploys. */
const CLUSTER_METADATA = new Set([
  "managedFields",
  "resourceVersion",
  "generation",
  "uid",
  "creationTimestamp",
  "finalizers",
]);
const IGNORED_ANNOTATIONS = new Set<string>([
  ...Object.values(OWNERSHIP_ANNOTATIONS),
  "metaflow/deployment_timestamp",
]);

/**
 * Whether both manifests say the same: absent is what is null, `useRawData: false` and the container's name `main`; parameters that
 * the events fill in and expressions that all must hold are compared without order, as Metaflow's own order changes by chance.
 * @param left a manifest of any origin, parsed
 * @param right the other
 */
export const sensorsEqual = (left: unknown, right: unknown): boolean =>
  canonicalJson(comparableSensor(left)) === canonicalJson(comparableSensor(right));

/**
 * The part of a manifest that is compared, for showing a difference. Anything that is no Sensor comes back as it is, without nulls.
 */
export function comparableSensor(manifest: unknown): unknown {
  const sensor = withoutNulls(manifest);
  if (!isRecord(sensor)) return sensor;
  const { status: _status, ...kept } = sensor;
  return change(change(kept, "metadata", comparableMetadata), "spec", (spec) => {
    const { loggingFields: _loggingFields, ...rest } = spec;
    return changeEach(
      changeEach(change(rest, "template", comparableTemplate), "triggers", comparableTrigger),
      "dependencies",
      (dependency) => change(dependency, "filters", (filters) => sorted(filters, "exprs", canonicalJson)),
    );
  });
}

type JsonRecord = Record<string, unknown>;

const isRecord = (value: unknown): value is JsonRecord =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === null || member === undefined ? [] : [[key, withoutNulls(member)]],
    ),
  );
}

const comparableMetadata = (metadata: JsonRecord): JsonRecord =>
  change(without(metadata, CLUSTER_METADATA), "annotations", (annotations) =>
    without(annotations, IGNORED_ANNOTATIONS),
  );

const comparableTemplate = (template: JsonRecord): JsonRecord =>
  change(change(template, "metadata", comparableMetadata), "container", (container) =>
    container.name === "main" ? without(container, new Set(["name"])) : container,
  );

const comparableTrigger = (trigger: JsonRecord): JsonRecord =>
  change(trigger, "template", (template) =>
    change(template, "k8s", (k8s) =>
      sorted(changeEach(k8s, "parameters", comparableParameter), "parameters", destination),
    ),
  );

const comparableParameter = (parameter: JsonRecord): JsonRecord =>
  change(parameter, "src", (src) => (src.useRawData === false ? without(src, new Set(["useRawData"])) : src));

const destination = (parameter: unknown): string => (isRecord(parameter) ? String(parameter.dest) : "");

const without = (record: JsonRecord, keys: ReadonlySet<string>): JsonRecord =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));

/** `record` with one member changed, if it is there and a record. */
function change(record: JsonRecord, key: string, by: (member: JsonRecord) => JsonRecord): JsonRecord {
  const member = record[key];
  return isRecord(member) ? { ...record, [key]: by(member) } : record;
}

function changeEach(record: JsonRecord, key: string, by: (member: JsonRecord) => JsonRecord): JsonRecord {
  const members = record[key];
  if (!Array.isArray(members)) return record;
  return { ...record, [key]: members.map((member) => (isRecord(member) ? by(member) : member)) };
}

/** Stable, so that of two parameters with one destination the later one, which Argo takes, stays the later. */
function sorted(record: JsonRecord, key: string, by: (member: unknown) => string): JsonRecord {
  const members = record[key];
  if (!Array.isArray(members)) return record;
  const keyed = members.map((member) => ({ member, at: by(member) }));
  keyed.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  return { ...record, [key]: keyed.map(({ member }) => member) };
}
