// The list of graphs.
import { cookies } from "next/headers";
import { connection } from "next/server";
import { cardParts } from "@/components/graphs/card-parts";
import { ExampleDrawing } from "@/components/graphs/example-drawing";
import { GraphsScreen } from "@/components/graphs/graphs-screen";
import { SettingsLink } from "@/components/settings/settings-link";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { codeFolders } from "@/lib/server/operations/code-folders";
import { lastDeployments } from "@/lib/server/operations/last-deployments";
import { listGraphs } from "@/lib/server/operations/list-graphs";
import {
  createGraphAction,
  deleteGraphAction,
  duplicateGraphAction,
  importClusterAction,
  importFlowsAction,
  importFolderAction,
  importGraphAction,
  openExamplesAction,
  renameGraphAction,
  restoreGraphAction,
} from "./actions/graphs";

export default async function GraphsPage() {
  await connection();
  const [graphs, deployed, folders, jar] = await Promise.all([
    listGraphs(),
    lastDeployments(),
    codeFolders(),
    cookies(),
  ]);
  return (
    <GraphsScreen
      graphs={graphs.map(({ thumbnail: _, ...listed }) => listed)}
      parts={new Map(graphs.map((graph) => [graph.id, cardParts(graph, deployed.get(graph.id) ?? [])]))}
      drawing={graphs.length === 0 ? <ExampleDrawing /> : null}
      folders={folders}
      corner={
        <>
          <SettingsLink />
          <ThemeMenu initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />
        </>
      }
      actions={{
        create: createGraphAction,
        openExamples: openExamplesAction,
        importGraph: importGraphAction,
        importFlows: importFlowsAction,
        importFolder: importFolderAction,
        importCluster: importClusterAction,
        rename: renameGraphAction,
        duplicate: duplicateGraphAction,
        remove: deleteGraphAction,
        restore: restoreGraphAction,
      }}
    />
  );
}
