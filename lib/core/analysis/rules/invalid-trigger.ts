// invalid-trigger: what Metaflow refuses to deploy, as the parser saw it in the code and as the graph itself shows.
import type { FlowRef } from "../../graph/flow-ref.ts";
import { isDynamic } from "../../graph/is-dynamic.ts";
import type { FlowOnBranch } from "../../graph/resolve-graph.ts";
import { TEMPLATE_NAME_LIMIT, templateName } from "../../graph/template-name.ts";
import type { Flow, OnEventTrigger, OnFinishTrigger, Parameter } from "../../graph/trigger-graph.ts";
import { makeFinding } from "../finding.ts";
import type { FlowRule } from "../rule.ts";

/** `says` holds words of Metaflow's own message: a refusal of the parser with them is the same one, and knows the line. */
type Refused = { detail: string; message: string; says: string; fix: string };

/** What the parser saw; also of flows that are only shown. */
export const refusedCode: FlowRule = (flow, _there, nameOf, report) => {
  if (!flow.refused) return;
  for (const { code, message, why, fix, line } of flow.refused) {
    const words = { code, message: `${nameOf(flow)}: ${message}`, why, fix };
    report(makeFinding(nameOf, [flow], words, { detail: message.slice(0, 80), at: { line } }));
  }
};

/** What the graph shows. */
export const invalidTrigger: FlowRule = (flow, there, nameOf, report) => {
  const { trigger, parameters, schedule } = flow;
  const refuse = ({ detail, message, says, fix }: Refused): void => {
    if (flow.refused?.some(({ why }) => why.includes(says))) return;
    const why = `Metaflow refuses to deploy the flow: ${says}`;
    report(makeFinding(nameOf, [flow], { code: "invalid-trigger", message, why, fix }, { detail }));
  };
  if (trigger?.kind === "on-finish" && !flow.project) checkProjects(nameOf(flow), trigger, there, refuse);
  if (trigger?.kind === "on-event") checkMappings(flow, trigger, nameOf(flow), refuse);
  if (parameters.length > 0) checkParameters(parameters, schedule !== undefined, nameOf(flow), refuse);
  checkTemplateName(flow, there.ref, nameOf(flow), refuse);
};

type Refuse = (refused: Refused) => void;

function checkProjects(
  name: string,
  trigger: OnFinishTrigger,
  { waits }: FlowOnBranch,
  refuse: Refuse,
): void {
  for (const { event, places } of waits) {
    if (event !== null) continue;
    for (const place of places) {
      const upstream = trigger.upstreams[place];
      if (!upstream || isDynamic(upstream)) continue;
      const [has, lacks] = upstream.project === undefined ? ["branch", "project"] : ["project", "branch"];
      refuse({
        detail: `${has} of ${upstream.flow}`,
        message: `${name} waits for ${upstream.flow} with a ${has} but no ${lacks}`,
        says: "Incomplete project info. Please specify both 'project' and 'project_branch' or use the @project decorator",
        fix: `Name the ${lacks} too, or put ${name} in a project`,
      });
    }
  }
}

function checkMappings(flow: Flow, { events }: OnEventTrigger, name: string, refuse: Refuse): void {
  const seen = new Set<string>();
  const filled = new Set<string>();
  // Flows drawn by hand have no code yet that could name their parameters.
  const known = flow.source
    ? new Set(flow.parameters.map((parameter) => parameter.name.toLowerCase()))
    : null;
  for (const use of events) {
    if (isDynamic(use)) continue;
    if (seen.has(use.event)) {
      refuse({
        detail: `event ${use.event}`,
        message: `${name} waits for the event ${use.event} twice`,
        says: "Duplicate event names defined in @trigger decorator.",
        fix: `Name ${use.event} once`,
      });
    }
    seen.add(use.event);
    for (const { parameter, field } of use.parameters ?? []) {
      const key = parameter.toLowerCase();
      if (!/^[A-Za-z0-9_]+$/.test(field)) {
        refuse({
          detail: `field ${use.event} ${field}`,
          message: `${name} takes ${parameter} from the field “${field}” of ${use.event}, which cannot be named so`,
          says: `Invalid event payload key ${field} for event ${use.event} in @trigger decorator.`,
          fix: "A payload field has letters, digits and _ only",
        });
      }
      if (known && !known.has(key)) {
        refuse({
          detail: `parameter ${key}`,
          message: `${name} fills in ${parameter} from ${use.event}, but has no such parameter`,
          says: `Parameter ${parameter} defined in the event mappings for @trigger decorator not found in the flow.`,
          fix: `Add Parameter("${key}") in code, or correct the mapping`,
        });
      }
      if (filled.has(key)) {
        refuse({
          detail: `twice ${key}`,
          message: `${name} fills in ${parameter} more than once`,
          says: `Duplicate entries for parameter ${key} defined in the event mappings for @trigger decorator.`,
          fix: "Let one field of one event fill it in",
        });
      }
      filled.add(key);
    }
  }
}

function checkParameters(
  parameters: readonly Parameter[],
  scheduled: boolean,
  name: string,
  refuse: Refuse,
): void {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const key = parameter.name.toLowerCase();
    if (key === "script") {
      refuse({
        detail: "script",
        message: `${name} has a parameter called ${parameter.name}`,
        says: "Parameter name script is a reserved word when running on Argo Workflows.",
        fix: "Call it something else",
      });
    }
    if (seen.has(key)) {
      refuse({
        detail: `same ${key}`,
        message: `${name} has two parameters called ${parameter.name}`,
        says: `Parameter ${parameter.name} is specified twice. Note that parameter names are case-insensitive.`,
        fix: "Rename one of them",
      });
    }
    seen.add(key);
    const { required, default: standard, dynamicDefault } = parameter;
    if (scheduled && required && standard === undefined && !dynamicDefault) {
      refuse({
        detail: `schedule ${key}`,
        message: `${name} has a schedule and the required parameter ${parameter.name} without a default`,
        says: `The parameter ${parameter.name} does not have a default and is required. Scheduling such parameters via Argo CronWorkflows is not currently supported.`,
        fix: `Give ${parameter.name} a default in code, or take the schedule away`,
      });
    }
  }
}

/** Most names are plain: only others can end up as something that Kubernetes does not take. */
function checkTemplateName(flow: Flow, ref: FlowRef | null, name: string, refuse: Refuse): void {
  const short = flow.project !== undefined || flow.name.length <= TEMPLATE_NAME_LIMIT;
  if (!ref || (short && /^[A-Za-z][A-Za-z0-9_]*$/.test(flow.name))) return;
  const template = templateName(ref, null);
  if (!template.ok) {
    refuse({
      detail: "name",
      message: `The name ${name} is longer than ${TEMPLATE_NAME_LIMIT} characters`,
      says: `The full name of the workflow is longer than ${TEMPLATE_NAME_LIMIT} characters.`,
      fix: "Put the flow in a project, deploy it with --name, or shorten the class name",
    });
  } else if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(template.value)) {
    refuse({
      detail: "name",
      message: `Kubernetes takes no WorkflowTemplate called “${template.value}”, which the class name ${name} gives`,
      says: "it does not check this, and then stops with the error of Kubernetes.",
      fix: "Use ASCII letters and digits in the class name",
    });
  }
}
