// What differs between two revisions, in sentences, flow by flow.
import { canonicalJson } from "@/lib/core/foundation/canonical-json";
import { countedIfAny } from "@/lib/core/foundation/counted";
import { joinNames } from "@/lib/core/foundation/join-names";
import { shortened } from "@/lib/core/foundation/shortened";
import type {
  FilledGroup,
  FlowAspect,
  FlowChange,
  GraphDiff,
  GroupChange,
} from "@/lib/core/graph/graph-diff";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, Parameter, Trigger } from "@/lib/core/graph/trigger-graph";
import { resetLines, scheduleInWords } from "../canvas/cron-words.ts";
import { startedBy, waitedFor } from "../canvas/started-by.ts";

export type DiffKind = "added" | "removed" | "rewired" | "changed";
/** All that is to be said of one flow or event: each sentence goes on after its name. */
export type DiffGroup = { key: string; kind: DiffKind; name: string; sentences: string[] };

/**
 * @returns in the order of the documents: changed flows, added, removed, then events, the graph's name, and what is for the eye only:
 * groups and notes
 */
export function diffSentences({ flows, events, renamed, groups, notes }: GraphDiff): DiffGroup[] {
  const event = (kind: DiffKind, name: string, sentence: string): DiffGroup => ({
    key: `event ${name}`,
    kind,
    name,
    sentences: [sentence],
  });
  return [
    ...flows.changed.map((change) => ({
      key: `flow ${change.after.id}`,
      kind: kindOf(change.aspects),
      name: change.after.name,
      sentences: change.aspects.flatMap((aspect) => SAID[aspect](change)),
    })),
    ...flows.added.map((flow): DiffGroup => {
      const extra = flow.schedule && flow.trigger ? [`runs ${scheduleInWords(flow.schedule)}.`] : [];
      const sentences = [`added, ${startedInWords(flow)}.`, ...extra];
      return { key: `flow ${flow.id}`, kind: "added", name: flow.name, sentences };
    }),
    ...flows.removed.map((flow): DiffGroup => {
      const sentences = [`removed; it was ${startedInWords(flow)}.`];
      return { key: `gone ${flow.id}`, kind: "removed", name: flow.name, sentences };
    }),
    ...events.changed.map(({ after: { name, publishedOutside } }) =>
      event(
        "changed",
        name,
        publishedOutside ? "is now published outside." : "is no longer published outside.",
      ),
    ),
    ...events.added.map(({ name }) => event("added", name, "added: an event.")),
    ...events.removed.map(({ name }) => event("removed", name, "removed: an event.")),
    ...(renamed
      ? [event("changed", renamed.after, `is the name of the graph now. Before: ${renamed.before}.`)].map(
          (group) => ({ ...group, key: "graph" }),
        )
      : []),
    ...groups.changed.map((change): DiffGroup => {
      const { id, name } = change.after;
      return { key: `group ${id}`, kind: "changed", name, sentences: groupSentences(change) };
    }),
    ...groups.added.map((group): DiffGroup => {
      const sentences = [`now groups ${membersInWords(group)}.`];
      return { key: `group ${group.id}`, kind: "added", name: group.name, sentences };
    }),
    ...groups.removed.map((group): DiffGroup => {
      const sentences = [`is no group any more; it had ${membersInWords(group)}.`];
      return { key: `no group ${group.id}`, kind: "removed", name: group.name, sentences };
    }),
    ...notes.changed.map(({ before, after }): DiffGroup => {
      const sentences = [`now says ${quoted(after.text)}. Before: ${quoted(before.text)}.`];
      return { key: `note ${after.id}`, kind: "changed", name: "A note", sentences };
    }),
    ...notes.added.map(({ id, text }): DiffGroup => {
      const sentences = [`added: ${quoted(text)}.`];
      return { key: `note ${id}`, kind: "added", name: "A note", sentences };
    }),
    ...notes.removed.map(({ id, text }): DiffGroup => {
      const sentences = [`removed; it said ${quoted(text)}.`];
      return { key: `no note ${id}`, kind: "removed", name: "A note", sentences };
    }),
  ];
}

/** Layout is said apart: "3 flows and 1 event moved"; "" when nothing moved. */
export function movedInWords({ moved }: Pick<GraphDiff, "moved">): string {
  const parts = [
    countedIfAny(moved.flows, "flow"),
    countedIfAny(moved.events, "event"),
    countedIfAny(moved.notes, "note"),
  ].filter(Boolean);
  return parts.length === 0 ? "" : `${joinNames(parts)} moved`;
}

/** As plain text, one line a sentence: to be copied, and read out beside the picture. */
export function diffText(diff: GraphDiff): string {
  const lines = diffSentences(diff).flatMap(({ name, sentences }) =>
    sentences.map((one) => `${name} ${one}`),
  );
  const moved = movedInWords(diff);
  return [...lines, ...(moved ? [`${moved}.`] : [])].join("\n");
}

const membersInWords = ({ flows, events }: FilledGroup): string => {
  const names = [...flows, ...events];
  return names.length === 0 ? "nothing" : joinNames(names);
};

function groupSentences({ before, after, joined, left }: GroupChange): string[] {
  return [
    before.name !== after.name && `is the new name of the group ${before.name}.`,
    joined.length > 0 && `now holds ${joinNames(joined)} too.`,
    left.length > 0 && `holds ${joinNames(left)} no more.`,
  ].filter((sentence) => sentence !== false);
}

/** One line, however long the note is. */
function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return "nothing";
  return `“${shortened(line, 120)}”`;
}

export const kindOf = (aspects: readonly FlowAspect[]): DiffKind =>
  aspects.includes("trigger") ? "rewired" : "changed";

const startedInWords = (flow: Pick<Flow, "trigger" | "schedule">): string =>
  startedBy(flow, Number.POSITIVE_INFINITY);
/** By its trigger only: the schedule has a sentence of its own. */
const triggeredInWords = ({ trigger }: Flow): string => startedInWords(trigger ? { trigger } : {});

const SAID: Readonly<Record<FlowAspect, (change: FlowChange) => string[]>> = {
  name: ({ before }) => [`is the new name of ${before.name}.`],
  trigger: ({ before, after }) => triggerSentences(before, after),
  reset: ({ before, after }) => [
    `now has a half-filled AND ${resetInWords(after.trigger)}. Before: ${resetInWords(before.trigger)}.`,
  ],
  schedule: ({ before, after }) => [
    after.schedule
      ? `now runs ${scheduleInWords(after.schedule)}. Before: ${before.schedule ? scheduleInWords(before.schedule) : "no schedule"}.`
      : `has no schedule any more. Before: ${before.schedule ? scheduleInWords(before.schedule) : "none"}.`,
  ],
  parameters: ({ before, after }) => parameterSentences(before.parameters, after.parameters),
  project: ({ before, after }) => [
    `is now in ${projectInWords(after.project)}. Before: ${projectInWords(before.project)}.`,
  ],
  owner: ({ before, after }) => [
    `is now owned by ${after.owner ?? "nobody named"}. Before: ${before.owner ?? "nobody named"}.`,
  ],
  publishes: ({ before, after }) => [
    `now publishes ${eventsInWords(after.publishes)}. Before: ${eventsInWords(before.publishes)}.`,
  ],
  external: ({ after }) => [
    after.external ? `is now only shown here: ${after.external.reason}.` : "is now managed here.",
  ],
  code: () => ["was read from its code again: steps, description or place in the file differ."],
};

function triggerSentences(before: Flow, after: Flow): string[] {
  const [was, is] = [triggeredInWords(before), triggeredInWords(after)];
  if (was !== is) return [`is now ${is}. Before: ${was.replace(/^started by /, "")}.`];
  const isSorted = canonicalJson(waitedFor(before)) === canonicalJson(waitedFor(after));
  return [isSorted ? "takes its parameters from its events in another way." : "waits in another order."];
}

function resetInWords(trigger: Trigger | undefined): string {
  const reset = trigger && trigger.kind !== "dynamic" ? trigger.reset : undefined;
  return reset ? resetLines(reset).join(" ") : "never emptied";
}

function projectInWords(project: Flow["project"]): string {
  if (!project) return "no project";
  if (isDynamic(project)) return "a project that its code decides";
  const pinned = [
    project.branch && `branch ${project.branch}`,
    project.production !== undefined && (project.production ? "production" : "not production"),
  ].filter(Boolean);
  return `project ${project.name}${pinned.length > 0 ? ` (${pinned.join(", ")})` : ""}`;
}

function eventsInWords(publishes: Flow["publishes"]): string {
  const names = (publishes ?? []).map(
    ({ event, conditional }) =>
      `${typeof event === "string" ? event : "an event that the code decides"}${conditional ? " (under a condition)" : ""}`,
  );
  return names.length === 0 ? "nothing" : [...new Set(names)].join(", ");
}

function parameterSentences(before: readonly Parameter[], after: readonly Parameter[]): string[] {
  const olds = new Map(before.map((parameter) => [parameter.name, parameter]));
  const sentences: string[] = [];
  for (const parameter of after) {
    const old = olds.get(parameter.name);
    olds.delete(parameter.name);
    if (!old) sentences.push(`has a new parameter ${parameter.name}: ${parameterInWords(parameter)}.`);
    else if (canonicalJson(old) !== canonicalJson(parameter))
      sentences.push(
        `has the parameter ${parameter.name} as ${parameterInWords(parameter)}. Before: ${parameterInWords(old)}.`,
      );
  }
  for (const name of olds.keys()) sentences.push(`has no parameter ${name} any more.`);
  return sentences.length > 0 ? sentences : ["has its parameters in another order."];
}

function parameterInWords({ type, default: value, dynamicDefault, required }: Parameter): string {
  const short = value === undefined ? undefined : shortened(value, 80);
  return [
    type,
    short !== undefined && `default ${short}`,
    dynamicDefault && "default that the code decides",
    required && "required",
  ]
    .filter(Boolean)
    .join(", ");
}
