"use client";
// The folders flows are read from: those the environment fixes can be seen, the others changed.
import { Folder, FolderX, Plus, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import type { CodeFolder } from "@/lib/core/python/code-folder";
import type { SettingsActions } from "./settings-actions.ts";

const FROM: Record<CodeFolder["from"], string> = {
  environment: "TRIGGERBOARD_CODE_FOLDERS",
  settings: "added here",
  examples: "comes with Triggerboard",
};

const UNREACHED = {
  ok: false as const,
  error: { message: "The server does not answer. Nothing was changed." },
};

export function CodeFoldersSection({
  initial,
  actions,
}: {
  initial: CodeFolder[];
  actions: Pick<SettingsActions, "addCodeFolder" | "removeCodeFolder">;
}) {
  const [folders, setFolders] = useState(initial);
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isFixed = folders.some(({ from }) => from === "environment");

  const add = async (folder: string): Promise<string | null> => {
    const answer = await actions.addCodeFolder({ folder }).catch(() => UNREACHED);
    if (answer.ok) setFolders(answer.value);
    return answer.ok ? null : answer.error.message;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === "") return setError("Name a folder by its whole path.");
    setBusy(true);
    const refusal = await add(typed.trim());
    setBusy(false);
    setError(refusal);
    if (refusal === null) setTyped("");
  };
  const remove = async ({ path, found }: CodeFolder) => {
    const answer = await actions.removeCodeFolder({ folder: path }).catch(() => UNREACHED);
    if (!answer.ok) return showToast(`${path} stays. ${answer.error.message}`, { tone: "error" });
    setFolders(answer.value);
    const undo = async () => {
      const refusal = await add(path);
      if (refusal !== null) showToast(refusal, { tone: "error" });
    };
    showToast(`${path} is no longer read. Graphs and files stay as they are`, {
      // One that is gone could not be added again.
      ...(found ? { action: { label: "Undo", run: () => void undo() } } : {}),
    });
  };

  return (
    <div className="flex flex-col gap-3">
      {isFixed && (
        <Notice tone="info" title="Fixed by the environment.">
          TRIGGERBOARD_CODE_FOLDERS names these folders where the server is started. To change them, change it
          there and start Triggerboard again.
        </Notice>
      )}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {folders.map((folder) => (
          <li key={folder.path} className="flex min-h-11 items-center gap-3 px-3 py-1.5">
            {folder.found ? (
              <Folder size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
            ) : (
              <FolderX size={16} strokeWidth={1.75} className="shrink-0 text-warn" />
            )}
            <span className="min-w-0 flex-1">
              <span className="block font-mono text-code text-text wrap-anywhere">{folder.path}</span>
              <span className="block text-small text-text-3">
                {FROM[folder.from]}
                {!folder.found && <span className="text-warn"> · there is no such folder now</span>}
              </span>
            </span>
            {folder.from === "settings" && (
              <IconButton
                label={`Remove ${folder.path}`}
                icon={Trash2}
                size="small"
                onClick={() => void remove(folder)}
              />
            )}
          </li>
        ))}
      </ul>
      {!isFixed && (
        <form onSubmit={submit} className="flex items-start gap-2">
          <TextField
            label="Add a code folder"
            mono
            value={typed}
            placeholder="/home/me/flows"
            hint="Its whole path on the server’s computer"
            error={error}
            onChange={(event) => {
              setTyped(event.target.value);
              setError(null);
            }}
            fieldClassName="flex-1"
          />
          <Button type="submit" icon={Plus} busy={busy} className="mt-5">
            Add folder
          </Button>
        </form>
      )}
    </div>
  );
}
