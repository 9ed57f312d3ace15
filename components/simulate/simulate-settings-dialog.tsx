"use client";
// Where runs are looked for, as whom flows run, with which Python, how many at once.
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { PythonStatus, SimulateSetup } from "@/lib/core/simulation/simulate-request";
import { type SimulateSettings, simulateSettingsSchema } from "@/lib/core/simulation/simulate-settings";

export function SimulateSettingsDialog({
  setup,
  python,
  onSave,
  onClose,
}: {
  setup: SimulateSetup;
  python: PythonStatus | undefined;
  /** @returns why they were not kept, or null */
  onSave: (settings: SimulateSettings) => Promise<string | null>;
  onClose: () => void;
}) {
  const form = useId();
  const { settings } = setup;
  const [datastore, setDatastore] = useState(settings.datastore ?? "");
  const [user, setUser] = useState(settings.user ?? "");
  const [pythonPath, setPythonPath] = useState(settings.python ?? "");
  const [atOnce, setAtOnce] = useState(String(settings.atOnce));
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = simulateSettingsSchema.safeParse({
      datastore: datastore.trim() || null,
      user: user.trim() || null,
      python: pythonPath.trim() || null,
      atOnce: Number(atOnce),
    });
    if (!wanted.success) {
      const [issue] = wanted.error.issues;
      return setError(
        issue?.path[0] === "atOnce"
          ? "At once: a whole number from 1 to 32"
          : (issue?.message ?? "Not understood"),
      );
    }
    setBusy(true);
    setError(await onSave(wanted.data));
    setBusy(false);
  };

  return (
    <Dialog
      title="How flows are simulated"
      width="medium"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            Save settings
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-3">
        <TextField
          label="Folder with the runs"
          mono
          value={datastore}
          placeholder={setup.datastore.root}
          hint={
            datastore.trim() === ""
              ? `${setup.datastore.explanation} Name a folder that holds .metaflow to look elsewhere.`
              : "Runs are looked for and kept in .metaflow there. Leave it empty to follow Metaflow's own rules."
          }
          onChange={(event) => setDatastore(event.target.value)}
        />
        <TextField
          label="Run as"
          mono
          value={user}
          placeholder={setup.user}
          hint="The user name that Metaflow notes with each run. It refuses to run as root."
          onChange={(event) => setUser(event.target.value)}
        />
        <TextField
          label="Python"
          mono
          value={pythonPath}
          placeholder={python?.kind === "ready" ? python.python : "the one found here"}
          hint={
            python?.kind === "ready"
              ? `In use: ${python.python}, Python ${python.pythonVersion} with Metaflow ${python.metaflowVersion}`
              : "A Python that can import metaflow."
          }
          onChange={(event) => setPythonPath(event.target.value)}
        />
        <TextField
          label="At once"
          inputMode="numeric"
          value={atOnce}
          hint="So many simulations run at the same time; the others wait their turn."
          onChange={(event) => setAtOnce(event.target.value)}
          fieldClassName="w-60"
        />
        {error !== null && (
          <Notice tone="error" live title="Nothing was changed.">
            {error}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
