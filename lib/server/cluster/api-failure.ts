// What a refusal of the API server means to the person who deploys, and what to do about it.
import { z } from "zod";
import type { TargetFailure } from "@/lib/core/plan/target.ts";
import type { ApiAnswer } from "./call-api.ts";

export type Resource = "sensors" | "workflowtemplates";

/** What was tried; `name` for one object, absent for all of the namespace. */
export type Attempt = {
  /** The context of the kubeconfig. */
  context: string;
  verb: "list" | "get" | "patch" | "delete";
  resource: Resource;
  namespace: string;
  name?: string;
};

const statusSchema = z.object({
  kind: z.literal("Status"),
  reason: z.string().default(""),
  message: z.string().default(""),
  details: z
    .object({
      name: z.string().optional(),
      kind: z.string().optional(),
      causes: z
        .array(
          z.object({
            reason: z.string().default(""),
            message: z.string().default(""),
            field: z.string().default(""),
          }),
        )
        .default([]),
    })
    .default({ causes: [] }),
});

export const isDone = ({ status }: ApiAnswer): boolean => status >= 200 && status < 300;

/** The one object that was asked for is not there; that the cluster knows no such kind is something else. */
export const isAbsent = ({ status, body }: ApiAnswer, name: string): boolean =>
  status === 404 && statusSchema.safeParse(body).data?.details.name === name;

/** Somebody wrote the object since it was read. */
export const isOvertaken = (answer: ApiAnswer): boolean =>
  answer.status === 409 && contestedFields(answer).length === 0;

/** Roles as Kubernetes names what they allow; the whole of what a deploy needs. */
const NEEDED: Record<Resource, string> = {
  sensors: "get, list, create, patch and delete on sensors.argoproj.io",
  workflowtemplates: "list on workflowtemplates.argoproj.io",
};
const PRODUCT: Record<Resource, string> = { sensors: "Argo Events", workflowtemplates: "Argo Workflows" };

export function failureOf(answer: ApiAnswer, attempt: Attempt): TargetFailure {
  const { context, verb, resource, namespace } = attempt;
  const { status, body } = answer;
  const said = wordsOf(body);
  if (status === 401)
    return {
      code: "forbidden",
      message: `The cluster does not accept the credentials of ${context}. Sign in again where this server runs, as for kubectl.`,
    };
  if (status === 403) {
    const [, user, denied] = /User "([^"]*)" cannot (\w+) resource/.exec(said) ?? [];
    if (user === undefined)
      return { code: "forbidden", message: `The cluster of ${context} refuses it: ${said}.` };
    const why =
      resource === "workflowtemplates" ? " They tell each flow's owner, production token and defaults." : "";
    return {
      code: "forbidden",
      message: `${context} (${user}) may not ${denied ?? verb} ${resource} in ${namespace}.${why} Ask for a role there that allows ${NEEDED[resource]}.`,
    };
  }
  if (status === 404) {
    const missing = statusSchema.safeParse(body).data?.details;
    return missing?.kind === "namespaces"
      ? {
          code: "broken",
          message: `The cluster of ${context} has no namespace ${missing.name ?? namespace}. Make it, or choose another in the settings.`,
        }
      : {
          code: "broken",
          message: `The cluster of ${context} knows no ${resource}: ${PRODUCT[resource]} is not installed there. Choose another context.`,
        };
  }
  if (status === 409) {
    const contested = contestedFields(answer);
    return contested.length > 0
      ? {
          code: "conflict",
          message: `${keyOf(attempt)} has other owners: ${contested.join("; ")}. Take it over in the next plan if it is yours.`,
        }
      : movedFailure(keyOf(attempt));
  }
  if (status === 429 || status >= 500)
    return {
      code: "unreachable",
      message: `The cluster of ${context} answers that it cannot do it now (${status}${said && `: ${said}`}). Try again later.`,
    };
  return {
    code: "broken",
    message: `The cluster of ${context} does not take ${keyOf(attempt)} (${status}${said && `: ${said}`}).`,
  };
}

export const movedFailure = (key: string): TargetFailure => ({
  code: "moved",
  message: `${key} is no longer what the plan saw. It was left alone. Plan again.`,
});

const keyOf = ({ namespace, name, resource }: Attempt): string =>
  name ? `${namespace}/${name}` : `the ${resource} of ${namespace}`;

/** "kubectl of .spec.triggers": who owns what an apply would change. */
function contestedFields({ body }: ApiAnswer): string[] {
  const causes = statusSchema.safeParse(body).data?.details.causes ?? [];
  const fields = new Map<string, string[]>();
  for (const { reason, message, field } of causes) {
    if (reason !== "FieldManagerConflict") continue;
    const owner = /conflict with "([^"]*)"/.exec(message)?.[1] ?? "somebody";
    fields.set(owner, [...(fields.get(owner) ?? []), field]);
  }
  return [...fields].map(([owner, owned]) => `${owner} of ${owned.join(", ")}`);
}

/** The server's own sentence, kept short. A page of a proxy in between is not quoted. */
function wordsOf(body: unknown): string {
  const message = statusSchema.safeParse(body).data?.message ?? "";
  const line = message.replaceAll(/\s+/g, " ").replace(/\.$/, "");
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
