"use client";
// Names a revision, so that it is found again among many.
import { Tag } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import type { VersionActions } from "./version-actions.ts";

type Props = {
  graphId: string;
  revision: number;
  /** The name it has. */
  name: string | null;
  actions: Pick<VersionActions, "name">;
  onNamed: () => void;
};

export function NameRevisionButton(props: Props) {
  const [open, setOpen] = useState(false);
  const { revision, name } = props;
  return (
    <>
      <IconButton
        icon={Tag}
        label={name === null ? `Name rev ${revision}` : `Change the name of rev ${revision}`}
        onClick={() => setOpen(true)}
      />
      {open && <NameRevisionDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function NameRevisionDialog({
  graphId,
  revision,
  name,
  actions,
  onNamed,
  onClose,
}: Props & { onClose: () => void }) {
  const form = useId();
  const [text, setText] = useState(name ?? "");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async (next: string | null) => {
    setBusy(true);
    const answer = await actions
      .name({ graphId, revision, name: next })
      .catch(() => ({ ok: false as const, error: { message: "The server does not answer. Try again" } }));
    setBusy(false);
    if (!answer.ok) return setError(answer.error.message);
    onClose();
    onNamed();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return setError("Give it a name");
    void keep(text.trim());
  };
  return (
    <Dialog
      title={`Name rev ${revision}`}
      onClose={onClose}
      actions={
        <>
          {name !== null && (
            <Button variant="danger" className="mr-auto" disabled={busy} onClick={() => void keep(null)}>
              Remove name
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            Save name
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send}>
        <TextField
          label="Name"
          value={text}
          maxLength={200}
          placeholder="Before the move to hourly scores"
          error={error}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            setError(null);
          }}
        />
      </form>
    </Dialog>
  );
}
