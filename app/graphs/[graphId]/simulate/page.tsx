// Simulate a flow: `?flow=<id or name>`, with `pick=<Flow/run>` for picked runs and `simulation=<id>` for one to show.
import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { SimulateScreen } from "@/components/simulate/simulate-screen";
import { ThemeMenu } from "@/components/ui/theme-menu";
import type { FoundRuns } from "@/lib/client/simulate/run-batches";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { type RunReference, runReferenceSchema } from "@/lib/core/simulation/metaflow-run";
import { flowInGraphSchema } from "@/lib/core/simulation/simulate-request";
import { isOver, simulationIdSchema } from "@/lib/core/simulation/simulation";
import { listSimulations } from "@/lib/server/operations/list-simulations";
import { listUpstreamRuns } from "@/lib/server/operations/list-upstream-runs";
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
        branch: null,
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
      corner={<ThemeMenu initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />}
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
