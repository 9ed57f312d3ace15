// The decorators to paste above a flow's class: what Metaflow, and our own reader, take for exactly the trigger that is drawn.
import { isDynamic } from "../graph/is-dynamic.ts";
import type { Dynamic, EventUse, Flow, Reset, Schedule, Trigger, Upstream } from "../graph/trigger-graph.ts";

/** The names to import from metaflow. */
export type DecoratorName = "project" | "schedule" | "trigger" | "trigger_on_finish";

/** `text` to paste, or what the code decides when it runs, which nobody can write down for it: that decorator stays as it is. */
export type PrintedDecorator =
  | { name: DecoratorName; text: string }
  | { name: DecoratorName; text: null; dynamic: Dynamic };

/** A call or a literal that stands on one line if it fits, else one item a line with a comma after each, as Black writes it. */
type Doc = string | { open: string; items: Doc[]; close: string };

const LINE_WIDTH = 88;
const INDENT = "    ";

const flat = (doc: Doc): string =>
  typeof doc === "string" ? doc : doc.open + doc.items.map(flat).join(", ") + doc.close;

function print(doc: Doc, indent: string): string {
  const oneLine = flat(doc);
  // The comma after it takes a place too, except for the whole decorator.
  const width = indent.length + oneLine.length + (indent === "" ? 0 : 1);
  if (typeof doc === "string" || doc.items.length === 0 || width <= LINE_WIDTH) return oneLine;
  const inner = indent + INDENT;
  const items = doc.items.map((item) => `${inner}${print(item, inner)},\n`);
  return `${doc.open}\n${items.join("")}${indent}${doc.close}`;
}

/** Escapes of JSON mean the same in Python; what a terminal or an editor might take for a line end is escaped as well. */
export const pythonString = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** `key` with the value after it on the same line, wherever the value breaks. */
const keyed = (key: string, value: Doc): Doc =>
  typeof value === "string" ? key + value : { ...value, open: key + value.open };
const dict = (entries: [key: string, value: Doc][]): Doc => ({
  open: "{",
  items: entries.map(([key, value]) => keyed(`${pythonString(key)}: `, value)),
  close: "}",
});
const list = (items: Doc[]): Doc => ({ open: "[", items, close: "]" });
const decorator = (name: DecoratorName, items: Doc[]): PrintedDecorator => ({
  name,
  text: print({ open: `@${name}(`, items, close: ")" }, ""),
});

/**
 * The flow's decorators in the order @project, @trigger or @trigger_on_finish, @schedule. Deterministic.
 * A decorator of which the code decides any part at run time is not printed: pasting the rest would lose that part.
 */
export function printDecorators(flow: Pick<Flow, "project" | "trigger" | "schedule">): PrintedDecorator[] {
  return [
    flow.project && printProject(flow.project),
    flow.trigger && printTrigger(flow.trigger),
    flow.schedule && printSchedule(flow.schedule),
  ].filter((printed) => printed !== undefined);
}

function printProject(project: NonNullable<Flow["project"]>): PrintedDecorator {
  if (isDynamic(project)) return { name: "project", text: null, dynamic: project };
  const items = [`name=${pythonString(project.name)}`];
  if (project.branch !== undefined) items.push(`branch=${pythonString(project.branch)}`);
  if (project.production !== undefined) items.push(`production=${project.production ? "True" : "False"}`);
  return decorator("project", items);
}

function printTrigger(trigger: Trigger): PrintedDecorator {
  if (trigger.kind === "dynamic") return { name: "trigger_on_finish", text: null, dynamic: trigger };
  const onFinish = trigger.kind === "on-finish";
  const name = onFinish ? "trigger_on_finish" : "trigger";
  const items: (Upstream | EventUse)[] = onFinish ? trigger.upstreams : trigger.events;
  const dynamic = [...items, ...(trigger.reset ? [trigger.reset] : [])].find(isDynamic);
  if (dynamic) return { name, text: null, dynamic };
  const values = onFinish ? trigger.upstreams.map(upstreamDoc) : trigger.events.map(eventDoc);
  const [one, ...others] = values;
  const key = onFinish ? "flow" : "event";
  const named =
    one !== undefined && others.length === 0 ? keyed(`${key}=`, one) : keyed(`${key}s=`, list(values));
  return decorator(name, [named, ...(trigger.reset ? [resetDoc(trigger.reset)] : [])]);
}

/** A dictionary also where the dotted form would do: it says which part is which, and a branch may hold dots. */
function upstreamDoc(upstream: Upstream): Doc {
  if (isDynamic(upstream)) return "";
  const { flow, project, branch } = upstream;
  if (project === undefined && branch === undefined) return pythonString(flow);
  const entries: [string, Doc][] = [["name", pythonString(flow)]];
  if (project !== undefined) entries.push(["project", pythonString(project)]);
  if (branch !== undefined) entries.push(["project_branch", pythonString(branch)]);
  return dict(entries);
}

function eventDoc(use: EventUse): Doc {
  if (isDynamic(use)) return "";
  if (use.parameters === undefined) return pythonString(use.event);
  const parameters = use.parameters;
  const unique = new Set(parameters.map(({ parameter }) => parameter)).size === parameters.length;
  const mapping = unique
    ? dict(parameters.map(({ parameter, field }) => [parameter, pythonString(field)]))
    : list(parameters.map(({ parameter, field }) => `(${pythonString(parameter)}, ${pythonString(field)})`));
  return dict([
    ["name", pythonString(use.event)],
    ["parameters", mapping],
  ]);
}

function resetDoc(reset: Reset): Doc {
  if (isDynamic(reset)) return "";
  const entries: [string, Doc][] = [["cron", pythonString(reset.cron)]];
  if (reset.timezone !== undefined) entries.push(["timezone", pythonString(reset.timezone)]);
  return keyed("options=", dict([["reset_at", dict(entries)]]));
}

const EVERY = { hour: "hourly=True", day: "daily=True", week: "weekly=True" } as const;

function printSchedule(schedule: Schedule): PrintedDecorator {
  if (isDynamic(schedule)) return { name: "schedule", text: null, dynamic: schedule };
  const items = "every" in schedule ? [EVERY[schedule.every]] : [`cron=${pythonString(schedule.cron)}`];
  if (schedule.timezone !== undefined) items.push(`timezone=${pythonString(schedule.timezone)}`);
  return decorator("schedule", items);
}
