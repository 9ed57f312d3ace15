// Every edit of a graph, as data: small, validated at the border, kept in the change log and replayed on a newer head.
import { z } from "zod";
import {
  eventNameSchema,
  eventUseSchema,
  flowNameSchema,
  flowSchema,
  graphEventSchema,
  groupIdSchema,
  groupNameSchema,
  groupSchema,
  namedEventUseSchema,
  noteIdSchema,
  noteSchema,
  noteSizeSchema,
  noteTextSchema,
  resetSchema,
  scheduleSchema,
  type TriggerGraph,
  triggerGraphSchema,
  triggerSchema,
  upstreamSchema,
} from "./trigger-graph.ts";

const id = z.string().min(1).max(300);
const at = z.int().nonnegative().optional();
const finite = z.number();
/** What a group takes in or lets go: flows by id, events by name. */
const members = {
  flows: z.array(id).max(100_000),
  events: z.array(eventNameSchema).max(100_000),
};
/** Places of references: the waiting flow, and the place in its list of upstreams. */
const referencesSchema = z.array(z.strictObject({ flow: id, at: z.int().nonnegative() }));

/** Fields that `update-flow` sets; null removes one, absent leaves it. */
const flowFields = flowSchema.pick({
  project: true,
  owner: true,
  source: true,
  doc: true,
  parameters: true,
  steps: true,
  endStep: true,
  publishes: true,
  refused: true,
  external: true,
}).shape;

const updateSchema = z.strictObject({
  project: flowFields.project.nullable(),
  owner: flowFields.owner.nullable(),
  source: flowFields.source.nullable(),
  doc: flowFields.doc.nullable(),
  parameters: flowFields.parameters.optional(),
  steps: flowFields.steps.nullable(),
  endStep: flowFields.endStep.nullable(),
  publishes: flowFields.publishes.nullable(),
  refused: flowFields.refused.nullable(),
  external: flowFields.external.nullable(),
});

/** One edit. `flow`, `group` and `note` are ids, `event` is a name, `at` a place in the list (the end when absent). */
export const simpleCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("rename-graph"), name: z.string().trim().min(1).max(200) }),
  /** Comes without its group when that is gone: a flow is worth more. So does an event. */
  z.strictObject({ type: z.literal("add-flow"), flow: flowSchema, at }),
  /** Also takes the flow out of the triggers of managed flows that wait for it; `references` as in rename-flow. */
  z.strictObject({ type: z.literal("remove-flow"), flow: id, references: referencesSchema.optional() }),
  /**
   * The references that designate the flow follow. `references` says which ones exactly; absent: those that designate it
   * now and nobody else (see designates.ts).
   */
  z.strictObject({
    type: z.literal("rename-flow"),
    flow: id,
    name: flowNameSchema,
    references: referencesSchema.optional(),
  }),
  z.strictObject({ type: z.literal("update-flow"), flow: id, set: updateSchema }),
  z.strictObject({
    type: z.literal("move"),
    flows: z.array(z.strictObject({ flow: id, x: finite, y: finite })).max(100_000),
    events: z.array(z.strictObject({ event: eventNameSchema, x: finite, y: finite })).max(100_000),
    notes: z
      .array(z.strictObject({ note: noteIdSchema, x: finite, y: finite }))
      .max(10_000)
      .optional(),
  }),
  z.strictObject({ type: z.literal("connect"), flow: id, upstream: upstreamSchema, at }),
  /** Takes out the upstream at `at` if it is the one named, else the last one that is. */
  z.strictObject({ type: z.literal("disconnect"), flow: id, upstream: upstreamSchema, at }),
  z.strictObject({ type: z.literal("connect-event"), flow: id, use: eventUseSchema, at }),
  z.strictObject({ type: z.literal("disconnect-event"), flow: id, use: eventUseSchema, at }),
  z.strictObject({
    type: z.literal("map-parameters"),
    flow: id,
    event: eventNameSchema,
    parameters: namedEventUseSchema.shape.parameters.nullable(),
  }),
  /** Replaces all that starts the flow: the way to change the kind of trigger. */
  z.strictObject({ type: z.literal("set-trigger"), flow: id, trigger: triggerSchema.nullable() }),
  z.strictObject({ type: z.literal("set-reset"), flow: id, reset: resetSchema.nullable() }),
  z.strictObject({ type: z.literal("set-schedule"), flow: id, schedule: scheduleSchema.nullable() }),
  z.strictObject({ type: z.literal("add-event"), event: graphEventSchema, at }),
  /** Also takes the event out of the triggers of managed flows; refused while an external flow waits for it. */
  z.strictObject({ type: z.literal("remove-event"), event: eventNameSchema }),
  z.strictObject({ type: z.literal("rename-event"), event: eventNameSchema, name: eventNameSchema }),
  z.strictObject({ type: z.literal("mark-published-outside"), event: eventNameSchema, outside: z.boolean() }),
  /** Takes its members out of the groups they were in; those that are gone meanwhile are passed over. */
  z.strictObject({ type: z.literal("add-group"), group: groupSchema, at, ...members }),
  /** Its members stay where they are, in no group. */
  z.strictObject({ type: z.literal("remove-group"), group: groupIdSchema }),
  z.strictObject({ type: z.literal("rename-group"), group: groupIdSchema, name: groupNameSchema }),
  /** Puts flows and events into a group, or into none; those that are gone meanwhile are passed over. */
  z.strictObject({ type: z.literal("set-group"), group: groupIdSchema.nullable(), ...members }),
  z.strictObject({ type: z.literal("add-note"), note: noteSchema, at }),
  z.strictObject({ type: z.literal("remove-note"), note: noteIdSchema }),
  z.strictObject({
    type: z.literal("update-note"),
    note: noteIdSchema,
    set: z.strictObject({ text: noteTextSchema.optional(), size: noteSizeSchema.optional() }),
  }),
  /** Everything at once, external flows too: the way back to an old revision. Groups and notes that are absent go. */
  z.strictObject({
    type: z.literal("replace-content"),
    ...triggerGraphSchema.omit({ schema: true }).shape,
  }),
]);

/** An edit, or several that happen together or not at all. */
export const commandSchema = z.discriminatedUnion("type", [
  ...simpleCommandSchema.options,
  z.strictObject({ type: z.literal("batch"), commands: z.array(simpleCommandSchema).max(200_000) }),
]);

export type SimpleCommand = z.infer<typeof simpleCommandSchema>;
export type Command = z.infer<typeof commandSchema>;
export type CommandOf<T extends SimpleCommand["type"]> = Extract<SimpleCommand, { type: T }>;

/** Why a command cannot be applied to this document; the document is unchanged. */
export type CommandRefusal = {
  code:
    | "missing-flow"
    | "missing-event"
    | "missing-group"
    | "missing-note"
    | "missing-upstream"
    | "taken"
    | "other-kind"
    | "no-trigger"
    | "external"
    | "undeclared-event"
    | "broken";
  message: string;
};

/** What one simple command gives: the new document, and the commands that take it back in the order in which they must run. */
export type AppliedSimply = { graph: TriggerGraph; inverse: SimpleCommand[] };
