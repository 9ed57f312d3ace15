// Random valid documents and commands for property tests; names come from small pools so that they meet.
import fc from "fast-check";
import type { SimpleCommand } from "./command.ts";
import type {
  EventUse,
  Flow,
  GraphEvent,
  Group,
  Note,
  Project,
  Reset,
  Schedule,
  Trigger,
  TriggerGraph,
  Upstream,
} from "./trigger-graph.ts";

const FLOW_NAMES = ["FirstFlow", "SecondFlow", "ThirdFlow", "Flöw"];
const ASCII_NAMES = ["FirstFlow", "SecondFlow", "ThirdFlow", "MissingFlow"];
const EVENT_NAMES = ["orders.landed", "prices.changed", "stock-counted"];
const IDS = ["a", "b", "c", "d", "e"];
const GROUP_IDS = ["g", "h", "i"];
const NOTE_IDS = ["m", "n", "o"];

const project: fc.Arbitrary<Project> = fc.oneof(
  fc.record({ name: fc.constantFrom("shop", "billing") }),
  fc.record({ name: fc.constant("shop"), branch: fc.constant("exp_7"), production: fc.boolean() }),
  fc.constant({ dynamic: "a constant of another file", file: "a.py", line: 3 }),
);
const upstream: fc.Arbitrary<Upstream> = fc.oneof(
  fc.record({ flow: fc.constantFrom(...ASCII_NAMES) }),
  fc.record({ flow: fc.constantFrom(...ASCII_NAMES), project: fc.constantFrom("shop", "billing") }),
  fc.record({
    flow: fc.constantFrom(...ASCII_NAMES),
    branch: fc.constantFrom("prod", "test.exp_7", "user.ann"),
  }),
  fc.constant({ dynamic: "a function decides it at deploy time", file: "a.py", line: 9 }),
);
const reset: fc.Arbitrary<Reset> = fc.oneof(
  fc.record({ cron: fc.constantFrom("0 0 * * *", "every day"), timezone: fc.constant("Europe/London") }),
  fc.record({ cron: fc.constant("0 6 * * *") }),
);
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ every: fc.constantFrom("hour" as const, "day" as const, "week" as const) }),
  fc.record({ cron: fc.constant("0 6 * * ?"), timezone: fc.constant("Europe/London") }),
);
const use = (names: readonly string[]): fc.Arbitrary<EventUse> => {
  const dynamic = fc.constant({ dynamic: "a function decides it at deploy time" });
  if (names.length === 0) return dynamic;
  const event = fc.constantFrom(...names);
  const parameters = fc.array(
    fc.record({ parameter: fc.constantFrom("p", "q"), field: fc.constantFrom("p", "x") }),
    {
      maxLength: 2,
    },
  );
  return fc.oneof(fc.record({ event }), fc.record({ event, parameters }), dynamic);
};
const trigger = (events: readonly string[]): fc.Arbitrary<Trigger> =>
  fc.oneof(
    fc.record(
      {
        kind: fc.constant("on-finish" as const),
        upstreams: fc.array(upstream, { minLength: 1, maxLength: 4 }),
        reset,
      },
      { requiredKeys: ["kind", "upstreams"] },
    ),
    fc.record(
      {
        kind: fc.constant("on-event" as const),
        events: fc.array(use(events), { minLength: 1, maxLength: 3 }),
        reset,
      },
      { requiredKeys: ["kind", "events"] },
    ),
    fc.constant({ kind: "dynamic" as const, dynamic: "a mutator decides it" }),
  );
const position = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
});
const flow = (
  events: readonly string[],
  id: fc.Arbitrary<string> = fc.constantFrom(...IDS),
): fc.Arbitrary<Flow> =>
  fc.record(
    {
      id,
      name: fc.constantFrom(...FLOW_NAMES),
      parameters: fc.constant([]),
      position,
      project,
      schedule,
      trigger: trigger(events),
      owner: fc.constantFrom("ana", "Bob Ray"),
      doc: fc.constant("What it does."),
      external: fc.constant({ reason: "Another graph manages it" }),
      group: fc.constantFrom(...GROUP_IDS),
    },
    { requiredKeys: ["id", "name", "parameters", "position"] },
  );
const graphEvent: fc.Arbitrary<GraphEvent> = fc.record(
  {
    name: fc.constantFrom(...EVENT_NAMES),
    position,
    publishedOutside: fc.constant(true),
    group: fc.constantFrom(...GROUP_IDS),
  },
  { requiredKeys: ["name", "position"] },
);
const group: fc.Arbitrary<Group> = fc.record({
  id: fc.constantFrom(...GROUP_IDS),
  name: fc.constantFrom("Training", "Reports"),
});
const note: fc.Arbitrary<Note> = fc.record({
  id: fc.constantFrom(...NOTE_IDS),
  text: fc.constantFrom("", "Ask Ann first"),
  position,
  size: fc.record({ width: fc.constantFrom(160, 240), height: fc.constantFrom(80, 120) }),
});
const unique = <T extends { id: string }>(items: fc.Arbitrary<T>) =>
  fc.uniqueArray(items, { selector: ({ id }) => id, maxLength: 3 });

/** Nobody is in a group that there is not; lists are there when they hold something. */
function withLists(graph: TriggerGraph, groups: Group[], notes: Note[]): TriggerGraph {
  const known = new Set(groups.map(({ id }) => id));
  const kept = <T extends { group?: string | undefined }>({ group: of, ...rest }: T): T =>
    (of !== undefined && known.has(of) ? { ...rest, group: of } : rest) as T;
  return {
    ...graph,
    flows: graph.flows.map(kept),
    events: graph.events.map(kept),
    ...(groups.length > 0 ? { groups } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** A valid document of up to five flows, three events, three groups and three notes. */
export const arbitraryGraph: fc.Arbitrary<TriggerGraph> = fc
  .uniqueArray(graphEvent, { selector: ({ name }) => name, maxLength: 3 })
  .chain((events) =>
    fc.tuple(
      fc.record({
        schema: fc.constant("triggerboard/v1" as const),
        name: fc.constant("Random"),
        flows: fc.uniqueArray(flow(events.map(({ name }) => name)), {
          selector: ({ id }) => id,
          maxLength: 5,
        }),
        events: fc.constant(events),
      }),
      unique(group),
      unique(note),
    ),
  )
  .map(([graph, groups, notes]) => withLists(graph, groups, notes));

const id = fc.constantFrom(...IDS, "gone");
const event = fc.constantFrom(...EVENT_NAMES);
const at = fc.option(fc.nat(4), { nil: undefined });

const groupId = fc.constantFrom(...GROUP_IDS);
const noteId = fc.constantFrom(...NOTE_IDS);
const members = { flows: fc.array(id, { maxLength: 4 }), events: fc.array(event, { maxLength: 2 }) };

/** Any command, whether or not it fits any document. */
export const arbitraryCommand: fc.Arbitrary<SimpleCommand> = fc.oneof(
  fc.record({ type: fc.constant("rename-graph" as const), name: fc.constantFrom("One", "Two") }),
  fc.record({ type: fc.constant("add-flow" as const), flow: flow(EVENT_NAMES), at }),
  fc.record({ type: fc.constant("remove-flow" as const), flow: id }),
  fc.record({ type: fc.constant("rename-flow" as const), flow: id, name: fc.constantFrom(...FLOW_NAMES) }),
  fc.record({
    type: fc.constant("update-flow" as const),
    flow: id,
    set: fc.record(
      {
        project: fc.option(project, { nil: null }),
        owner: fc.option(fc.constantFrom("ana", "cy"), { nil: null }),
        doc: fc.option(fc.constant("Changed."), { nil: null }),
        external: fc.option(fc.constant({ reason: "Elsewhere" }), { nil: null }),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    type: fc.constant("move" as const),
    flows: fc.array(fc.record({ flow: id, x: fc.nat(9), y: fc.nat(9) }), { maxLength: 3 }),
    events: fc.array(fc.record({ event, x: fc.nat(9), y: fc.nat(9) }), { maxLength: 2 }),
    notes: fc.array(fc.record({ note: noteId, x: fc.nat(9), y: fc.nat(9) }), { maxLength: 2 }),
  }),
  fc.record({ type: fc.constant("connect" as const), flow: id, upstream, at }),
  fc.record({ type: fc.constant("disconnect" as const), flow: id, upstream, at }),
  fc.record({ type: fc.constant("connect-event" as const), flow: id, use: use(EVENT_NAMES), at }),
  fc.record({ type: fc.constant("disconnect-event" as const), flow: id, use: use(EVENT_NAMES), at }),
  fc.record({
    type: fc.constant("map-parameters" as const),
    flow: id,
    event,
    parameters: fc.option(
      fc.array(fc.record({ parameter: fc.constant("p"), field: fc.constant("x") }), { maxLength: 1 }),
      { nil: null },
    ),
  }),
  fc.record({
    type: fc.constant("set-trigger" as const),
    flow: id,
    trigger: fc.option(trigger(EVENT_NAMES), { nil: null }),
  }),
  fc.record({ type: fc.constant("set-reset" as const), flow: id, reset: fc.option(reset, { nil: null }) }),
  fc.record({
    type: fc.constant("set-schedule" as const),
    flow: id,
    schedule: fc.option(schedule, { nil: null }),
  }),
  fc.record({ type: fc.constant("add-event" as const), event: graphEvent, at }),
  fc.record({ type: fc.constant("remove-event" as const), event }),
  fc.record({ type: fc.constant("rename-event" as const), event, name: event }),
  fc.record({ type: fc.constant("mark-published-outside" as const), event, outside: fc.boolean() }),
  fc.record({ type: fc.constant("add-group" as const), group, at, ...members }),
  fc.record({ type: fc.constant("remove-group" as const), group: groupId }),
  fc.record({
    type: fc.constant("rename-group" as const),
    group: groupId,
    name: fc.constantFrom("Training", "Serving"),
  }),
  fc.record({
    type: fc.constant("set-group" as const),
    group: fc.option(groupId, { nil: null }),
    ...members,
  }),
  fc.record({ type: fc.constant("add-note" as const), note, at }),
  fc.record({ type: fc.constant("remove-note" as const), note: noteId }),
  fc.record({
    type: fc.constant("update-note" as const),
    note: noteId,
    set: fc.record(
      { text: fc.constantFrom("Ask Bob", ""), size: fc.constant({ width: 320, height: 200 }) },
      { requiredKeys: [] },
    ),
  }),
  // Sometimes without its events or its groups, which a valid document declares.
  fc
    .tuple(arbitraryGraph, fc.constantFrom("whole", "no events", "no groups"))
    .map(([{ schema: _, ...content }, what]) => {
      const { groups: _groups, ...ungrouped } = content;
      return {
        type: "replace-content" as const,
        ...(what === "no groups" ? ungrouped : content),
        ...(what === "no events" ? { events: [] } : {}),
      };
    }),
);
