// @trigger: which events a flow waits for and what their payload fills in. Mirrors TriggerDecorator.flow_init and _process_triggers.
import {
  type EventUse,
  eventNameSchema,
  type OnEventTrigger,
  type Refusal,
} from "../../graph/trigger-graph.ts";
import type { SourceModule } from "../names/source-module.ts";
import { entryOf, isCallable, putEntry, truth, type Value, type ValueOf } from "../values/value.ts";
import { dynamicAt, dynamicValue } from "./dynamic.ts";
import type { FlowDecorator } from "./flow-decorators.ts";
import type { Attributes } from "./read-decorator.ts";
import { readReset } from "./read-reset.ts";
import { refuse } from "./refusal.ts";

const ONE = 'event="data_ready"';
const SEVERAL = 'events=["data_ready", "model_ready"]';

export function readOnEvent(
  decorator: FlowDecorator,
  { given, unknown }: Attributes,
): { trigger: OnEventTrigger | null; refused: Refusal[] } {
  const { module } = decorator.site;
  const refused: Refusal[] = [];
  const events = readEvents(decorator, given, unknown, refused);
  const reset = readReset(decorator.name, given.get("options"), module);
  refused.push(...reset.refused);
  if (events.length === 0) return { trigger: null, refused };
  return { trigger: { kind: "on-event", events, ...(reset.reset ? { reset: reset.reset } : {}) }, refused };
}

function readEvents(
  { site, line }: FlowDecorator,
  given: ReadonlyMap<string, Value>,
  unknown: string | null,
  refused: Refusal[],
): EventUse[] {
  const { module } = site;
  const event = given.get("event");
  const events = given.get("events");
  const takesEvent = event ? truth(event) : false;
  const takesEvents = events ? truth(events) : false;
  if (takesEvent && takesEvents) {
    refused.push(
      refuse(
        "@trigger has both event and events",
        "Specify only one of event or events attributes in @trigger decorator.",
        `Keep one of them: ${ONE} or ${SEVERAL}`,
        line,
      ),
    );
    return [];
  }
  if (event && takesEvent === null && event.kind === "unknown") return [dynamicValue(event, module)];
  if (event && takesEvent !== false) return readEvent(event, module, refused);
  if (events && takesEvents === null) return [dynamicValue(events, module)];
  if (events && takesEvents) {
    if (events.kind === "list") return refuseRepeated(events.items, module, line, refused);
    if (isCallable(events)) return [dynamicValue(events, module)];
    refused.push(
      refuse(
        "events of @trigger is not a list",
        "Incorrect format for events attribute in @trigger decorator. Supported format is list - @trigger(events=[{'name': 'foo', 'parameters': {'alpha': 'beta'}}, {'name': 'bar', 'parameters': {'gamma': 'kappa'}}])",
        events.kind === "str"
          ? `Write event="${events.value}", or events=["${events.value}"]`
          : `Write ${SEVERAL}`,
        module.lineAt(events.at),
      ),
    );
    return [];
  }
  if (unknown !== null) return [dynamicAt(unknown, module, line)];
  refused.push(
    refuse(
      "@trigger names no event",
      "No event(s) specified in @trigger decorator.",
      `Write ${ONE} or ${SEVERAL}, or remove the decorator`,
      line,
    ),
  );
  return [];
}

function refuseRepeated(items: Value[], module: SourceModule, line: number, refused: Refusal[]): EventUse[] {
  const uses = items.flatMap((item) => readEvent(item, module, refused));
  const names = uses.flatMap((use) => ("event" in use ? [use.event] : []));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined)
    refused.push(
      refuse(
        `@trigger names the event ${repeated} twice`,
        "Duplicate event names defined in @trigger decorator.",
        "Name each event once",
        line,
      ),
    );
  return uses;
}

function readEvent(item: Value, module: SourceModule, refused: Refusal[]): EventUse[] {
  if (item.kind === "unknown" || isCallable(item)) return [dynamicValue(item, module)];
  if (item.kind === "str") return named(item.value, item, module, refused);
  if (item.kind === "dict") return readEventDict(item, module, refused);
  refused.push(
    refuse(
      "@trigger is given something that is no event's name",
      "Incorrect format for event attribute in @trigger decorator. Supported formats are string and dictionary - @trigger(event='foo') or @trigger(event={'name': 'foo', 'parameters': {'alpha': 'beta'}})",
      `Write ${ONE}`,
      module.lineAt(item.at),
    ),
  );
  return [];
}

function readEventDict(item: ValueOf<"dict">, module: SourceModule, refused: Refusal[]): EventUse[] {
  const name = entryOf(item, "name");
  if (!name) {
    refused.push(
      refuse(
        "An event in @trigger has no name",
        "The event attribute for @trigger is missing the name key.",
        'Add "name": "data_ready" to the dictionary',
        module.lineAt(item.at),
      ),
    );
    return [];
  }
  if (name.kind === "unknown" || isCallable(name)) return [dynamicValue(name, module)];
  const shown = name.kind === "str" ? name.value : name.kind;
  const mapping = entryOf(item, "parameters");
  const parameters = mapping ? readMapping(mapping, shown, module, refused) : [];
  if (parameters === null && mapping) return [dynamicValue(mapping, module)];
  if (name.kind === "str") return named(name.value, item, module, refused, parameters ?? []);
  refused.push(
    refuse(
      "The name of an event in @trigger is not a text",
      "it stops with an internal error, TypeError: expected string or bytes-like object.",
      'Write "name": "data_ready"',
      module.lineAt(name.at),
    ),
  );
  return [];
}

function named(
  name: string,
  item: Value,
  module: SourceModule,
  refused: Refusal[],
  parameters: { parameter: string; field: string }[] = [],
): EventUse[] {
  if (/^[A-Za-z0-9_.-]+$/.test(name)) {
    if (!eventNameSchema.safeParse(name).success)
      return [dynamicAt("its name is too long to keep here", module, module.lineAt(item.at))];
    return [{ event: name, ...(parameters.length > 0 ? { parameters } : {}) }];
  }
  refused.push(
    refuse(
      `"${name}" in @trigger cannot be an event's name`,
      `Invalid event name ${name} in @trigger decorator. Only alphanumeric characters, underscores(_), dashes(-) and dots(.) are allowed.`,
      "Use letters, digits, _, - and . only, here and where the event is sent",
      module.lineAt(item.at),
    ),
  );
  return [];
}

type Mapping = { parameter: string; field: string }[];

/** Null: only running the code tells. A tuple and anything else of a wrong type is ignored, as Metaflow does. */
function readMapping(
  mapping: Value,
  event: string,
  module: SourceModule,
  refused: Refusal[],
): Mapping | null {
  const pairs: [Value, Value][] = [];
  if (mapping.kind === "unknown" || isCallable(mapping)) return null;
  if (mapping.kind === "dict") {
    for (const [key, field] of mapping.entries) putEntry(pairs, key, field);
  } else if (mapping.kind === "list") {
    for (const item of mapping.items) {
      if (item.kind === "unknown") return null;
      const [parameter, field] = item.kind === "tuple" && item.items.length === 2 ? item.items : [item, item];
      if (
        !parameter ||
        !field ||
        (item.kind !== "tuple" && item.kind !== "str") ||
        (item.kind === "tuple" && item.items.length !== 2)
      ) {
        refused.push(
          refuseMapping(
            item,
            "The parameters attribute for event is invalid. It should be a list/tuple of strings and lists/tuples of size 2",
            module,
          ),
        );
        continue;
      }
      putEntry(pairs, parameter, field);
    }
  }
  const found: Mapping = [];
  for (const [parameter, field] of pairs) {
    if (parameter.kind === "unknown" || field.kind === "unknown") return null;
    if (parameter.kind !== "str" || field.kind !== "str")
      refused.push(
        refuseMapping(
          field,
          `The parameters attribute for event ${event} is invalid. It should be a ${mapping.kind === "dict" ? "dictionary of string keys and string values" : "list/tuple of strings and lists/tuples of size 2"}.`,
          module,
        ),
      );
    else if (parameter.value.length > 200 || field.value.length > 200 || parameter.value === "") return null;
    else if (!/^[A-Za-z0-9_]+$/.test(field.value))
      refused.push(
        refuse(
          `"${field.value}" cannot be a payload field of the event ${event}`,
          `Invalid event payload key ${field.value} for event ${event} in @trigger decorator. Only alphanumeric characters and underscores(_) are allowed.`,
          "Use letters, digits and _ only, here and where the event is sent",
          module.lineAt(field.at),
        ),
      );
    else found.push({ parameter: parameter.value, field: field.value });
  }
  return found;
}

const refuseMapping = (item: Value, metaflow: string, module: SourceModule): Refusal =>
  refuse(
    "parameters of an event in @trigger maps something other than names to names",
    metaflow,
    'Write "parameters": {"flow_parameter": "payload_field"}, or a list of names and ("flow_parameter", "payload_field") pairs',
    module.lineAt(item.at),
  );
