"use client";
// Asks for a graph's name.
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";

export function NameDialog({
  title,
  submit,
  initial = "",
  onSubmit,
  onClose,
}: {
  title: string;
  /** The button's words. */
  submit: string;
  initial?: string;
  /** Answers null when it is done, or a sentence that says why not. */
  onSubmit: (name: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError("Give it a name");
    setBusy(true);
    const refusal = await onSubmit(name.trim());
    if (refusal === null) return;
    setError(refusal);
    setBusy(false);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send}>
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          placeholder="Shop daily"
          error={error}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }}
        />
      </form>
    </Dialog>
  );
}
