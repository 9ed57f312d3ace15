// What a flow's WorkflowTemplate is called in the cluster: Metaflow's rules of length and alphabet, by which the Sensor finds it.
import { fail, ok, type Result } from "../foundation/result.ts";
import { type FlowRef, projectFlowName } from "./flow-ref.ts";
import { shortHash } from "./short-hash.ts";

/** Longer names are refused without a project, shortened with one. */
export const TEMPLATE_NAME_LIMIT = 45;
const HASH_LENGTH = 5;
/** What each of project, branch and flow keeps at least when a name is shortened. */
const LEAST_OF_A_PART = 7;

/** Why a flow has no template name; `name` is the one that was refused. */
export type TemplateNameRefusal = {
  code: "name-invalid" | "name-with-project" | "name-too-long";
  name: string;
};

/**
 * The name that `argo-workflows create` gives the flow's WorkflowTemplate. Mirrors resolve_workflow_name_v2.
 * @param givenName what `--name` says, null without it
 * @returns the name, which two flows may share (`my_flow` and `myflow` do), and which Kubernetes may not take when the class or
 * user name is not ASCII; or why Metaflow refuses
 */
export function templateName(ref: FlowRef, givenName: string | null): Result<string, TemplateNameRefusal> {
  if (givenName !== null && givenName !== "") {
    if (ref.project !== null) return fail({ code: "name-with-project", name: givenName });
    if (!isPlain(givenName)) return fail({ code: "name-invalid", name: givenName });
  }
  const full = givenName || projectFlowName(ref);
  const tooLong = characters(full).length > TEMPLATE_NAME_LIMIT;
  if (tooLong && (ref.project === null || ref.branch === null))
    return fail({ code: "name-too-long", name: full });
  const name = tooLong ? shortened(ref.project ?? "", ref.branch ?? "", ref.flow, full) : full;
  return ok(isPlain(name) ? name : cleaned(name));
}

const isPlain = (name: string): boolean => /^[a-z]([a-z0-9.-]*[a-z0-9])?$/.test(name);

/** Mirrors sanitize_for_argo: different names can become the same. */
const cleaned = (text: string): string =>
  text
    .replace(/^[^A-Za-z0-9]+/, "")
    .replaceAll(/[_@+]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]*\.[^a-z0-9]*/g, ".");

function shortened(project: string, branch: string, flow: string, full: string): string {
  const parts = [project, branch, flow].map(characters);
  const [ofProject = 0, ofBranch = 0, ofFlow = 0] = budgets(parts.map((part) => part.length));
  const [p = [], b = [], f = []] = parts;
  const short = [headAndTail(p, ofProject), b.slice(0, ofBranch).join(""), headAndTail(f, ofFlow)];
  return `${cleaned(short.join("."))}-${shortHash(full, HASH_LENGTH)}`;
}

/** Shares what is left after each part's least by length; the rounding goes one by one to the smallest share. */
function budgets(lengths: number[]): number[] {
  const left = TEMPLATE_NAME_LIMIT - (HASH_LENGTH + 1) - lengths.length * LEAST_OF_A_PART;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const extras = lengths.map((length) => Math.floor((left * length) / total));
  for (let given = extras.reduce((sum, extra) => sum + extra, 0); given < left; given += 1) {
    const smallest = extras.indexOf(Math.min(...extras));
    extras[smallest] = (extras[smallest] ?? 0) + 1;
  }
  return extras.map((extra) => extra + LEAST_OF_A_PART);
}

function headAndTail(part: string[], budget: number): string {
  if (part.length <= budget) return part.join("");
  const head = Math.floor(budget / 2);
  return [...part.slice(0, head), ...part.slice(head - budget)].join("");
}

/** Python counts characters, JavaScript counts UTF-16 units. */
const characters = (text: string): string[] => Array.from(text);
