// Where a graph goes live: the plan, the gate, the apply and the history.
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import {
  applyPlanAction,
  listDeploymentsAction,
  planDeploymentAction,
  saveTargetSettingsAction,
} from "@/app/actions/deploy";
import { saveCommandsAction } from "@/app/actions/graphs";
import { DeployScreen } from "@/components/deploy/deploy-screen";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { loadGraph } from "@/lib/server/operations/load-graph";
import { openDeploy } from "@/lib/server/operations/open-deploy";

type Props = {
  params: Promise<{ graphId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection();
  const head = await loadGraph((await params).graphId);
  return { title: head.ok ? `Deploy ${head.value.document.name}` : "Not found" };
}

export default async function DeployPage({ params, searchParams }: Props) {
  await connection();
  const [{ graphId }, query, jar] = await Promise.all([params, searchParams, cookies()]);
  const one = (name: string) => [query[name]].flat()[0] ?? null;
  const start = await openDeploy(graphId, { target: one("target"), branch: one("branch") });
  if (!start.ok) {
    if (start.error.code === "not-found") notFound();
    throw new Error(start.error.message);
  }
  return (
    <DeployScreen
      key={graphId}
      {...start.value}
      actions={{
        plan: planDeploymentAction,
        apply: applyPlanAction,
        saveSettings: saveTargetSettingsAction,
        listDeployments: listDeploymentsAction,
        save: saveCommandsAction,
      }}
      corner={<ThemeMenu initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />}
    />
  );
}
