// The list of graphs.
import { cookies } from "next/headers";
import { connection } from "next/server";
import { GraphsScreen } from "@/components/graphs/graphs-screen";
import { SettingsLink } from "@/components/settings/settings-link";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { QueryProvider } from "@/lib/client/queries/query-provider";
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
    <QueryProvider>
      <GraphsScreen
        graphs={graphs}
        deployed={deployed}
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
    </QueryProvider>
  );
}
