"use client";
// The deploy page: choose target and branch, read the plan, apply what is chosen, see what came of it.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useCallback, useState } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { LinkPending } from "@/components/ui/link-pending";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { TopBar } from "@/components/ui/top-bar";
import type { PlanRequest } from "@/lib/core/plan/deploy-request";
import type { TargetDescription } from "@/lib/core/plan/target";
import type { DeployActions, History } from "./deploy-actions.ts";
import { DeployAside } from "./deploy-aside.tsx";
import { DeployHeader } from "./deploy-header.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { usePlan } from "./use-plan.ts";

export type DeployScreenProps = {
  graph: { id: string; name: string; revision: number; projects: string[] };
  targets: TargetDescription[];
  /** Id of the target to begin with. */
  target: string;
  branches: string[];
  branch: string;
  history: History;
  actions: DeployActions;
  /** The right end of the top bar. */
  corner: ReactNode;
};

/** When this server has none at all. */
const UNKNOWN_TARGET: TargetDescription = { id: "", kind: "directory", name: "no target", place: "" };

export function DeployScreen({
  graph,
  targets,
  branches,
  history,
  actions,
  corner,
  ...first
}: DeployScreenProps) {
  const queries = useQueryClient();
  const [place, setPlace] = useState({ target: first.target, branch: first.branch });
  const [takeOver, setTakeOver] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const target = targets.find(({ id }) => id === place.target) ?? UNKNOWN_TARGET;

  const request: PlanRequest = { graphId: graph.id, ...place, takeOver: [...takeOver].sort() };
  const plan = usePlan(actions, request);
  const past = useQuery({
    queryKey: ["deployments", graph.id, place.target],
    queryFn: async () => {
      const answer = await actions.listDeployments({ graphId: graph.id, target: place.target });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    },
    ...(place.target === first.target ? { initialData: history } : {}),
  });

  const choose = (next: typeof place) => {
    setPlace(next);
    setTakeOver([]);
    // The address says what is shown, so that it can be passed on.
    window.history.replaceState(null, "", `?${new URLSearchParams(next)}`);
  };
  const { planAgain } = plan;
  const onChanged = useCallback(() => {
    queries.invalidateQueries({ queryKey: ["deployments", graph.id] });
    planAgain();
  }, [queries, graph.id, planAgain]);
  const onTakeOver = (key: string, take: boolean) =>
    setTakeOver(take ? [...takeOver, key] : takeOver.filter((one) => one !== key));

  const { answer } = plan;
  const settings =
    answer === null ? null : answer.ok ? answer.value.settings : (answer.error.settings ?? null);
  const graphHref = `/graphs/${graph.id}?${new URLSearchParams({ branch: place.branch })}`;
  return (
    <div className="flex h-dvh flex-col">
      <TopBar
        crumbs={[{ label: "Graphs", href: "/" }, { label: graph.name, href: graphHref }, { label: "Deploy" }]}
        actions={
          <>
            {corner}
            <Link href={graphHref} className={buttonClasses()}>
              Back to canvas
              <LinkPending />
            </Link>
          </>
        }
      />
      <div className="flex min-h-0 flex-1 max-[900px]:flex-col max-[900px]:overflow-y-auto">
        <PlanPanel
          key={`${place.target} ${place.branch}`}
          graphHref={graphHref}
          request={request}
          plan={plan}
          actions={actions}
          targetName={target.name}
          underWay={past.data?.deployments.find(({ state }) => state === "applying")?.id ?? null}
          onBusy={setBusy}
          onChanged={onChanged}
          onTakeOver={onTakeOver}
          header={
            <DeployHeader
              {...graph}
              revision={answer?.ok ? answer.value.plan.revision : graph.revision}
              targets={targets}
              target={target}
              branches={branches.includes(place.branch) ? branches : [place.branch, ...branches]}
              branch={place.branch}
              locked={busy}
              onTarget={(id) => choose({ ...place, target: id })}
              onBranch={(branch) => choose({ ...place, branch })}
            />
          }
        >
          {answer === null && (
            <p className="appear-late py-10 text-center">
              <Spinner label={`Reading ${target.name}`} />
            </p>
          )}
          {answer?.ok === false &&
            (settings ? (
              <section
                aria-label="Settings that are missing"
                className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
              >
                <Notice tone="info" title="There is no plan yet.">
                  {answer.error.message}
                </Notice>
                <SettingsForm
                  target={place.target}
                  offerExamples={target.kind === "directory"}
                  settings={settings}
                  actions={actions}
                  onSaved={onChanged}
                />
              </section>
            ) : (
              <Notice
                tone="error"
                live
                title="There is no plan."
                className="p-4"
                actions={
                  <Button size="small" busy={plan.planning} onClick={planAgain}>
                    Plan again
                  </Button>
                }
              >
                {answer.error.message}
              </Notice>
            ))}
        </PlanPanel>
        <DeployAside
          target={target}
          history={past.data ?? null}
          settings={answer?.ok ? answer.value.settings : null}
          actions={actions}
          onSaved={onChanged}
        />
      </div>
    </div>
  );
}
