// What Metaflow refuses about options and settings, before it looks at what the flow waits for.
import { fail, ok, type Result } from "../foundation/result.ts";
import { type BranchChoice, pinBranch, pinConflict } from "../graph/branch.ts";
import { TEMPLATE_NAME_LIMIT, type TemplateNameRefusal } from "../graph/template-name.ts";
import type { Flow, Project } from "../graph/trigger-graph.ts";
import { refuse, type SensorRefusal, type SensorRefusalCode } from "./sensor-refusal.ts";
import type { ArgoEventsSettings } from "./sensor-settings.ts";

/** Mirrors get_username and its caller: nobody deploys anonymously or as root. */
export const refuseOwner = (): SensorRefusal =>
  refuse(
    "no-user-name",
    "Metaflow needs a user name to deploy as, and finds none (root does not count)",
    "Set METAFLOW_USER",
  );

/** Without --branch and --production a project's branch is that of a user. */
export const refuseBranchUser = (flow: Flow): SensorRefusal =>
  refuse(
    "no-user-name",
    `${flow.name} belongs to a project and would be deployed on the branch of a user, but no user is named`,
    "Choose a branch: user.<name>, test.<branch>, prod or prod.<branch>",
  );

/** Mirrors ProjectDecorator.flow_init and format_name. */
export function refuseBranch(flow: Flow, project: Project, choice: BranchChoice): SensorRefusal | null {
  const conflict = pinConflict(project, choice);
  if (conflict !== null) {
    return refuse(
      "pin-conflict",
      `${flow.name} pins its ${conflict === "branch" ? "branch" : "production setting"} in @project, and another is asked for`,
      `Deploy it without --${conflict}, or take ${conflict}= out of its @project`,
      flow.source,
    );
  }
  const { branch } = pinBranch(project, choice);
  if (branch === null || /^[a-z0-9_]{1,128}$/.test(branch)) return null;
  return refuse(
    "branch-invalid",
    `${branch.slice(0, 140)} is no branch name that Metaflow takes`,
    "A branch name has lower-case letters, digits and _ only, at most 128",
  );
}

/** Mirrors resolve_workflow_name_v2; Kubernetes itself refuses the last one. */
export function refuseTemplateName(
  flow: Flow,
  { code, name }: TemplateNameRefusal | { code: "name-not-kubernetes"; name: string },
): SensorRefusal {
  const [message, fix] = {
    "name-invalid": [
      `The name ${name} has characters that a WorkflowTemplate cannot have`,
      "A name has lower-case letters, digits, - and ., starts with a letter and ends with a letter or digit",
    ],
    "name-with-project": [
      `${flow.name} belongs to a project, whose flows cannot be given the name ${name}`,
      "Leave --name out; the branch tells deployments of one project apart",
    ],
    "name-too-long": [
      `The name ${name} has more than ${TEMPLATE_NAME_LIMIT} characters`,
      "Give the deployment a shorter name with --name, or the flow a @project, which shortens it",
    ],
    "name-not-kubernetes": [
      `${flow.name} would be deployed as ${name || "an empty name"}, which Kubernetes does not take`,
      "Use ASCII letters and digits in the flow's name and the user's, or give a name with --name",
    ],
  }[code];
  return refuse(code, message ?? "", fix ?? "", flow.source);
}

type Connection = ArgoEventsSettings & { event: string; eventSource: string; serviceAccount: string };

/** Mirrors the checks at the head of _compile_sensor: event, event source, service account, in this order. */
export function requiredSettings(settings: ArgoEventsSettings): Result<Connection, SensorRefusal[]> {
  const { event, eventSource, serviceAccount } = settings;
  if (event && eventSource && serviceAccount) return ok({ ...settings, event, eventSource, serviceAccount });
  const missing: SensorRefusal[] = [];
  const need = (value: string | null, code: SensorRefusalCode, what: string, variable: string) => {
    if (value) return;
    missing.push(
      refuse(
        code,
        `${what} is not set: ${variable}`,
        `Set ${variable} in the environment or in Metaflow's configuration file (\`metaflow configure kubernetes\` asks for it)`,
      ),
    );
  };
  need(event, "event-missing", "The name of the Argo event", "METAFLOW_ARGO_EVENTS_EVENT");
  need(eventSource, "event-source-missing", "The Argo event source", "METAFLOW_ARGO_EVENTS_EVENT_SOURCE");
  need(
    serviceAccount,
    "service-account-missing",
    "The service account of Sensors",
    "METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
  );
  return fail(missing);
}
