// @trigger_on_finish: which flows a flow waits for. Mirrors TriggerOnFinishDecorator.flow_init step by step.
import {
  type OnFinishTrigger,
  type Refusal,
  type Upstream,
  upstreamNameSchema,
} from "../../graph/trigger-graph.ts";
import type { SourceModule } from "../names/source-module.ts";
import { entryOf, isCallable, truth, type Value, type ValueOf } from "../values/value.ts";
import { dynamicAt, dynamicValue } from "./dynamic.ts";
import type { FlowDecorator } from "./flow-decorators.ts";
import type { Attributes } from "./read-decorator.ts";
import { readReset } from "./read-reset.ts";
import { refuse } from "./refusal.ts";

type Found = { trigger: OnFinishTrigger | null; refused: Refusal[] };

const ONE = 'flow="UpstreamFlow"';
const SEVERAL = 'flows=["FlowA", "FlowB"]';

/** @returns the trigger with what can be told of it; null when it names nothing that Metaflow would take */
export function readOnFinish(decorator: FlowDecorator, { given, unknown }: Attributes): Found {
  const { module } = decorator.site;
  const refused: Refusal[] = [];
  const upstreams = readUpstreams(decorator, given, unknown, refused);
  const reset = readReset(decorator.name, given.get("options"), module);
  refused.push(...reset.refused);
  if (upstreams.length === 0) return { trigger: null, refused };
  return {
    trigger: { kind: "on-finish", upstreams, ...(reset.reset ? { reset: reset.reset } : {}) },
    refused,
  };
}

function readUpstreams(
  { site, line }: FlowDecorator,
  given: ReadonlyMap<string, Value>,
  unknown: string | null,
  refused: Refusal[],
): Upstream[] {
  const { module } = site;
  const flow = given.get("flow");
  const flows = given.get("flows");
  const takesFlow = flow ? truth(flow) : false;
  const takesFlows = flows ? truth(flows) : false;
  if (takesFlow && takesFlows) {
    refused.push(
      refuse(
        "@trigger_on_finish has both flow and flows",
        "Specify only one of flow or flows attributes in @trigger_on_finish decorator.",
        `Keep one of them: ${ONE} or ${SEVERAL}`,
        line,
      ),
    );
    return [];
  }
  if (flow && takesFlow === null && flow.kind !== "raises" && flow.kind !== "other")
    return [dynamicValue(flow, module)];
  if (flow && takesFlow !== false) return readFlow(flow, module, refused);
  if (flows && takesFlows === null) return [dynamicValue(flows, module)];
  if (flows && takesFlows) return readFlows(flows, module, refused);
  if (unknown !== null) return [dynamicAt(unknown, module, line)];
  refused.push(
    refuse(
      "@trigger_on_finish names no flow",
      "No flow(s) specified in @trigger_on_finish decorator.",
      `Write ${ONE} or ${SEVERAL}, or remove the decorator`,
      line,
    ),
  );
  return [];
}

function readFlow(flow: Value, module: SourceModule, refused: Refusal[]): Upstream[] {
  if (!isCallable(flow)) return readItems([flow], module, refused);
  const refusal = refuseCallable("flow", flow, ["str", "dict"], module);
  if (!refusal) return [dynamicValue(flow, module)];
  refused.push(refusal);
  return [];
}

function readFlows(flows: Value, module: SourceModule, refused: Refusal[]): Upstream[] {
  const line = module.lineAt(flows.at);
  if (isCallable(flows)) {
    const refusal = refuseCallable("flows", flows, ["list"], module);
    if (!refusal) return [dynamicValue(flows, module)];
    refused.push(refusal);
    return [];
  }
  if (flows.kind === "list") return readItems(flows.items, module, refused);
  refused.push(
    refuse(
      "flows of @trigger_on_finish is not a list",
      "Incorrect type for flows attribute in @trigger_on_finish decorator. Supported type is list - @trigger_on_finish(flows=['FooFlow', 'BarFlow'])",
      flows.kind === "str" ? `Write flow="${flows.value}", or flows=["${flows.value}"]` : `Write ${SEVERAL}`,
      line,
    ),
  );
  return [];
}

/** A function is called at deploy time; a class is called too, and a function that always gives the wrong thing can be told. */
function refuseCallable(
  attribute: string,
  value: Value,
  types: Value["kind"][],
  module: SourceModule,
): Refusal | null {
  const line = module.lineAt(value.at);
  if (value.kind === "class" || value.kind === "symbol")
    return refuse(
      `${attribute} of @trigger_on_finish is the class ${value.name}, not its name`,
      `it calls the class as a function: Parameter field failed, TypeError: ${value.name}() takes no arguments.`,
      `Write the name as text: ${attribute === "flow" ? `flow="${value.name}"` : `flows=["${value.name}"]`}`,
      line,
    );
  if (value.kind !== "function" || !value.result) return null;
  if (value.result.kind === "raises")
    return refuse(
      `The function given as ${attribute} of @trigger_on_finish always fails with ${value.result.error}`,
      `Parameter field failed, ${value.result.error}.`,
      `Give a function that returns a flow's name, or write ${ONE}`,
      line,
    );
  if (types.includes(value.result.kind)) return null;
  return refuse(
    `The function given as ${attribute} of @trigger_on_finish returns ${aOrAn(value.result.kind)}, not ${types.map(aOrAn).join(" or ")}`,
    "it stops with an internal error, TypeError: unhashable type: 'list'.",
    `Return a flow's name from it, or write ${ONE}`,
    line,
  );
}

const aOrAn = (kind: string): string =>
  ({ int: "an int", str: "a text", none: "None", other: "an unknown value" })[kind] ?? `a ${kind}`;

function readItems(items: Value[], module: SourceModule, refused: Refusal[]): Upstream[] {
  const several = items.length > 1;
  return items.flatMap((item): Upstream[] => {
    const line = module.lineAt(item.at);
    if (item.kind === "unknown") return [dynamicValue(item, module)];
    if (item.kind === "str") return readQualifiedName(item, module, refused);
    if (item.kind === "dict") return readDict(item, several, module, refused);
    refused.push(
      several
        ? refuse(
            "flows of @trigger_on_finish holds something that is no flow's name",
            "One or more flows in the flows attribute for @trigger_on_finish decorator have an incorrect type. Supported type is string or Dict[str, str] - @trigger_on_finish(flows=['FooFlow', 'BarFlow'])",
            'Name each flow as text or as {"name": "UpstreamFlow", "project": …, "project_branch": …}',
            line,
          )
        : refuse(
            `@trigger_on_finish is given ${isCallable(item) ? "a function in a list" : aOrAn(item.kind)} where a flow's name belongs`,
            "Incorrect type for flow attribute in @trigger_on_finish decorator. Supported type is string or Dict[str, str] - @trigger_on_finish(flow='FooFlow') or @trigger_on_finish(flow={'name':'FooFlow', 'project_branch': 'branch'})",
            `Write ${ONE}, or ${SEVERAL}`,
            line,
          ),
    );
    return [];
  });
}

function readDict(
  item: ValueOf<"dict">,
  several: boolean,
  module: SourceModule,
  refused: Refusal[],
): Upstream[] {
  const line = module.lineAt(item.at);
  const name = entryOf(item, "name");
  if (!name) {
    refused.push(
      refuse(
        "An upstream in @trigger_on_finish has no name",
        several
          ? "One or more flows in the flows attribute for @trigger_on_finish is missing the name key."
          : "The flow attribute for @trigger_on_finish is missing the name key.",
        'Add "name": "UpstreamFlow" to the dictionary',
        line,
      ),
    );
    return [];
  }
  if (name.kind === "unknown") return [dynamicValue(name, module)];
  if (name.kind !== "str" || name.value.includes(".")) {
    const shown = name.kind === "str" ? name.value : aOrAn(name.kind);
    refused.push(
      refuse(
        `The name of an upstream in @trigger_on_finish is ${name.kind === "str" ? `"${shown}", which has a dot` : shown}`,
        `The name attribute of the flow ${shown} is not a valid string.`,
        'Give the flow\'s name alone as "name"; project and branch belong in "project" and "project_branch"',
        line,
      ),
    );
    return [];
  }
  const parts: { project?: string; branch?: string } = {};
  for (const [key, part] of [
    ["project", "project"],
    ["project_branch", "branch"],
  ] as const) {
    const value = entryOf(item, key);
    if (!value) continue;
    if (value.kind === "unknown") return [dynamicValue(value, module)];
    if (value.kind === "str") {
      // An empty text counts as not given: Metaflow then takes the waiting flow's own.
      if (value.value !== "") parts[part] = value.value;
      continue;
    }
    refused.push(
      refuse(
        `${key} of the upstream ${name.value} in @trigger_on_finish is ${aOrAn(value.kind)}, not a text`,
        `The ${key} attribute of the flow ${name.value} is not a string.`,
        `Write "${key}": "…" as text, or leave it out`,
        line,
      ),
    );
    return [];
  }
  return checkedUpstream(name.value, parts, item, module, refused);
}

/** `Flow`, or `project.branch.Flow` where the branch may have dots of its own. */
function readQualifiedName(item: ValueOf<"str">, module: SourceModule, refused: Refusal[]): Upstream[] {
  const pieces = item.value.split(".");
  if (pieces.length === 1) return checkedUpstream(item.value, {}, item, module, refused);
  if (pieces.length === 2) {
    refused.push(
      refuse(
        `"${item.value}" in @trigger_on_finish has one dot`,
        "Incorrect format for flow in @trigger_on_finish decorator. Specify either just the flow_name or a fully qualified name like project_name.branch_name.flow_name.",
        `Write "${pieces[1]}" alone, or project, branch and flow: "${pieces[0]}.prod.${pieces[1]}"`,
        module.lineAt(item.at),
      ),
    );
    return [];
  }
  const [project = "", ...rest] = pieces;
  const flow = rest.pop() ?? "";
  const branch = rest.join(".");
  return checkedUpstream(
    flow,
    { ...(project ? { project } : {}), ...(branch ? { branch } : {}) },
    item,
    module,
    refused,
  );
}

function checkedUpstream(
  flow: string,
  parts: { project?: string; branch?: string },
  item: Value,
  module: SourceModule,
  refused: Refusal[],
): Upstream[] {
  const line = module.lineAt(item.at);
  if (!/^[A-Za-z0-9_]+$/.test(flow)) {
    refused.push(
      refuse(
        `@trigger_on_finish waits for "${flow}", which cannot be a flow's name`,
        `Invalid flow name ${flow} in @trigger_on_finish decorator. Only alphanumeric characters and underscores(_) are allowed.`,
        "Write the name of the upstream's class, as it stands after `class`",
        line,
      ),
    );
    return [];
  }
  const tooLong =
    !upstreamNameSchema.safeParse(flow).success ||
    (parts.project ?? "").length > 200 ||
    (parts.branch ?? "").length > 300;
  return tooLong ? [dynamicAt("its name is too long to keep here", module, line)] : [{ flow, ...parts }];
}

/** Mirrors ArgoWorkflows._process_triggers: a project without a branch, or the reverse, names no event that anybody sends. */
export function refuseIncomplete(trigger: OnFinishTrigger, line: number): Refusal[] {
  return trigger.upstreams.flatMap((upstream) => {
    if ("dynamic" in upstream || (upstream.project === undefined) === (upstream.branch === undefined))
      return [];
    const missing = upstream.project === undefined ? '"project"' : '"project_branch"';
    return [
      refuse(
        `The upstream ${upstream.flow} in @trigger_on_finish has ${upstream.project === undefined ? "a branch but no project" : "a project but no branch"}`,
        "Incomplete project info. Please specify both 'project' and 'project_branch' or use the @project decorator.",
        `Add ${missing} to it, or put @project on this flow`,
        line,
      ),
    ];
  });
}
