"use client";
// The editor's page: one graph, drawn as a canvas or told as a list, with what surrounds it.
import dynamic from "next/dynamic";
import { type ComponentType, type CSSProperties, type ReactNode, useEffect, useState } from "react";
import type { SensorPreviewSettings } from "@/components/inspector/sensor-tab";
import { flowOfEdge } from "@/lib/client/canvas/edge-key";
import { AnalysisProvider, useAnalysis } from "@/lib/client/editor/analysis-context";
import { createEditor, type Editor } from "@/lib/client/editor/create-editor";
import type { EditorAddress } from "@/lib/client/editor/editor-address";
import { EditorProvider, useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, eventKey, flowKey, noteKey } from "@/lib/client/editor/editor-state";
import { httpTransport, type SaveAction } from "@/lib/client/editor/http-transport";
import { newId } from "@/lib/client/editor/new-id";
import { ScreenProvider, useScreenState } from "@/lib/client/editor/screen-context";
import { createScreen, type Screen, type ScreenState, setPanel } from "@/lib/client/editor/screen-state";
import { unsavedBatches } from "@/lib/client/editor/unsaved-batches";
import { useHeld } from "@/lib/client/editor/use-held";
import { SOON_MS } from "@/lib/client/parts/later-part";
import type { PresenceLink } from "@/lib/client/people/presence-link";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { ActionProvider, useActionContext } from "./action-context.tsx";
import { Announcer } from "./announcer.tsx";
import { EditorDialogs } from "./editor-dialogs.tsx";
import { EditorTopBar } from "./editor-top-bar.tsx";
import { EditorTour } from "./editor-tour.tsx";
import {
  loadCanvas,
  loadExtras,
  loadInspector,
  loadLater,
  loadListView,
  loadPalette,
  loadProblems,
  loadViewBars,
} from "./later.ts";
import { PanelHandle, SidePanel } from "./side-panel.tsx";
import { useAddress } from "./use-address.ts";
import { useCollapsedGroups } from "./use-collapsed-groups.ts";
import { useEditorKeys } from "./use-editor-keys.ts";

const Inspector = dynamic(loadInspector, { ssr: false });
const Palette = dynamic(loadPalette, {
  ssr: false,
  loading: () => <div className="h-full border-line border-r bg-surface" />,
});
const ProblemsPanel = dynamic(loadProblems, { ssr: false, loading: ProblemsOutline });
const ListView = dynamic(loadListView, { ssr: false });
const ViewBars = dynamic(loadViewBars, { ssr: false });
const EditorExtras = dynamic(loadExtras, { ssr: false });

export type EditorScreenProps = {
  graphId: string;
  /** The document as text: React would take up each of its values on its own, which for 10,000 flows doubles the server's work. */
  head: { revision: number; json: string };
  address: EditorAddress;
  panels: ScreenState["panels"] | null;
  save: SaveAction;
  sensorSettings: SensorPreviewSettings;
  /** Somebody new is likely to look at it: the tour is shown to a browser that has not seen it. */
  offerTour: boolean;
  /** What stands in the canvas's place until its script has come. */
  outline: ReactNode;
  /** The right end of the top bar. */
  corner: ReactNode;
};

export function EditorScreen(props: EditorScreenProps) {
  const [link] = useState((): PresenceLink => ({ tab: newId(), hear: null }));
  const [editor] = useState(() => editorOf(props, link));
  const [screen] = useState(() => screenOf(props));
  // Follows the server while the page is open; whoever left the page unsaved is sent first.
  useEffect(() => editor.connect(), [editor]);
  useEffect(() => fitNarrowScreen(screen, props.address.view === null), [screen, props.address.view]);
  const settled = useSettled();
  useEffect(loadLater, []);
  useAddress(editor, screen);
  useCollapsedGroups(editor);
  return (
    <EditorProvider editor={editor}>
      <ScreenProvider screen={screen}>
        <AnalysisProvider>
          <ActionProvider>
            <EditorLayout {...props} link={settled ? link : null} />
            <EditorDialogs />
            <Announcer />
            <EditorTour offer={props.offerTour} />
            {settled && <EditorExtras />}
          </ActionProvider>
        </AnalysisProvider>
      </ScreenProvider>
    </EditorProvider>
  );
}

/** False while the page still comes to the screen, whose scripts go first. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

function editorOf({ graphId, head, address, save }: EditorScreenProps, link: PresenceLink): Editor {
  const storage = typeof window === "undefined" ? null : window.localStorage;
  const editor = createEditor({
    graphId,
    graph: JSON.parse(head.json) as TriggerGraph,
    revision: head.revision,
    branch: address.branch,
    transport: httpTransport(graphId, save, link),
    unsaved: unsavedBatches(graphId, storage, () => Date.now()),
    newId,
  });
  editor.select(address.selection);
  return editor;
}

function screenOf({ address, panels }: EditorScreenProps): Screen {
  const { view, around } = address;
  return createScreen({
    ...(panels ? { panels } : {}),
    view: view ?? "canvas",
    around,
    tabStop: around?.centres[0] ?? null,
  });
}

/** Where panels lie over the canvas they start closed; on a phone the list is the better start. */
function fitNarrowScreen(screen: Screen, free: boolean): void {
  if (window.innerWidth < 900) setPanel(screen, "palette", { open: false });
  if (window.innerWidth < 720 && free) screen.setState({ view: "list" });
}

const viewOf = (state: ScreenState) => state.view;
const barsWanted = ({ around, found }: ScreenState) => around !== null || found !== null;
const inspectorOf = (state: ScreenState) => state.panels.inspector;
const isConnecting = (state: ScreenState) => state.connecting !== null;
const problemsOpen = (state: ScreenState) => state.panels.problems.open;
const isFraming = (state: ScreenState) => state.framing;
const nameOf = (state: EditorState) => state.graph.name;
const flowCountOf = (state: EditorState) => state.graph.flows.length;
const hasInspection = ({ graph, selection, chosenEdges }: EditorState): boolean => {
  const [edge] = chosenEdges;
  if (selection.size === 0)
    return chosenEdges.size === 1 && edge !== undefined && Boolean(flowOfEdge(graph, edge));
  return (
    graph.flows.some(({ id }) => selection.has(flowKey(id))) ||
    graph.events.some(({ name }) => selection.has(eventKey(name))) ||
    (graph.notes ?? []).some(({ id }) => selection.has(noteKey(id)))
  );
};

function EditorLayout({
  sensorSettings,
  outline,
  corner,
  link,
}: EditorScreenProps & { link: PresenceLink | null }) {
  const view = useScreenState(viewOf);
  const name = useEditorState(nameOf);
  // Chosen by a frame, the panel comes once the frame is let go: it takes room from the canvas.
  const inspected = useHeld(useEditorState(hasInspection), useScreenState(isFraming));
  const hasBars = useScreenState(barsWanted);
  const Canvas = useCanvas();
  const context = useActionContext();
  useEditorKeys(context);
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <EditorTopBar corner={corner} link={link} />
      <div className="relative flex min-h-0 flex-1">
        <SidePanel name="palette">
          <Palette />
        </SidePanel>
        <main className="relative flex min-w-0 flex-1 flex-col">
          <h1 className="sr-only">{name}</h1>
          <PanelHandle name="palette" />
          {inspected && <PanelHandle name="inspector" />}
          <PanelHandle name="problems" />
          {hasBars && <ViewBars />}
          <div className="relative min-h-0 flex-1">
            {view === "list" ? <ListView /> : Canvas ? <Canvas /> : outline}
          </div>
          <Problems covered={inspected} />
        </main>
        {inspected && (
          <SidePanel name="inspector">
            <Inspector settings={sensorSettings} />
          </SidePanel>
        )}
      </div>
    </div>
  );
}

/** The largest part of the editor is fetched once all else answers. @returns null until it is there */
function useCanvas(): ComponentType | null {
  const [canvas, setCanvas] = useState<{ Canvas: ComponentType } | null>(null);
  useEffect(() => {
    loadCanvas().then((Canvas) => setCanvas({ Canvas }));
  }, []);
  return canvas?.Canvas ?? null;
}

/** @param covered the inspector stands there; where it lies over the rest, the problems keep to what is left of them */
function Problems({ covered }: { covered: boolean }) {
  const inspector = useScreenState(inspectorOf);
  const connecting = useScreenState(isConnecting);
  const isBeside = covered && inspector.open && !connecting;
  const { ready, analysis } = useAnalysis();
  const flows = useEditorState(flowCountOf);
  const open = useScreenState(problemsOpen);
  const panel = ready ? <ProblemsPanel analysis={analysis} flows={flows} /> : <ProblemsOutline />;
  return (
    <div
      style={{ "--covered": isBeside ? `${inspector.size}px` : "0px" } as CSSProperties}
      className="shrink-0 min-[720px]:max-[1199px]:pr-(--covered)"
    >
      {open ? <SidePanel name="problems">{panel}</SidePanel> : <div className="h-8">{panel}</div>}
    </div>
  );
}

/** Where the problems will stand. */
function ProblemsOutline() {
  return <div className="h-full border-line border-t bg-surface" />;
}
