"use client";
// Imports a folder that lies on the server, inside one of the code folders its settings allow.
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

const lastPart = (folder: string): string => folder.split(/[/\\]/).filter(Boolean).at(-1) ?? "";

export function ImportFolderDialog({
  folders,
  onImport,
  onClose,
}: {
  /** The server's code folders. */
  folders: string[];
  onImport: (name: string, folder: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const form = useId();
  const [folder, setFolder] = useState(folders[0] ?? "");
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const shownName = name ?? lastPart(folder);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refusal = await onImport(shownName.trim() || "My flows", folder);
    if (refusal === null) return;
    setError(refusal);
    setBusy(false);
  };

  return (
    <Dialog
      title="Import a folder on the server"
      width="medium"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy} disabled={folder === ""}>
            Import
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} className="flex flex-col gap-3">
        {folders.length === 0 ? (
          <Notice title="This server has no code folder yet.">
            Start it with TRIGGERBOARD_CODE_FOLDERS set to one or more folders, or upload the files instead.
          </Notice>
        ) : (
          <>
            <Combobox
              label="Folder"
              mono
              value={folder}
              options={folders.map((path) => ({ value: path, label: path }))}
              offerTyped={(text) => `Use ${text}`}
              hint="One of the server's code folders, or a folder inside one"
              onCommit={(value) => {
                setFolder(value);
                setError(null);
              }}
            />
            <TextField
              label="Name of the graph"
              value={shownName}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
            <p className="text-small text-text-3">Your code is parsed, never run.</p>
          </>
        )}
        {error !== null && (
          <Notice tone="error" live>
            {error}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
