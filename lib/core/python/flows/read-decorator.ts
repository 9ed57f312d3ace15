// One decorator's attributes as Metaflow takes them, with what it refuses before it looks at their values.
import type { Refusal } from "../../graph/trigger-graph.ts";
import type { Value } from "../values/value.ts";
import { readArguments } from "./arguments.ts";
import type { DecoratorName, FlowDecorator } from "./flow-decorators.ts";
import { refuse } from "./refusal.ts";

/** In the order in which Metaflow names them. */
const ATTRIBUTES: Record<DecoratorName, string[]> = {
  trigger: ["event", "events", "options"],
  trigger_on_finish: ["flow", "flows", "options"],
  schedule: ["cron", "weekly", "daily", "hourly", "timezone"],
  project: ["name", "production", "branch"],
};

const EXAMPLE: Record<DecoratorName, string> = {
  trigger: '@trigger(event="data_ready")',
  trigger_on_finish: '@trigger_on_finish(flow="UpstreamFlow")',
  schedule: "@schedule(daily=True)",
  project: '@project(name="my_project")',
};

export type Attributes = {
  /** Only those that are written. */
  given: Map<string, Value>;
  /** Why attributes may be missing here. */
  unknown: string | null;
  refused: Refusal[];
  /** It was given arguments without a name: nothing else can be told from it. */
  unusable: boolean;
};

/** Mirrors Decorator.__init__ and _base_flow_decorator. */
export function readAttributes({ name, list, site, line }: FlowDecorator): Attributes {
  const attributes: Attributes = { given: new Map(), unknown: null, refused: [], unusable: false };
  if (!list) return attributes;
  const { positional, keywords, unknown } = readArguments(list, site);
  attributes.unknown = unknown;
  attributes.unusable = positional.length > 0;
  if (attributes.unusable) {
    const [keyword = ""] = ATTRIBUTES[name];
    attributes.refused.push(
      refuse(
        `@${name} was given an argument without a name`,
        `Decorator '${name}' can be applied only to FlowSpecs. Make sure the decorator is above a class definition.`,
        `Write ${name === "schedule" ? "which argument it is" : `${keyword}= in front of it`}: ${EXAMPLE[name]}`,
        line,
      ),
    );
  }
  for (const [key, value] of keywords) {
    if (ATTRIBUTES[name].includes(key)) attributes.given.set(key, value);
    else
      attributes.refused.push(
        refuse(
          `@${name} has no attribute ${key}`,
          `Decorator '${name}' does not support the attribute '${key}'. These attributes are supported: ${ATTRIBUTES[name].join(", ")}.`,
          `Use one of ${ATTRIBUTES[name].join(", ")}, or remove ${key}`,
          line,
        ),
      );
  }
  return attributes;
}
