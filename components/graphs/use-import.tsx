"use client";
// The ways to import: files, a folder of this computer, a folder of the server, a cluster, a graph that was exported.
import { FileCode, FileJson2, FolderCode, FolderOpen, Server } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { LatePart } from "@/components/ui/late-part";
import type { MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { lazyPart } from "@/lib/client/parts/later-part";
import { counted } from "@/lib/core/foundation/counted";
import type { Problem } from "@/lib/core/foundation/problem";
import type { GraphActions } from "./graph-actions.ts";
import { loadImportCluster, loadImportFiles, loadImportFolder } from "./later.ts";

const ImportFilesDialog = lazyPart(loadImportFiles);
const ImportFolderDialog = lazyPart(loadImportFolder);
const ImportClusterDialog = lazyPart(loadImportCluster);

type Open = { kind: "files"; picked: File[] } | { kind: "folder" } | { kind: "cluster" } | null;

/** Files that Python itself would not read: the import went on without them. */
function tellUnread(problems: readonly Problem[]): void {
  const [first] = problems;
  if (!first) return;
  const place =
    first.file === null ? "" : `${first.file}${first.line === null ? "" : `, line ${first.line}`}: `;
  const others = problems.length > 1 ? ` ${counted(problems.length - 1, "more file")} likewise.` : "";
  showToast(`Not everything was read. ${place}${first.message}.${others} The other flows are in the graph.`, {
    tone: "error",
  });
}

/** What was left out was listed before the import; it is not said twice in full. */
function tellLeftOut(notes: readonly string[]): void {
  const [first, ...others] = notes;
  if (!first) return;
  const more = others.length > 0 ? ` ${counted(others.length, "more note")} likewise.` : "";
  showToast(`Not everything was read. ${first}.${more} The other flows are in the graph.`, {
    tone: "error",
  });
}

/** @returns the items of an import menu, and what must stand somewhere in the page for them */
export function useImport(
  actions: Pick<GraphActions, "importFlows" | "importFolder" | "importCluster" | "importGraph">,
  folders: string[],
  /** `branch`: on which the graph is to be shown, where it is not production. */
  onImported: (graphId: string, branch?: string) => void,
): { items: MenuItem[]; dialogs: ReactNode } {
  const [open, setOpen] = useState<Open>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const graph = useRef<HTMLInputElement>(null);

  const settle = (
    answer: Awaited<ReturnType<GraphActions["importFlows"] | GraphActions["importGraph"]>>,
  ): string | null => {
    if (!answer.ok) return answer.error.message;
    if ("problems" in answer.value) tellUnread(answer.value.problems);
    onImported(answer.value.graphId);
    return null;
  };
  const pick = (input: HTMLInputElement) => {
    const picked = [...(input.files ?? [])];
    // The same files can be picked again.
    input.value = "";
    return picked;
  };
  const readGraph = async (input: HTMLInputElement) => {
    const [file] = pick(input);
    if (!file) return;
    const refusal = settle(await actions.importGraph({ text: await file.text() }));
    if (refusal !== null) showToast(`${file.name}: ${refusal}`, { tone: "error" });
  };

  return {
    items: [
      {
        label: "Python files",
        icon: FileCode,
        hint: "From this computer; they are read, never run",
        onSelect: () => files.current?.click(),
      },
      {
        label: "Folder of Python files",
        icon: FolderOpen,
        hint: "From this computer, with its subfolders",
        onSelect: () => folder.current?.click(),
      },
      {
        label: "Folder on the server",
        icon: FolderCode,
        hint: "One of the code folders it may read",
        onSelect: () => setOpen({ kind: "folder" }),
      },
      {
        label: "Cluster",
        icon: Server,
        hint: "What Metaflow has deployed to Argo",
        onSelect: () => setOpen({ kind: "cluster" }),
      },
      { kind: "separator" },
      {
        label: "Triggerboard graph",
        icon: FileJson2,
        hint: "A .json file that was exported here",
        onSelect: () => graph.current?.click(),
      },
    ],
    dialogs: (
      <>
        <input
          ref={files}
          type="file"
          multiple
          accept=".py"
          hidden
          aria-label="Python files"
          onChange={(event) => setOpen({ kind: "files", picked: pick(event.target) })}
        />
        <input
          ref={folder}
          type="file"
          // Not in React's types, although every browser has it.
          {...{ webkitdirectory: "" }}
          hidden
          aria-label="Folder of Python files"
          onChange={(event) => setOpen({ kind: "files", picked: pick(event.target) })}
        />
        <input
          ref={graph}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Triggerboard graph"
          onChange={(event) => void readGraph(event.target)}
        />
        <LatePart onLeave={() => setOpen(null)}>
          {open?.kind === "files" && (
            <ImportFilesDialog
              picked={open.picked}
              onClose={() => setOpen(null)}
              onImport={async (name, uploaded) =>
                settle(await actions.importFlows({ name, files: uploaded }))
              }
            />
          )}
          {open?.kind === "folder" && (
            <ImportFolderDialog
              folders={folders}
              onClose={() => setOpen(null)}
              onImport={async (name, path) => settle(await actions.importFolder({ name, folder: path }))}
            />
          )}
          {open?.kind === "cluster" && (
            <ImportClusterDialog
              onClose={() => setOpen(null)}
              onImport={async (input) => {
                const answer = await actions.importCluster(input);
                if (!answer.ok) return answer.error.message;
                tellLeftOut(answer.value.notes);
                onImported(answer.value.graphId, input.branch ?? undefined);
                return null;
              }}
            />
          )}
        </LatePart>
      </>
    ),
  };
}
