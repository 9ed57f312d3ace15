// One graph in the editor.
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { saveCommandsAction } from "@/app/actions/graphs";
import { CanvasOutline } from "@/components/canvas/canvas-outline";
import { EditorScreen } from "@/components/editor/editor-screen";
import { UnreadableGraph } from "@/components/editor/unreadable-graph";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { readAddress } from "@/lib/client/editor/editor-address";
import { PANEL_COOKIE } from "@/lib/client/editor/panel-cookie";
import { parsePanels } from "@/lib/client/editor/parse-panels";
import { parseTheme, THEME_COOKIE } from "@/lib/client/theme/theme";
import { loadGraph } from "@/lib/server/operations/load-graph";
import { offersTour } from "@/lib/server/operations/offers-tour";
import { sensorPreviewSettings } from "@/lib/server/operations/sensor-preview-settings";

type Props = {
  params: Promise<{ graphId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection();
  const head = await loadGraph((await params).graphId);
  return { title: head.ok ? head.value.document.name : "Not found" };
}

export default async function GraphPage({ params, searchParams }: Props) {
  await connection();
  const { graphId } = await params;
  const [head, query, jar] = await Promise.all([loadGraph(graphId), searchParams, cookies()]);
  if (!head.ok) {
    if (head.error.code !== "unreadable") notFound();
    return <UnreadableGraph graphId={graphId} message={head.error.message.replace(/\.$/, "")} />;
  }
  const address = readAddress(query, head.value.document);
  return (
    <EditorScreen
      // Another graph is another editor.
      key={graphId}
      graphId={graphId}
      head={{ revision: head.value.revision, json: JSON.stringify(head.value.document) }}
      address={address}
      panels={parsePanels(jar.get(PANEL_COOKIE)?.value)}
      save={saveCommandsAction}
      sensorSettings={await sensorPreviewSettings(graphId)}
      offerTour={await offersTour(graphId)}
      outline={<CanvasOutline graph={head.value.document} branch={address.branch} />}
      corner={<ThemeMenu initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />}
    />
  );
}
