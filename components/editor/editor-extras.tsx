"use client";
// What the editor does unasked beside drawing, fetched after it can be used: the clipboard, word of how the graph compares with what is
// deployed, and the tour for newcomers.
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { isTourSeen } from "@/components/tour/tour-memory";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { fetchSometime } from "@/lib/client/editor/fetch-part";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import { useGraphSync } from "@/lib/client/queries/graph-sync";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import { formatBranch } from "@/lib/core/graph/branch";
import { useActionContext } from "./action-context.tsx";
import { useClipboard } from "./use-clipboard.ts";

const Tour = dynamic(() => fetchSometime(() => import("@/components/tour/tour")).then((file) => file.Tour), {
  ssr: false,
});

const tourOf = (state: ScreenState) => state.tour;
const graphIdOf = (state: EditorState) => state.graphId;
const branchOf = (state: EditorState) => state.branch;
const revisionOf = (state: EditorState) => state.revision;

export function EditorExtras({ offerTour }: { offerTour: boolean }) {
  useClipboard(useActionContext());
  const screen = useScreen();
  const tour = useScreenState(tourOf);
  useEffect(() => {
    if (offerTour && !isTourSeen()) screen.setState({ tour: "offered" });
  }, [offerTour, screen]);
  return (
    <QueryProvider>
      <SyncWatcher />
      {tour !== null && <Tour />}
    </QueryProvider>
  );
}

function SyncWatcher() {
  const screen = useScreen();
  const graphId = useEditorState(graphIdOf);
  const branch = useEditorState(branchOf);
  const revision = useEditorState(revisionOf);
  const sync = useGraphSync(graphId, formatBranch(branch) ?? "prod", revision);
  useEffect(() => screen.setState({ sync }), [screen, sync]);
  return null;
}
