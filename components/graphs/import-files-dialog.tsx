"use client";
// Shows which picked files will be read, asks for a name, and uploads them.
import { FileCode } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { counted } from "@/lib/core/foundation/counted";
import type { UploadedFile } from "./graph-actions.ts";
import { type PickedFile, pickedFolder, pythonFiles } from "./python-files.ts";

/** What one upload may hold; the server's own limit is the same. */
const LIMIT_BYTES = 8_000_000;

export function ImportFilesDialog({
  picked,
  onImport,
  onClose,
}: {
  picked: PickedFile[];
  /** Answers null when it is done, or a sentence that says why not. */
  onImport: (name: string, files: UploadedFile[]) => Promise<string | null>;
  onClose: () => void;
}) {
  const form = useId();
  const { files, passedOver } = pythonFiles(picked);
  const [name, setName] = useState(pickedFolder(picked) ?? "My flows");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const tooMuch = bytes > LIMIT_BYTES;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const texts = await Promise.all(
        files.map(async ({ path, file }) => ({ path, text: await file.text() })),
      );
      const refusal = await onImport(name.trim() || "My flows", texts);
      if (refusal === null) return;
      setError(refusal);
    } catch {
      setError(
        "A file could not be read: it may have been moved since it was picked. Nothing was imported. Pick again.",
      );
    }
    setBusy(false);
  };

  return (
    <Dialog
      title="Import my flows"
      width="medium"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            busy={busy}
            disabled={files.length === 0 || tooMuch}
          >
            Import {counted(files.length, "file")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} className="flex flex-col gap-3">
        {files.length === 0 ? (
          <Notice tone="warn" title="No Python file was picked.">
            Flows are read from files that end in .py. Folders of environments and hidden folders are passed
            over.
          </Notice>
        ) : (
          <>
            <TextField
              label="Name of the graph"
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
            <div>
              <p className="mb-1 font-medium text-small">
                {counted(files.length, "Python file")}
                {passedOver > 0 && (
                  <span className="font-normal text-text-3">
                    {" "}
                    · {counted(passedOver, "other file")} passed over
                  </span>
                )}
              </p>
              <ul
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
                tabIndex={0}
                aria-label="Files to read"
                className="max-h-52 overflow-y-auto rounded-control border border-line bg-sunken py-1"
              >
                {files.map(({ path }) => (
                  <li key={path} className="flex items-center gap-2 px-2.5 py-0.5 font-mono text-code">
                    <FileCode size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
                    <span className="min-w-0 truncate">{path}</span>
                  </li>
                ))}
              </ul>
            </div>
            <p className="text-small text-text-3">Your code is parsed, never run.</p>
          </>
        )}
        {tooMuch && (
          <Notice tone="error" title="That is too much for one upload.">
            The files have {Math.ceil(bytes / 1_000_000)} MB, and {LIMIT_BYTES / 1_000_000} MB fit. Pick the
            folder that holds the flows, or import a folder on the server.
          </Notice>
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
