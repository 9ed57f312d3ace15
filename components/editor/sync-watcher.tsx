"use client";
// Keeps the editor told how its graph compares with what is deployed. Shows nothing itself.
import { useEffect } from "react";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { useGraphSync } from "@/lib/client/queries/graph-sync";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import { formatBranch } from "@/lib/core/graph/branch";

const graphIdOf = (state: EditorState) => state.graphId;
const branchOf = (state: EditorState) => state.branch;
const revisionOf = (state: EditorState) => state.revision;

export function SyncWatcher() {
  return (
    <QueryProvider>
      <Watcher />
    </QueryProvider>
  );
}

function Watcher() {
  const screen = useScreen();
  const graphId = useEditorState(graphIdOf);
  const branch = useEditorState(branchOf);
  const revision = useEditorState(revisionOf);
  const sync = useGraphSync(graphId, formatBranch(branch) ?? "prod", revision);
  useEffect(() => screen.setState({ sync }), [screen, sync]);
  return null;
}
