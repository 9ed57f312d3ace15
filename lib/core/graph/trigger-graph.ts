// The one document: flows, the events between them and what starts each flow (`triggerboard/v1`).
import { z } from "zod";

/** Version tag of the document; `upgradeGraph` brings older ones up. */
export const GRAPH_SCHEMA = "triggerboard/v1";

/** Something the Python source decides only when it runs: shown as unknown, never guessed. */
export const dynamicSchema = z.strictObject({
  /** What it is, in words: "a function decides it at deploy time". */
  dynamic: z.string().min(1).max(500),
  file: z.string().max(1000).optional(),
  /** 1-based. */
  line: z.int().positive().optional(),
});

/** Flow class names as Python allows them; Metaflow's references allow ASCII only. */
export const flowNameSchema = z
  .string()
  .max(200)
  .regex(
    /^[\p{L}_][\p{L}\p{N}_]*$/u,
    "A flow is named like a Python class: letters, digits and _, not starting with a digit",
  );
/** What Metaflow takes for the flow part of an upstream. */
export const upstreamNameSchema = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_]+$/, "An upstream is a flow name: ASCII letters, digits and _");
/** @project(name=…): Metaflow takes lower-case letters, digits and _, at most 128. */
export const projectNameSchema = z
  .string()
  .max(128)
  .regex(/^[a-z0-9_]+$/, "A project name has lower-case letters, digits and _ only");
/** `branch=` of @project, before `test.` or `prod.` is put in front. */
export const pinnedBranchSchema = z
  .string()
  .max(128)
  .regex(/^[a-z0-9_]+$/, "A branch has lower-case letters, digits and _ only");
/** What Metaflow takes for an event's name. */
export const eventNameSchema = z
  .string()
  .max(300)
  .regex(/^[A-Za-z0-9_.-]+$/, "An event name has letters, digits, _, . and - only");
const parameterKeySchema = z.string().min(1).max(200);
const positionSchema = z.strictObject({ x: z.number(), y: z.number() });
/** Stable through renames; unique among the groups, or among the notes, of a graph. */
export const groupIdSchema = z.string().min(1).max(100);
export const noteIdSchema = z.string().min(1).max(100);

/** One flow named in @trigger_on_finish. Project and branch that are absent come from the flow that waits. */
export const flowUpstreamSchema = z.strictObject({
  flow: upstreamNameSchema,
  project: z.string().min(1).max(200).optional(),
  branch: z.string().min(1).max(300).optional(),
});
export const upstreamSchema = z.union([flowUpstreamSchema, dynamicSchema]);

/** One event named in @trigger; `parameters` maps a flow parameter to a field of the payload, in declared order. */
export const namedEventUseSchema = z.strictObject({
  event: eventNameSchema,
  parameters: z
    .array(z.strictObject({ parameter: parameterKeySchema, field: z.string().min(1).max(200) }))
    .optional(),
});
export const eventUseSchema = z.union([namedEventUseSchema, dynamicSchema]);

/** When a half-filled AND is emptied. Kept as written, even if Argo would not take it, so that it can be shown. */
export const resetSchema = z.union([
  z.strictObject({ cron: z.string().max(200), timezone: z.string().max(100).optional() }),
  dynamicSchema,
]);

export const triggerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("on-finish"),
    /** All of them must finish. May hold the same one twice (Metaflow takes it; a problem says so). */
    upstreams: z.array(upstreamSchema).min(1).max(1000),
    reset: resetSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal("on-event"),
    events: z.array(eventUseSchema).min(1).max(1000),
    reset: resetSchema.optional(),
  }),
  /** A mutator or a configuration decides whether anything starts it, and what. */
  dynamicSchema.extend({ kind: z.literal("dynamic") }),
]);

export const scheduleSchema = z.union([
  z.strictObject({ every: z.enum(["hour", "day", "week"]), timezone: z.string().max(100).optional() }),
  z.strictObject({ cron: z.string().min(1).max(200), timezone: z.string().max(100).optional() }),
  dynamicSchema,
]);

export const projectSchema = z.union([
  z.strictObject({
    name: projectNameSchema,
    /** Pinned in the code: `@project(branch=…)` and `@project(production=True)`. */
    branch: pinnedBranchSchema.optional(),
    production: z.boolean().optional(),
  }),
  dynamicSchema,
]);

/** Metaflow's `metaflow/owner` is a user name; a team will do as well. */
export const ownerSchema = z
  .string()
  .trim()
  .min(1, "An owner needs a name")
  .max(200, "An owner has at most 200 characters");

export const parameterSchema = z.strictObject({
  /** The name on the command line, which may differ from the Python attribute. */
  name: parameterKeySchema,
  /** `str`, `int`, `float`, `bool`, `JSON`, `FilePath` or another Python type's name. */
  type: z.string().min(1).max(100),
  /** Exactly what Python's json.dumps prints for the default (`7`, `1.0`, `"x"`); absent: none, or None. */
  default: z.string().max(100_000).optional(),
  /** Set when a function or an expression gives the default at deploy time. */
  dynamicDefault: dynamicSchema.optional(),
  required: z.boolean().optional(),
});

/** `ArgoEvent("name").publish()` found in a step. */
export const publicationSchema = z.strictObject({
  event: z.union([eventNameSchema, dynamicSchema]),
  /** It stands under an `if`, a loop, an `except`: one run may or may not publish it. */
  conditional: z.boolean().optional(),
  file: z.string().max(1000).optional(),
  line: z.int().positive().optional(),
});

/** Something Metaflow refuses in the flow's code, kept with the flow so that it is shown wherever the graph goes. */
export const refusalSchema = z.strictObject({
  code: z.enum(["invalid-trigger", "parameter-case"]),
  message: z.string().min(1).max(2000),
  why: z.string().max(2000),
  fix: z.string().max(2000),
  line: z.int().positive().optional(),
});

export const flowSchema = z.strictObject({
  /** Stable through renames; unique in the graph. */
  id: z.string().min(1).max(300),
  /** Class name, which is Metaflow's flow name. */
  name: flowNameSchema,
  project: projectSchema.optional(),
  /** Who deployed it, as the cluster says, or whom a person named. Code does not say it. */
  owner: ownerSchema.optional(),
  source: z.strictObject({ file: z.string().max(1000), line: z.int().positive() }).optional(),
  /** Docstring of the class as Metaflow shows it. */
  doc: z.string().max(100_000).optional(),
  /** In Metaflow's order: by Python attribute name. */
  parameters: z.array(parameterSchema).max(1000),
  /** Step names in the order of the file; absent when not known. */
  steps: z.array(z.string().min(1).max(200)).max(10_000).optional(),
  /** Steps that a run may leave out, because a switch can go round them; absent: none is known to be. */
  conditionalSteps: z.array(z.string().min(1).max(200)).max(10_000).optional(),
  /** Only when it is known and not called `end`. */
  endStep: z.string().min(1).max(200).optional(),
  schedule: scheduleSchema.optional(),
  trigger: triggerSchema.optional(),
  publishes: z.array(publicationSchema).max(1000).optional(),
  refused: z.array(refusalSchema).max(100).optional(),
  /** Present: the flow is only shown here; the reason says why. Absent: this graph manages it. */
  external: z.strictObject({ reason: z.string().min(1).max(500) }).optional(),
  /** The group it is drawn in: a flow is in one at most. */
  group: groupIdSchema.optional(),
  position: positionSchema,
});

/** An event that some flow waits for or publishes; its name is its identity. */
export const graphEventSchema = z.strictObject({
  name: eventNameSchema,
  /** Somebody outside every known flow sends it. */
  publishedOutside: z.boolean().optional(),
  /** The group it is drawn in, as a flow's. */
  group: groupIdSchema.optional(),
  position: positionSchema,
});

/** What a person calls a group of flows and events. */
export const groupNameSchema = z
  .string()
  .trim()
  .min(1, "A group needs a name")
  .max(100, "A group's name has at most 100 characters");

/** Flows and events that belong together for the eye; they say themselves which group they are in. It changes nothing that runs. */
export const groupSchema = z.strictObject({ id: groupIdSchema, name: groupNameSchema });

export const NOTE_SIZES = { least: { width: 96, height: 48 }, most: { width: 1600, height: 1600 } } as const;
export const noteTextSchema = z.string().max(5000, "A note has at most 5,000 characters");
export const noteSizeSchema = z.strictObject({
  width: z.number().min(NOTE_SIZES.least.width).max(NOTE_SIZES.most.width),
  height: z.number().min(NOTE_SIZES.least.height).max(NOTE_SIZES.most.height),
});

/** A few plain words on the canvas. */
export const noteSchema = z.strictObject({
  id: noteIdSchema,
  text: noteTextSchema,
  position: positionSchema,
  size: noteSizeSchema,
});

/** What a person calls the graph. */
export const graphNameSchema = z
  .string()
  .trim()
  .min(1, "A graph needs a name")
  .max(200, "A graph's name has at most 200 characters");

/** The document's shape. `parseGraph` also checks what one field cannot say of another. */
export const triggerGraphSchema = z.strictObject({
  schema: z.literal(GRAPH_SCHEMA),
  name: graphNameSchema,
  flows: z.array(flowSchema).max(100_000),
  events: z.array(graphEventSchema).max(100_000),
  /** Left out when there are none, so that documents without them are as they always were. */
  groups: z.array(groupSchema).min(1).max(10_000).optional(),
  notes: z.array(noteSchema).min(1).max(10_000).optional(),
});

export type TriggerGraph = z.infer<typeof triggerGraphSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type GraphEvent = z.infer<typeof graphEventSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Note = z.infer<typeof noteSchema>;
export type Trigger = z.infer<typeof triggerSchema>;
export type OnFinishTrigger = Extract<Trigger, { kind: "on-finish" }>;
export type OnEventTrigger = Extract<Trigger, { kind: "on-event" }>;
export type Upstream = z.infer<typeof upstreamSchema>;
export type FlowUpstream = z.infer<typeof flowUpstreamSchema>;
export type EventUse = z.infer<typeof eventUseSchema>;
export type NamedEventUse = z.infer<typeof namedEventUseSchema>;
export type Dynamic = z.infer<typeof dynamicSchema>;
export type Reset = z.infer<typeof resetSchema>;
export type Schedule = z.infer<typeof scheduleSchema>;
export type Project = z.infer<typeof projectSchema>;
export type Parameter = z.infer<typeof parameterSchema>;
export type Publication = z.infer<typeof publicationSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type Position = z.infer<typeof positionSchema>;

export const emptyGraph = (name: string): TriggerGraph => ({
  schema: GRAPH_SCHEMA,
  name,
  flows: [],
  events: [],
});
