// invalid-trigger: what Metaflow refuses to deploy, as the parser saw it in the code and as the graph itself shows.
import type { FlowRef } from "../../graph/flow-ref.ts";
import { TEMPLATE_NAME_LIMIT, templateName } from "../../graph/template-name.ts";
import { type Flow, isDynamic, type OnEventTrigger, type Parameter } from "../../graph/trigger-graph.ts";
import { type Finding, makeFinding } from "../finding.ts";
import type { Rule, RuleContext } from "../rule-context.ts";

/** `says` holds words of Metaflow's own message: a refusal of the parser with them is the same one, and knows the line. */
type Refused = { detail: string; message: string; says: string; fix: string };

export const invalidTrigger: Rule = (context, report) => {
  for (const [at, flow] of context.graph.flows.entries()) {
    for (const { code, message, why, fix, line } of flow.refused ?? []) {
      const words = { code, message: `${context.nameOf(flow)}: ${message}`, why, fix };
      report(makeFinding(context.nameOf, [flow], words, { detail: message.slice(0, 80), at: { line } }));
    }
    if (flow.external) continue;
    for (const refused of refusals(flow, at, context)) {
      const known = flow.refused?.some(({ why }) => why.includes(refused.says)) ?? false;
      if (!known) report(toFinding(flow, refused, context));
    }
  }
};

function toFinding(flow: Flow, { detail, message, says, fix }: Refused, { nameOf }: RuleContext): Finding {
  const why = `Metaflow refuses to deploy the flow: ${says}`;
  return makeFinding(nameOf, [flow], { code: "invalid-trigger", message, why, fix }, { detail });
}

function* refusals(flow: Flow, at: number, context: RuleContext): Generator<Refused> {
  const { trigger, parameters, schedule } = flow;
  const name = context.nameOf(flow);
  if (trigger?.kind === "on-finish") yield* incompleteProjects(flow, at, context);
  if (trigger?.kind === "on-event") yield* badMappings(flow, trigger, name);
  if (parameters.length > 0) yield* badParameters(parameters, schedule !== undefined, name);
  yield* badTemplateName(flow, context.placed[at]?.ref ?? null, name);
}

function* incompleteProjects(flow: Flow, at: number, { placed, nameOf }: RuleContext): Generator<Refused> {
  const { trigger } = flow;
  if (trigger?.kind !== "on-finish" || flow.project) return;
  for (const { event, places } of placed[at]?.waits ?? []) {
    if (event !== null) continue;
    for (const place of places) {
      const upstream = trigger.upstreams[place];
      if (!upstream || isDynamic(upstream)) continue;
      const [has, lacks] = upstream.project === undefined ? ["branch", "project"] : ["project", "branch"];
      yield {
        detail: `${has} of ${upstream.flow}`,
        message: `${nameOf(flow)} waits for ${upstream.flow} with a ${has} but no ${lacks}`,
        says: "Incomplete project info. Please specify both 'project' and 'project_branch' or use the @project decorator",
        fix: `Name the ${lacks} too, or put ${nameOf(flow)} in a project`,
      };
    }
  }
}

function* badMappings(flow: Flow, { events }: OnEventTrigger, name: string): Generator<Refused> {
  const seen = new Set<string>();
  const filled = new Set<string>();
  // Flows drawn by hand have no code yet that could name their parameters.
  const known = flow.source
    ? new Set(flow.parameters.map((parameter) => parameter.name.toLowerCase()))
    : null;
  for (const use of events) {
    if (isDynamic(use)) continue;
    if (seen.has(use.event)) {
      yield {
        detail: `event ${use.event}`,
        message: `${name} waits for the event ${use.event} twice`,
        says: "Duplicate event names defined in @trigger decorator.",
        fix: `Name ${use.event} once`,
      };
    }
    seen.add(use.event);
    for (const { parameter, field } of use.parameters ?? []) {
      const key = parameter.toLowerCase();
      if (!/^[A-Za-z0-9_]+$/.test(field)) {
        yield {
          detail: `field ${use.event} ${field}`,
          message: `${name} takes ${parameter} from the field “${field}” of ${use.event}, which cannot be named so`,
          says: `Invalid event payload key ${field} for event ${use.event} in @trigger decorator.`,
          fix: "A payload field has letters, digits and _ only",
        };
      }
      if (known && !known.has(key)) {
        yield {
          detail: `parameter ${key}`,
          message: `${name} fills in ${parameter} from ${use.event}, but has no such parameter`,
          says: `Parameter ${parameter} defined in the event mappings for @trigger decorator not found in the flow.`,
          fix: `Add Parameter("${key}") in code, or correct the mapping`,
        };
      }
      if (filled.has(key)) {
        yield {
          detail: `twice ${key}`,
          message: `${name} fills in ${parameter} more than once`,
          says: `Duplicate entries for parameter ${key} defined in the event mappings for @trigger decorator.`,
          fix: "Let one field of one event fill it in",
        };
      }
      filled.add(key);
    }
  }
}

function* badParameters(
  parameters: readonly Parameter[],
  scheduled: boolean,
  name: string,
): Generator<Refused> {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const key = parameter.name.toLowerCase();
    if (key === "script") {
      yield {
        detail: "script",
        message: `${name} has a parameter called ${parameter.name}`,
        says: "Parameter name script is a reserved word when running on Argo Workflows.",
        fix: "Call it something else",
      };
    }
    if (seen.has(key)) {
      yield {
        detail: `same ${key}`,
        message: `${name} has two parameters called ${parameter.name}`,
        says: `Parameter ${parameter.name} is specified twice. Note that parameter names are case-insensitive.`,
        fix: "Rename one of them",
      };
    }
    seen.add(key);
    const { required, default: standard, dynamicDefault } = parameter;
    if (scheduled && required && standard === undefined && !dynamicDefault) {
      yield {
        detail: `schedule ${key}`,
        message: `${name} has a schedule and the required parameter ${parameter.name} without a default`,
        says: `The parameter ${parameter.name} does not have a default and is required. Scheduling such parameters via Argo CronWorkflows is not currently supported.`,
        fix: `Give ${parameter.name} a default in code, or take the schedule away`,
      };
    }
  }
}

/** Most names are plain: only others can end up as something that Kubernetes does not take. */
function* badTemplateName(flow: Flow, ref: FlowRef | null, name: string): Generator<Refused> {
  const unusual = !/^[A-Za-z][A-Za-z0-9_]*$/.test(flow.name);
  if (!ref || (!unusual && (flow.project || flow.name.length <= TEMPLATE_NAME_LIMIT))) return;
  const template = templateName(ref, null);
  if (!template.ok) {
    yield {
      detail: "name",
      message: `The name ${name} is longer than ${TEMPLATE_NAME_LIMIT} characters`,
      says: `The full name of the workflow is longer than ${TEMPLATE_NAME_LIMIT} characters.`,
      fix: "Put the flow in a project, deploy it with --name, or shorten the class name",
    };
  } else if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(template.value)) {
    yield {
      detail: "name",
      message: `Kubernetes takes no WorkflowTemplate called “${template.value}”, which the class name ${name} gives`,
      says: "it does not check this, and then stops with the error of Kubernetes.",
      fix: "Use ASCII letters and digits in the class name",
    };
  }
}
