// From any Sensor manifest back to what it waits for and which flow it starts: other people's Sensors are judged by this.
import { z } from "zod";

export type WaitedEvent = {
  /** The dependency's name in the Sensor. */
  dependency: string;
  /** Null: the dependency does not name its event as Metaflow does, so it cannot be known. */
  event: string | null;
  /** It hears only what Metaflow itself sends, as @trigger_on_finish asks for; never a published event of that name. */
  finishOnly: boolean;
};

/** A field of an event's payload; `event` is the dependency's name where the event's is not known. */
export type MappedField = { dependency: string; event: string; field: string };

export type ResetTime = { cron: string; timezone: string | null };

/** A Metaflow Sensor, as far as it decides what starts what and what a person wants to know of it. */
export type SensorReading = {
  namespace: string;
  name: string;
  /** Metaflow's project_flow_name of the flow that it starts. */
  flow: string;
  /** The class name alone. */
  flowName: string;
  /** Null for a flow without a project, like its branch. */
  project: string | null;
  branch: string | null;
  /** All of them, in the Sensor's order. */
  waitsFor: WaitedEvent[];
  reset: ResetTime | null;
  /** What it passes when no event says otherwise, by flow parameter. */
  defaults: ReadonlyMap<string, string>;
  /** Flow parameter → where its value comes from, in the Sensor's order. */
  mapping: ReadonlyMap<string, MappedField>;
  /** The other things a person knows by a name, such as the service account. */
  settings: ReadonlyMap<string, string>;
};

const text = z.string().nullish().catch(null);
const each = <T extends z.ZodType>(schema: T) => z.array(schema).nullish().catch(null);

const dependencySchema = z.object({
  name: z.string(),
  eventName: text,
  eventSourceName: text,
  filters: z
    .object({ exprs: each(z.object({ expr: z.string(), fields: each(z.object({ path: text })) })) })
    .nullish()
    .catch(null),
});

const resourceSchema = z.object({
  metadata: z.object({ namespace: text }).nullish().catch(null),
  spec: z.object({
    arguments: z
      .object({ parameters: each(z.object({ name: z.string(), value: text })) })
      .nullish()
      .catch(null),
    workflowTemplateRef: z.object({ name: text }).nullish().catch(null),
  }),
});

const triggerSchema = z.object({
  template: z.object({
    conditionsReset: each(
      z.object({ byTime: z.object({ cron: z.string(), timezone: text }).nullish().catch(null) }),
    ),
    k8s: z
      .object({
        source: z.object({ resource: resourceSchema }),
        parameters: each(
          z.object({
            src: z.object({ dependencyName: text, dataKey: text, dataTemplate: text }),
            dest: text,
          }),
        ),
      })
      .nullish()
      .catch(null),
  }),
});

/** Lenient: what is not as Metaflow writes it reads as absent or unknown; only identity must be there. */
const sensorSchema = z.object({
  apiVersion: z.string().startsWith("argoproj.io/"),
  kind: z.literal("Sensor"),
  metadata: z.object({
    name: z.string().min(1),
    namespace: text,
    annotations: z.record(z.string(), z.string()),
  }),
  spec: z
    .object({
      eventBusName: text,
      template: z.object({ serviceAccountName: text }).nullish().catch(null),
      // One that cannot be read still is one more thing that is waited for.
      dependencies: each(dependencySchema.catch({ name: "?" })),
      triggers: each(triggerSchema),
    })
    .nullish()
    .catch(null),
});

type RawSensor = z.infer<typeof sensorSchema>;

const readings = new WeakMap<object, SensorReading | null>();

/**
 * Reads what the manifest does, once for each object: manifests are never changed. Mirrors ArgoWorkflows._compile_sensor, backwards.
 * @param manifest parsed JSON of any kind
 * @returns null when it is no Sensor of Metaflow's: another kind, or without the annotation that names its flow
 */
export function readSensor(manifest: unknown): SensorReading | null {
  if (manifest === null || typeof manifest !== "object") return null;
  const known = readings.get(manifest);
  if (known !== undefined) return known;
  const reading = read(manifest);
  readings.set(manifest, reading);
  return reading;
}

function read(manifest: object): SensorReading | null {
  const parsed = sensorSchema.safeParse(manifest);
  if (!parsed.success) return null;
  const { metadata, spec } = parsed.data;
  const flowName = metadata.annotations["metaflow/flow_name"];
  if (!flowName) return null;
  const trigger = spec?.triggers?.[0]?.template;
  const waitsFor = (spec?.dependencies ?? []).map((dependency) => ({
    dependency: dependency.name,
    event: waitedEvent(dependency),
    finishOnly: hearsFinishOnly(dependency),
  }));
  const byTime = trigger?.conditionsReset?.find((reset) => reset.byTime)?.byTime;
  return {
    namespace: metadata.namespace ?? "default",
    name: metadata.name,
    flow: projectFlowNameOf(metadata.annotations, flowName),
    flowName,
    project: metadata.annotations["metaflow/project_name"] ?? null,
    branch: metadata.annotations["metaflow/branch_name"] ?? null,
    waitsFor,
    reset: byTime ? { cron: byTime.cron, timezone: byTime.timezone ?? null } : null,
    defaults: defaultsOf(trigger, waitsFor),
    mapping: mappingOf(trigger, waitsFor),
    settings: settingsOf(parsed.data, trigger),
  };
}

type Dependency = z.infer<typeof dependencySchema>;
type Trigger = z.infer<typeof triggerSchema>["template"];

function projectFlowNameOf(annotations: Record<string, string>, flowName: string): string {
  const [project, branch] = [annotations["metaflow/project_name"], annotations["metaflow/branch_name"]];
  const written = annotations["metaflow/project_flow_name"];
  return written ?? (project && branch ? `${project}.${branch}.${flowName}` : flowName);
}

/** Metaflow writes the awaited name into an expression on the payload's name. */
function waitedEvent(dependency: Dependency): string | null {
  for (const { expr, fields } of dependency.filters?.exprs ?? []) {
    if (!fields?.some(({ path }) => path === "body.payload.name")) continue;
    const name = /^\s*name\s*==\s*'(.*)'\s*$/.exec(expr)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

const hearsFinishOnly = (dependency: Dependency): boolean =>
  (dependency.filters?.exprs ?? []).some(
    ({ expr, fields }) =>
      /^\s*field\s*==\s*'True'\s*$/.test(expr) &&
      fields?.some(({ path }) => path === "body.payload.auto-generated-by-metaflow"),
  );

function defaultsOf(trigger: Trigger | undefined, waitsFor: WaitedEvent[]): Map<string, string> {
  const payloads = new Set(waitsFor.map(({ dependency }) => dependency));
  const written = trigger?.k8s?.source.resource.spec.arguments?.parameters ?? [];
  return new Map(
    written.filter(({ name }) => !payloads.has(name)).map(({ name, value }) => [name, value ?? "null"]),
  );
}

function mappingOf(trigger: Trigger | undefined, waitsFor: WaitedEvent[]): Map<string, MappedField> {
  const eventOf = new Map(waitsFor.map(({ dependency, event }) => [dependency, event ?? dependency]));
  const mapping = new Map<string, MappedField>();
  for (const { src, dest } of trigger?.k8s?.parameters ?? []) {
    const parameter = /#\(name=(.*)\)\.value$/.exec(dest ?? "")?.[1];
    const field = /hasKey \$\.Input\.body\.payload "([^"]+)"/.exec(src.dataTemplate ?? "")?.[1];
    const dependency = src.dependencyName;
    if (parameter === undefined || field === undefined || !dependency) continue;
    mapping.set(parameter, { dependency, event: eventOf.get(dependency) ?? dependency, field });
  }
  return mapping;
}

function settingsOf({ metadata, spec }: RawSensor, trigger: Trigger | undefined): Map<string, string> {
  const { annotations } = metadata;
  const resource = trigger?.k8s?.source.resource;
  const [first] = spec?.dependencies ?? [];
  const named: [string, string | null | undefined][] = [
    ["template", resource?.spec.workflowTemplateRef?.name],
    ["namespace of runs", resource?.metadata?.namespace],
    ["Argo event", first?.eventName],
    ["event source", first?.eventSourceName],
    ["event bus", spec?.eventBusName],
    ["service account", spec?.template?.serviceAccountName],
    ["owner", annotations["metaflow/owner"]],
    ["production token", annotations["metaflow/production_token"]],
    ["title", annotations["workflows.argoproj.io/title"]],
    ["description", annotations["workflows.argoproj.io/description"]],
  ];
  return new Map(named.flatMap(([label, value]) => (value ? [[label, value]] : [])));
}
