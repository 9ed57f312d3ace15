// What differs between two Sensors of one flow, and what of it the running Sensor forgets, in terms a person knows.
import { canonicalJson } from "../foundation/canonical-json.ts";
import { joinNames } from "../foundation/join-names.ts";
import { comparableSensor } from "../sensors/compare-sensors.ts";
import { type ResetTime, readSensor, type SensorReading } from "./read-sensor.ts";

/** One difference. `label` and `path` say where a plain value stands; null is absent. */
export type SensorChange =
  | { kind: "waits-too"; event: string }
  | { kind: "waits-no-more"; event: string }
  | { kind: "order" }
  | { kind: "reset"; before: ResetTime | null; after: ResetTime | null }
  | { kind: "default"; parameter: string; before: string | null; after: string | null }
  | { kind: "mapping"; parameter: string; before: string | null; after: string | null }
  | { kind: "setting"; label: string; before: string | null; after: string | null }
  | { kind: "field"; path: string; before: string | null; after: string | null };

export type FieldChange = Extract<SensorChange, { kind: "field" }>;

/**
 * @param before a live manifest of any origin
 * @param after the planned one
 * @returns differences in the order in which a person asks: what starts it, when that is emptied, what it passes, the rest. Empty only
 * when the two compare as equal
 */
export function describeChange(before: unknown, after: unknown): SensorChange[] {
  const fields = fieldChanges(before, after);
  const [old, next] = [readSensor(before), readSensor(after)];
  if (old === null || next === null) return fields;
  const readable = [
    ...waitChanges(old, next),
    ...resetChange(old, next),
    ...mapChanges(old.defaults, next.defaults, (parameter) => ({ kind: "default" as const, parameter })),
    ...mapChanges(mappingInWords(old), mappingInWords(next), (parameter) => ({
      kind: "mapping" as const,
      parameter,
    })),
    ...mapChanges(old.settings, next.settings, (label) => ({ kind: "setting" as const, label })),
  ];
  const described = [...readable, ...unsaidFields(fields, readable)];
  return described.length > 0 ? described : fields;
}

/** Everything that differs, leaf by leaf, without words: for those who know the manifest. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const changes: FieldChange[] = [];
  collect(comparableSensor(before), comparableSensor(after), "", changes);
  return changes;
}

/**
 * What the change takes from a Sensor that is already waiting. Mirrors what Argo Events 1.9 was seen to do: one slot for each
 * dependency, kept under its name, and one queue that ends when the last dependency or the trigger's name changes.
 * @returns sentences, worst first; empty when nothing is forgotten (a reset time or another default forgets nothing)
 */
export function describeLoss(before: unknown, after: unknown): string[] {
  const [old, next] = [readSensor(before), readSensor(after)];
  if (old === null || next === null) return [];
  const had = old.waitsFor.map(({ dependency }) => dependency);
  const has = next.waitsFor.map(({ dependency }) => dependency);
  const several = (count: number) => (count === 1 ? "1 upstream" : `${count} upstreams`);
  if (old.settings.get("template") !== next.settings.get("template"))
    return [
      `This change forgets all ${several(had.length)} that may have finished already: each must finish again.`,
    ];
  const sentences: string[] = [];
  const gone = old.waitsFor.filter(({ dependency }) => !has.includes(dependency));
  if (gone.length > 0 && had.length > 1) {
    sentences.push(
      `This change forgets ${gone.length} of ${several(had.length)} if satisfied: ${gone
        .map(({ event, dependency }) => eventInWords(event ?? dependency))
        .join(", ")}.`,
    );
  }
  const added = next.waitsFor.filter(({ dependency }) => !had.includes(dependency));
  if (added.length > 0 && gone.length < had.length) {
    sentences.push(
      `It starts next only after ${joinNames(added.map(({ event, dependency }) => eventInWords(event ?? dependency)))} as well.`,
    );
  }
  if (had.at(-1) !== has.at(-1)) {
    sentences.push("Events that are on their way while the Sensor is replaced can be lost.");
    if (gone.some(({ dependency }) => dependency === had.at(-1)) && had.includes(has.at(-1) ?? ""))
      sentences.push(
        "If it waited for fewer before, old events can come a second time and start one run more.",
      );
  }
  if (gone.length > 0 && added.length === 0 && has.length > 0)
    sentences.push("An upstream that has finished already does not start it now; its next finish does.");
  return sentences;
}

/** `metaflow.FirstFlow.end` → "FirstFlow"; other events by their own name. */
export function eventInWords(event: string): string {
  const flow = /^metaflow\.(?:.*\.)?([^.]+)\.end$/.exec(event)?.[1];
  return flow ?? event;
}

const eventsOf = ({ waitsFor }: SensorReading): string[] =>
  waitsFor.map(({ event, dependency }) => event ?? dependency);

function waitChanges(old: SensorReading, next: SensorReading): SensorChange[] {
  const [had, has] = [eventsOf(old), eventsOf(next)];
  const changes: SensorChange[] = [
    ...has.filter((event) => !had.includes(event)).map((event) => ({ kind: "waits-too" as const, event })),
    ...had
      .filter((event) => !has.includes(event))
      .map((event) => ({ kind: "waits-no-more" as const, event })),
  ];
  const kept = (events: string[], others: string[]) => events.filter((event) => others.includes(event));
  if (kept(had, has).join(" ") !== kept(has, had).join(" ")) changes.push({ kind: "order" });
  return changes;
}

function resetChange({ reset: before }: SensorReading, { reset: after }: SensorReading): SensorChange[] {
  return canonicalJson(before) === canonicalJson(after) ? [] : [{ kind: "reset", before, after }];
}

const mappingInWords = ({ mapping }: SensorReading): Map<string, string> =>
  new Map([...mapping].map(([parameter, { field, event }]) => [parameter, `${field} of ${event}`]));

function mapChanges<T extends object>(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  at: (key: string) => T,
): (T & { before: string | null; after: string | null })[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, next] = [before.get(key) ?? null, after.get(key) ?? null];
    return old === next ? [] : [{ ...at(key), before: old, after: next }];
  });
}

/** What the readable changes speak for is not said again by its path. */
function unsaidFields(fields: FieldChange[], readable: SensorChange[]): FieldChange[] {
  const annotation = (path: string) => path.split(".annotations.")[1] ?? "";
  const changed = new Set(
    fields.flatMap(({ path }) => (path.startsWith("metadata.annotations.") ? [annotation(path)] : [])),
  );
  return fields.filter(({ path }) => {
    if (path.startsWith("metadata.annotations.")) return !READ_ANNOTATIONS.has(annotation(path));
    // The pods carry a copy of the Sensor's annotations.
    if (path.startsWith("spec.template.metadata.annotations.")) return !changed.has(annotation(path));
    if (path === "spec.eventBusName" || path === "spec.template.serviceAccountName") return false;
    return readable.length === 0 || !/^spec\.(triggers|dependencies)(\[|$)/.test(path);
  });
}

const READ_ANNOTATIONS: ReadonlySet<string> = new Set([
  "metaflow/owner",
  "metaflow/production_token",
  "workflows.argoproj.io/title",
  "workflows.argoproj.io/description",
]);

function collect(before: unknown, after: unknown, path: string, changes: FieldChange[]): void {
  const members = pairedMembers(before, after);
  if (members === null) {
    if (canonicalJson(before) === canonicalJson(after)) return;
    changes.push({ kind: "field", path: path.slice(1), before: shown(before), after: shown(after) });
    return;
  }
  for (const { step, old, next } of members) collect(old, next, `${path}${step}`, changes);
}

type PairedMember = { step: string; old: unknown; next: unknown };

/** The members of two records or two lists; null when the two cannot be looked into together. */
function pairedMembers(before: unknown, after: unknown): PairedMember[] | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
      step: `[${index}]`,
      old: before[index],
      next: after[index],
    }));
  }
  if (!isRecord(before) || !isRecord(after)) return null;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => ({
    step: `.${key}`,
    old: before[key],
    next: after[key],
  }));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const shown = (value: unknown): string | null =>
  value === undefined ? null : typeof value === "string" ? value : canonicalJson(value);
