"use client";
// Simulate: run a flow's code here with upstream runs of one's choice, and watch it.
import { Play, Settings2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TopBar } from "@/components/ui/top-bar";
import type { FoundRuns } from "@/lib/client/simulate/run-batches";
import { usePythonStatus, useSimulateSetup, useSimulations } from "@/lib/client/simulate/simulate-queries";
import { useSimulationLog } from "@/lib/client/simulate/use-simulation-log";
import { flowCommand } from "@/lib/core/simulation/flow-command";
import { type OneRun, runIdFileName, type SimulateSetup } from "@/lib/core/simulation/simulate-request";
import { isOver, type Simulation } from "@/lib/core/simulation/simulation";
import { EarlierSimulations } from "./earlier-simulations.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { ParametersForm } from "./parameters-form.tsx";
import { PythonNotice } from "./python-notice.tsx";
import { RunDialog } from "./run-dialog.tsx";
import type { SimulateActions } from "./simulate-actions.ts";
import { simulateAddress } from "./simulate-address.ts";
import { SimulateConsole } from "./simulate-console.tsx";
import { SimulateSettingsDialog } from "./simulate-settings-dialog.tsx";
import { Upstreams } from "./upstreams.tsx";
import { useNow } from "./use-now.ts";
import { type SimulateStart, useSimulate } from "./use-simulate.ts";

export type SimulateScreenProps = {
  start: SimulateStart;
  setup: SimulateSetup;
  /** The newest runs of each upstream, by its name. */
  runs: Record<string, FoundRuns>;
  simulations: Simulation[];
  nowMs: number;
  /** The editor with this flow chosen. */
  canvasHref: string;
  actions: SimulateActions;
  /** The right end of the top bar. */
  corner: ReactNode;
};

export function SimulateScreen(props: SimulateScreenProps) {
  const { start, actions } = props;
  const { graphId, flow: flowId } = start.place;
  const setup = useSimulateSetup(graphId, flowId, props.setup).data;
  const python = usePythonStatus().data;
  const flow = setup.flow.name;
  const simulations = useSimulations(graphId, flow, props.simulations).data;
  const screen = useSimulate(actions, start);
  const followed = useSimulationLog(screen.shownId, screen.onOver);
  const underWay = followed.simulation !== null && !isOver(followed.simulation);
  const nowMs = useNow(props.nowMs, underWay || python?.kind === "setting-up" ? 500 : null);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const [openRun, setOpenRun] = useState<OneRun | null>(null);

  const { code } = setup;
  const next = {
    command: flowCommand({
      python: python?.kind === "ready" ? python.python : "python3",
      file: code.ok ? code.file : "the flow's file",
      branch: setup.flow.underProject ? start.testBranch : null,
      triggers: screen.picks,
      parameters: screen.parameters,
      runIdFile: `${setup.runIdFolder}/${runIdFileName(screen.nextId)}`,
    }),
    environment: setup.environment,
    folder: code.ok ? code.folder : "",
  };
  const named = setup.upstreams.filter(({ flow: name }) => name !== null);
  const unpicked = named.filter(({ flow: name }) => !screen.picks.some((pick) => pick.flow === name));
  const canRun = code.ok && python?.kind === "ready" && unpicked.length === 0;

  return (
    <div className="flex min-h-dvh flex-col xl:h-dvh">
      <TopBar
        crumbs={[
          { label: "Graphs", href: "/" },
          { label: setup.graphName, href: props.canvasHref },
          { label: flow, href: props.canvasHref },
          { label: "Simulate" },
        ]}
        actions={
          <>
            {props.corner}
            <Link href={props.canvasHref} className={buttonClasses()}>
              Back to canvas
            </Link>
          </>
        }
      />
      <div className="grid min-h-0 flex-1 grid-cols-1 xl:grid-cols-[minmax(0,860fr)_minmax(0,580fr)]">
        <main className="min-w-0 overflow-y-auto px-6 py-5">
          <div className="mx-auto flex max-w-[1040px] flex-col gap-4">
            <div className="flex flex-wrap items-center gap-2">
              <div className="min-w-0 flex-1 max-[639px]:basis-full">
                <h1 className="truncate text-title">Simulate {flow}</h1>
                <p className="text-small text-text-3">
                  Runs your code here, with upstream runs you choose. The cluster starts nothing.
                </p>
              </div>
              <Button size="large" icon={Settings2} onClick={() => setSettingsOpen(true)}>
                Settings
              </Button>
              <Button
                variant="primary"
                size="large"
                icon={Play}
                busy={screen.starting || underWay}
                disabled={!canRun}
                onClick={() => void screen.run()}
              >
                {underWay ? "Running" : `Run ${flow}`}
              </Button>
            </div>
            <p className="text-small text-text-3">
              {setup.datastore.explanation} Runs as <span className="font-mono text-code">{setup.user}</span>
              {setup.flow.underProject && (
                <>
                  {" "}
                  on branch{" "}
                  <span className="font-mono text-code">
                    {start.testBranch === null ? `user.${setup.user}` : `test.${start.testBranch}`}
                  </span>
                  , never in production
                </>
              )}
              .{" "}
              <button
                type="button"
                onClick={() => setSettingsOpen(true)}
                className="rounded-key font-medium text-accent hover:underline"
              >
                Change
              </button>
            </p>
            {screen.failure !== null && (
              <FailureNotice failure={screen.failure} onClose={screen.dismissFailure} />
            )}
            {!code.ok && (
              <Notice tone="warn" title="This flow cannot be run here.">
                {code.message}
              </Notice>
            )}
            <PythonNotice
              status={python}
              nowMs={nowMs}
              onSetUp={() => void screen.setUpPython()}
              onStop={() => void screen.stopSettingUpPython()}
            />
            <Upstreams
              place={start.place}
              upstreams={setup.upstreams}
              runs={props.runs}
              folder={setup.datastore.root}
              picks={screen.picks}
              nowMs={nowMs}
              onPick={screen.pick}
              onRunOnce={
                python?.kind === "ready" && !underWay ? (of) => void screen.runUpstreamOnce(of) : null
              }
              onLookElsewhere={() => setSettingsOpen(true)}
            />
            <ParametersForm
              parameters={setup.parameters}
              values={screen.parameters}
              problems={screen.failure?.parameters ?? []}
              onValues={screen.setParameters}
            />
            <EarlierSimulations
              {...{ flow, simulations, nowMs }}
              shownId={screen.shownId}
              onShow={screen.show}
              onUse={screen.use}
            />
          </div>
        </main>
        <SimulateConsole
          {...{ followed, next, flow, nowMs }}
          shownId={screen.shownId}
          picks={screen.picks}
          changed={screen.changed}
          steps={setup.steps?.length ?? null}
          onStop={screen.stop}
          onOpenRun={(simulation) =>
            setOpenRun({ ...start.place, of: simulation.flow, run: simulation.runId ?? "" })
          }
          onAgain={(simulation) =>
            void (simulation.flow === flow
              ? screen.runAgain(simulation)
              : screen.runUpstreamOnce(simulation.flow))
          }
        />
      </div>
      {settingsOpen && (
        <SimulateSettingsDialog
          {...{ setup, python }}
          onClose={() => setSettingsOpen(false)}
          onSave={async (settings) => {
            const refusal = await screen.changeSettings(settings);
            if (refusal === null) setSettingsOpen(false);
            return refusal;
          }}
        />
      )}
      {openRun !== null && (
        <RunDialog
          one={openRun}
          setup={setup}
          downstream={
            openRun.of === flow
              ? setup.downstream.map(({ id, name }) => ({
                  name,
                  href: simulateAddress({
                    graphId,
                    flow: id,
                    picks: [{ flow: openRun.of, run: openRun.run }],
                    branch: start.branch,
                  }),
                }))
              : []
          }
          onClose={() => setOpenRun(null)}
        />
      )}
    </div>
  );
}
