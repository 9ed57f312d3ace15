// unknown-upstream and unreachable-upstream: references of @trigger_on_finish that no known flow answers.
import { type BranchChoice, GENERIC_USER, parseBranch } from "../../graph/branch.ts";
import type { SimpleCommand } from "../../graph/command.ts";
import { type FlowRef, finishEventName, resolveUpstream } from "../../graph/flow-ref.ts";
import { isDynamic } from "../../graph/is-dynamic.ts";
import { canBeOn, canShareBranch } from "../../graph/resolve-branches.ts";
import type { FlowOnBranch, Wait } from "../../graph/resolve-graph.ts";
import type { Flow, FlowUpstream } from "../../graph/trigger-graph.ts";
import { type Finding, type Fix, makeFinding } from "../finding.ts";
import type { GraphRule, Report } from "../rule.ts";
import type { RuleContext } from "../rule-context.ts";

export const upstreams: GraphRule = (context, report) => {
  for (const { node, wait } of context.unheard) {
    const there = context.placed[node] as FlowOnBranch;
    checkUpstream(there, there.waits[wait] as Wait, context, report);
  }
};

function checkUpstream(there: FlowOnBranch, wait: Wait, context: RuleContext, report: Report): void {
  const { flow } = there;
  const { trigger } = flow;
  if (flow.external || trigger?.kind !== "on-finish") return;
  const { upstream: ref, places } = wait;
  const upstream = trigger.upstreams[places[0] ?? 0];
  if (!upstream || isDynamic(upstream)) return;
  const named = context.flowsNamed(upstream.flow);
  if (named.length === 0) report(unknown(context, flow, upstream, places));
  else if (ref && !named.some((one) => canMean(one, upstream, ref, there, context.branches)))
    report(unreachable(context, there, upstream, places, ref, named[0] as Flow));
}

/** Whether the reference can mean the flow: on the branches in view where it leaves the branch out, on any where it names one. */
function canMean(
  { project }: Flow,
  upstream: FlowUpstream,
  ref: FlowRef,
  waiting: FlowOnBranch,
  branches: readonly BranchChoice[] | null,
): boolean {
  if (project && isDynamic(project)) return true;
  if (!project || ref.project === null || ref.branch === null) return !project && ref.project === null;
  if (project.name !== ref.project) return false;
  if (upstream.branch === undefined && branches === null)
    return !waiting.flow.project || canShareBranch(project, waiting.flow.project);
  const branch = parseBranch(ref.branch);
  return branch.ok && canBeOn(project, branch.value);
}

/** The reference as Metaflow's long form would have it. */
const referenceText = ({ project = "", branch = "", flow }: FlowUpstream): string =>
  `${project}.${branch}.${flow}`;

function unknown(
  { nameOf, similarFlow }: RuleContext,
  flow: Flow,
  upstream: FlowUpstream,
  places: readonly number[],
): Finding {
  const meant = similarFlow(upstream.flow);
  const fixes = meant ? [replaceFix(flow, places, { ...upstream, flow: meant.name })] : [];
  return makeFinding(
    nameOf,
    [flow],
    {
      code: "unknown-upstream",
      message: `${nameOf(flow)} waits for ${upstream.flow}, and no flow of that name is known`,
      why: "Metaflow does not check the name. If nobody deploys such a flow, this one never starts.",
      fix: meant
        ? `Write ${meant.name}: capital letters count`
        : `Correct the name, add ${upstream.flow} to the graph, or remove the trigger`,
    },
    { detail: referenceText(upstream), fixes: [...fixes, removeFix(nameOf(flow), flow, upstream, places)] },
  );
}

function unreachable(
  { nameOf, branches }: RuleContext,
  waiting: FlowOnBranch,
  upstream: FlowUpstream,
  places: readonly number[],
  ref: FlowRef,
  known: Flow,
): Finding {
  const { flow } = waiting;
  const shown: FlowRef = ref.branch === `user.${GENERIC_USER}` ? { ...ref, branch: "<branch>" } : ref;
  const listens = `${nameOf(flow)} listens to ${finishEventName(shown)}`;
  const { reason, fix, instead } = mismatch(flow, upstream, ref, known);
  const corrected = instead && waiting.ref ? resolveUpstream(instead, waiting.ref) : null;
  const fixes =
    instead && corrected?.ok && canMean(known, instead, corrected.value, waiting, branches)
      ? [replaceFix(flow, places, instead)]
      : [];
  return makeFinding(
    nameOf,
    [flow],
    {
      code: "unreachable-upstream",
      message: `${nameOf(flow)} waits for ${upstream.flow} where it never is`,
      why: `${reason} ${listens}, which nobody sends.`,
      fix,
    },
    {
      detail: referenceText(upstream),
      fixes: [...fixes, removeFix(nameOf(flow), flow, upstream, places)],
    },
  );
}

/** Why the reference is not the flow of that name, and how it would have to be written, if that is all. */
type Mismatch = { reason: string; fix: string; instead: FlowUpstream | null };

function mismatch(flow: Flow, upstream: FlowUpstream, ref: FlowRef, known: Flow): Mismatch {
  const project = known.project && !isDynamic(known.project) ? known.project : null;
  if (!project && !flow.project) {
    return {
      reason: `${known.name} is in no project.`,
      fix: "Leave project and branch out",
      instead: { flow: upstream.flow },
    };
  }
  if (!project) {
    return {
      reason: `${known.name} is in no project, and @trigger_on_finish puts a project in front.`,
      fix: `Write @trigger(event="metaflow.${known.name}.end") instead, or put ${known.name} in a project`,
      instead: null,
    };
  }
  if (project.name !== ref.project) {
    const { project: _wrong, ...rest } = upstream;
    const own = flow.project && !isDynamic(flow.project) ? flow.project.name : null;
    if (ref.project === null) {
      return {
        reason: `${known.name} is in the project ${project.name}, and ${flow.name} is in none.`,
        fix: `Name project and project_branch: {"name": "${known.name}", "project": "${project.name}", "project_branch": "prod"}`,
        instead: null,
      };
    }
    return {
      reason: `${known.name} is in the project ${project.name}, not in ${ref.project}.`,
      fix: `Name its project: {"name": "${known.name}", "project": "${project.name}"}`,
      instead: own === project.name ? rest : { ...rest, project: project.name },
    };
  }
  const pins = [
    ...(project.production === undefined ? [] : [project.production ? "production" : "not production"]),
    ...(project.branch === undefined ? [] : [project.branch]),
  ];
  return {
    reason:
      pins.length > 0
        ? `${known.name} is pinned to ${pins.join(" and ")} in its code, so it is never on the branch ${ref.branch?.replace(GENERIC_USER, "…")}.`
        : `Metaflow never makes a branch ${ref.branch}.`,
    fix: "Name a branch it can be on: user.<name>, test.<branch>, prod or prod.<branch>",
    instead: null,
  };
}

/** The edits at each place that has the reference, from the end so that the places before stay what they are. */
function atPlaces(
  { trigger }: Flow,
  places: readonly number[],
  edits: (upstream: FlowUpstream, at: number) => SimpleCommand[],
): SimpleCommand[] {
  if (trigger?.kind !== "on-finish") return [];
  return [...places].reverse().flatMap((at) => {
    const upstream = trigger.upstreams[at];
    return upstream && !isDynamic(upstream) ? edits(upstream, at) : [];
  });
}

function replaceFix(flow: Flow, places: readonly number[], to: FlowUpstream): Fix {
  const commands = atPlaces(flow, places, (upstream, at) => [
    { type: "connect", flow: flow.id, upstream: to, at },
    { type: "disconnect", flow: flow.id, upstream, at: at + 1 },
  ]);
  const where = to.project === undefined ? to.flow : `${to.flow} in ${to.project}`;
  return { label: `Wait for ${where}`, commands: [{ type: "batch", commands }] };
}

function removeFix(name: string, flow: Flow, { flow: gone }: FlowUpstream, places: readonly number[]): Fix {
  const commands = atPlaces(flow, places, (upstream, at) => [
    { type: "disconnect", flow: flow.id, upstream, at },
  ]);
  return { label: `Remove ${gone} → ${name}`, commands };
}
