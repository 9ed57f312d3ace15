"use client";
// What the editor does unasked beside drawing, fetched after it can be used: the clipboard, word of what others delete under one's hand, and
// of how the graph compares with what is deployed.
import { useEffect } from "react";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { useGraphSync } from "@/lib/client/queries/graph-sync";
import { QueryProvider } from "@/lib/client/queries/query-provider";
import { formatBranch } from "@/lib/core/graph/branch";
import { useActionContext } from "./action-context.tsx";
import { useClipboard } from "./use-clipboard.ts";
import { useLostChoice } from "./use-lost-choice.ts";

const graphIdOf = (state: EditorState) => state.graphId;
const branchOf = (state: EditorState) => state.branch;
const revisionOf = (state: EditorState) => state.revision;

export function EditorExtras() {
  const context = useActionContext();
  useClipboard(context);
  useLostChoice(context);
  return (
    <QueryProvider>
      <SyncWatcher />
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
