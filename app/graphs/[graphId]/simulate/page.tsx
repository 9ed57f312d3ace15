// Simulate a flow: `?flow=<id or name>`, with `pick=<Flow/run>` for picked runs and `simulation=<id>` for one to show; without `flow`
// it is asked for.
import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { FlowChooser } from "@/components/simulate/flow-chooser";
import { simulateAddress } from "@/components/simulate/simulate-address";
import { SimulateScreen } from "@/components/simulate/simulate-screen";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { USUAL_BRANCH, writeAddress } from "@/lib/client/editor/editor-address";
import { flowKey } from "@/lib/client/editor/editor-state";
import type { FoundRuns } from "@/lib/client/simulate/run-batches";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { type BranchChoice, parseBranch } from "@/lib/core/graph/branch";
import { type RunReference, runReferenceSchema } from "@/lib/core/simulation/metaflow-run";
import { flowInGraphSchema } from "@/lib/core/simulation/simulate-request";
import { isOver, simulationIdSchema } from "@/lib/core/simulation/simulation";
import { listSimulations } from "@/lib/server/operations/list-simulations";
import { listUpstreamRuns } from "@/lib/server/operations/list-upstream-runs";
import { loadGraph } from "@/lib/server/operations/load-graph";
import { readRunOfFlow } from "@/lib/server/operations/read-run-of-flow";
import { simulateSetup } from "@/lib/server/operations/simulate-setup";
import {
  runUpstreamOnceAction,
  setSimulateSettingsAction,
  setUpPythonAction,
  startSimulationAction,
  stopSettingUpPythonAction,
  stopSimulationAction,
} from "../../../actions/simulate";

type Query = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: "Simulate" };

/** Runs shown of each upstream at first. */
const FIRST_RUNS = 50;
const HISTORY = 20;

export default async function SimulatePage({
  params,
  searchParams,
}: {
  params: Promise<{ graphId: string }>;
  searchParams: Query;
}) {
  await connection();
  const [{ graphId }, query, jar] = await Promise.all([params, searchParams, cookies()]);
  const corner = <ThemeMenu initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />;
  const branch = [query.branch].flat()[0] ?? null;
  if (query.flow === undefined) return chooseFlow(graphId, branch, corner);
  const place = flowInGraphSchema.safeParse({ graphId, flow: query.flow });
  if (!place.success) notFound();
  const setup = await simulateSetup(place.data);
  if (!setup.ok) notFound();

  const upstreams = setup.value.upstreams.flatMap(({ flow }) => (flow === null ? [] : [flow]));
  const [lists, simulations] = await Promise.all([
    Promise.all(upstreams.map((of) => firstRuns(place.data, of))),
    listSimulations(graphId, setup.value.flow.name, HISTORY),
  ]);
  const runs = Object.fromEntries(upstreams.map((of, index) => [of, lists[index]])) as Record<
    string,
    FoundRuns
  >;
  const wished = [query.pick ?? []].flat().flatMap(parsePick);
  const picks = await Promise.all(
    upstreams.map(async (of) => {
      const wish = wished.find(({ flow }) => flow === of);
      const asked = wish && (await readRunOfFlow({ ...place.data, of, run: wish.run }));
      const run = asked?.ok ? asked.value : runs[of]?.runs.find(({ state }) => state.kind === "succeeded");
      return run === undefined ? [] : [{ flow: of, run: run.id, finishedMs: run.finishedMs }];
    }),
  );
  const shown = simulationIdSchema.safeParse(query.simulation);
  const underWay = simulations.find((simulation) => !isOver(simulation));

  return (
    <SimulateScreen
      start={{
        place: { graphId, flow: setup.value.flow.id },
        branch,
        testBranch: testBranchOf(branch),
        upstreams,
        picks: picks.flat(),
        parameters: {},
        shownId: shown.success ? shown.data : (underWay?.id ?? null),
        firstId: randomUUID(),
      }}
      setup={setup.value}
      runs={runs}
      simulations={simulations}
      nowMs={Date.now()}
      canvasHref={canvasHref(graphId, branch, setup.value.flow.id)}
      corner={corner}
      actions={{
        start: startSimulationAction,
        runUpstreamOnce: runUpstreamOnceAction,
        stop: stopSimulationAction,
        changeSettings: setSimulateSettingsAction,
        setUpPython: setUpPythonAction,
        stopSettingUpPython: stopSettingUpPythonAction,
      }}
    />
  );
}

async function chooseFlow(graphId: string, branch: string | null, corner: ReactNode) {
  const head = await loadGraph(graphId);
  if (!head.ok) notFound();
  const { name, flows } = head.value.document;
  const [only] = flows;
  if (flows.length === 1 && only) redirect(simulateAddress({ graphId, flow: only.id, branch }));
  return (
    <FlowChooser
      {...{ graphId, branch, corner }}
      graphName={name}
      flows={flows.map(({ id, name: flow, trigger, schedule, source }) => ({
        id,
        name: flow,
        trigger,
        schedule,
        source,
      }))}
      canvasHref={canvasHref(graphId, branch, null)}
    />
  );
}

const branchOf = (text: string | null): BranchChoice => {
  const parsed = parseBranch(text ?? "");
  return parsed.ok ? parsed.value : USUAL_BRANCH;
};

/** Of the branches in view only test branches are run on: what is not one runs as the user. */
function testBranchOf(text: string | null): string | null {
  const { production, branch } = branchOf(text);
  return production ? null : branch;
}

function canvasHref(graphId: string, branch: string | null, flow: string | null): string {
  const selection = flow === null ? [] : [flowKey(flow)];
  return `/graphs/${graphId}${writeAddress({ view: "canvas", branch: branchOf(branch), around: null, selection })}`;
}

async function firstRuns(place: { graphId: string; flow: string }, of: string): Promise<FoundRuns> {
  const wanted = { ...place, of, query: "", onlySucceeded: false, limit: FIRST_RUNS };
  const found = await listUpstreamRuns(wanted);
  return found.ok ? { ...found.value, done: true } : { runs: [], examined: 0, total: 0, done: true };
}

/** `ModelRefreshFlow/233` as it stands in an address; anything else is no wish. */
function parsePick(text: string): RunReference[] {
  const [flow, run] = text.split("/");
  const parsed = runReferenceSchema.safeParse({ flow, run });
  return parsed.success ? [parsed.data] : [];
}
