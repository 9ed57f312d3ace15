// Run: checks all that can be known before Python starts, then lets the flow wait its turn.
import { join } from "node:path";
import { joinNames } from "@/lib/core/foundation/join-names.ts";
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { Flow, OnFinishTrigger } from "@/lib/core/graph/trigger-graph.ts";
import { printDecorators } from "@/lib/core/python/print-decorator.ts";
import { checkParameters } from "@/lib/core/simulation/check-parameters.ts";
import { flowCommand } from "@/lib/core/simulation/flow-command.ts";
import { type RunReference, runPathspec, whyNotPickable } from "@/lib/core/simulation/metaflow-run.ts";
import {
  runIdFileName,
  type SimulateFailure,
  type StartSimulation,
} from "@/lib/core/simulation/simulate-request.ts";
import type { Simulation } from "@/lib/core/simulation/simulation.ts";
import { undeclaredUpstreams } from "@/lib/core/simulation/undeclared-upstreams.ts";
import { type Datastore, sysrootOf } from "../metaflow/find-datastore.ts";
import { withoutSecrets } from "../metaflow/flow-environment.ts";
import { readRun } from "../metaflow/read-run.ts";
import { pythonHere } from "./python-here.ts";
import { flowToSimulate } from "./simulate-setup.ts";
import { type SimulationsHere, simulationsHere } from "./simulations-here.ts";

/**
 * @param runsIn where the new run shall be kept, when that is not where Metaflow would keep it by itself
 * @returns the simulation, queued; the one there is when its id was sent before; or why nothing was started
 */
export async function startSimulation(
  request: StartSimulation,
  runsIn: Datastore | null = null,
): Promise<Result<Simulation, SimulateFailure>> {
  const here = await simulationsHere();
  return here.once(request.id, async () => {
    const before = here.current(request.id) ?? (await here.store.read(request.id));
    return before === null ? start(here, request, runsIn) : ok(before);
  });
}

async function start(
  here: SimulationsHere,
  request: StartSimulation,
  runsIn: Datastore | null,
): Promise<Result<Simulation, SimulateFailure>> {
  const found = await flowToSimulate(request);
  if (!found.ok) return found;
  const { drawn, code } = found.value;
  const datastore = runsIn ?? found.value.datastore;
  const variables = { ...found.value.variables };
  if (datastore.root !== found.value.datastore.root)
    variables.METAFLOW_DATASTORE_SYSROOT_LOCAL = sysrootOf(datastore);
  if (!code.ok) return fail({ code: "no-code", message: code.error });
  const { folder, file, flow } = code.value;

  const undeclared = refuseUndeclared(flow, request.triggers);
  if (undeclared !== null) return fail(undeclared);
  const problems = checkParameters(flow.parameters, request.parameters);
  if (problems.length > 0) {
    const message = `${problems.map((problem) => problem.message).join(". ")}. Nothing was started.`;
    return fail({ code: "parameters", message, parameters: problems });
  }
  const runs = await checkRuns(datastore.root, request.triggers);
  if (!runs.ok) return runs;
  const python = await pythonHere();
  if (!python.ok) return fail({ code: "no-python", message: python.error.message });

  const simulation: Simulation = {
    id: request.id,
    graphId: request.graphId,
    flow: drawn.name,
    state: "queued",
    triggers: runs.value,
    parameters: request.parameters,
    command: flowCommand({
      python: python.value.python,
      file,
      branch: flow.project === undefined ? null : request.branch,
      triggers: request.triggers,
      parameters: request.parameters,
      runIdFile: join(here.folder, runIdFileName(request.id)),
    }),
    environment: variables,
    folder,
    runId: null,
    exitCode: null,
    failure: null,
    queuedMs: Date.now(),
    startedMs: null,
    endedMs: null,
  };
  await here.start(simulation, {
    environment: { ...withoutSecrets(process.env), ...variables },
    // Runs may go while it waits; Metaflow would say so less clearly, and only after a while.
    refuse: async () => {
      const still = await checkRuns(datastore.root, request.triggers);
      return still.ok ? null : still.error.message;
    },
  });
  return ok(simulation);
}

/** Metaflow takes runs of any flow; in the cluster only declared ones ever start this one. */
function refuseUndeclared(flow: Flow, triggers: readonly RunReference[]): SimulateFailure | null {
  const names = undeclaredUpstreams(
    flow,
    triggers.map((run) => run.flow),
  );
  if (names.length === 0) return null;
  const declared: OnFinishTrigger["upstreams"] =
    flow.trigger?.kind === "on-finish" ? flow.trigger.upstreams : [];
  const [decorator] = printDecorators({
    trigger: { kind: "on-finish", upstreams: [...declared, ...names.map((name) => ({ flow: name }))] },
  });
  const where = flow.source === undefined ? "its code" : `${flow.source.file}, line ${flow.source.line},`;
  return {
    code: "undeclared-upstream",
    message: `${flow.name} does not wait for ${joinNames(names)}: ${where} has no such @trigger_on_finish. Nothing was started. Metaflow would not notice, and in the cluster nothing would happen. Paste the decorator above the class, then run again.`,
    ...(decorator?.text ? { paste: decorator.text } : {}),
  };
}

/**
 * Mirrors what `--trigger` checks, with the reason: Metaflow has one sentence for a failed, a running and a killed run.
 * @returns the runs with the moment each finished
 */
async function checkRuns(
  root: string,
  triggers: readonly RunReference[],
): Promise<Result<Simulation["triggers"], SimulateFailure>> {
  const runs: Simulation["triggers"] = [];
  for (const reference of triggers) {
    const name = runPathspec(reference);
    const run = await readRun(root, reference.flow, reference.run);
    if (run === null) {
      return fail({
        code: "run-gone",
        message: `The run ${name} is not in ${root} any more. Nothing was started. Pick another one.`,
      });
    }
    const why = whyNotPickable(run, Date.now());
    if (why !== null) {
      return fail({
        code: "run-not-successful",
        message: `The run ${name} cannot start anything: ${why}. Metaflow takes only runs that succeeded. Nothing was started. Pick another one.`,
      });
    }
    runs.push({ ...reference, finishedMs: run.finishedMs });
  }
  return ok(runs);
}
