// What was changed in a graph, by whom and when: `?from=35&to=43` are the two revisions compared.
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { nameRevisionAction, restoreRevisionAction } from "@/app/actions/versions";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { VersionsScreen } from "@/components/versions/versions-screen";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { readVersionsAddress } from "@/lib/client/versions/versions-address";
import { loadGraph } from "@/lib/server/operations/load-graph";
import { readLog } from "@/lib/server/operations/read-log";

type Props = {
  params: Promise<{ graphId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection();
  const head = await loadGraph((await params).graphId);
  return { title: head.ok ? `Versions of ${head.value.document.name}` : "Not found" };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  await connection();
  const [{ graphId }, query, jar] = await Promise.all([params, searchParams, cookies()]);
  const head = await loadGraph(graphId);
  if (!head.ok) {
    if (head.error.code === "not-found") notFound();
    throw new Error(head.error.message);
  }
  const log = await readLog({ graphId });
  if (!log.ok) throw new Error(log.error.message);
  return (
    <VersionsScreen
      key={graphId}
      graph={{ id: graphId, name: head.value.document.name }}
      log={log.value}
      address={readVersionsAddress(query, log.value.head)}
      actions={{ restore: restoreRevisionAction, name: nameRevisionAction }}
      corner={<ThemeMenu initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />}
    />
  );
}
