"use client";
// What one is called in this installation, where nobody logs in: kept by this browser, written beside one's changes, seen by others.
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { keepName } from "@/lib/client/people/name-cookie";
import { cleanName, NAME_CHARACTERS } from "@/lib/core/graph/person-name";

export function YourNameField({
  initial,
  usual,
  hideLabel = false,
  onNamed,
}: {
  /** The name that this browser keeps. */
  initial: string | null;
  /** What everybody is called who has given no name. */
  usual: string;
  /** A heading says it. */
  hideLabel?: boolean;
  /** It was kept, or with null forgotten. */
  onNamed?: (name: string | null) => void;
}) {
  const [kept, setKept] = useState(initial ?? "");
  const [typed, setTyped] = useState(initial ?? "");
  const name = cleanName(typed);
  const isSame = (name ?? "") === kept;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSame) return;
    keepName(name);
    setKept(name ?? "");
    setTyped(name ?? "");
    onNamed?.(name);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <TextField
        label="Your name"
        hideLabel={hideLabel}
        hint={`Stands beside your changes, and others see it. Without one you are ${usual}.`}
        placeholder={usual}
        maxLength={NAME_CHARACTERS}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="flex items-center justify-end gap-2">
        <span role="status" className="text-small text-text-3">
          {isSame &&
            kept !== (initial ?? "") &&
            (kept === "" ? `Others see you as ${usual} now` : `You are ${kept} now`)}
        </span>
        <Button type="submit" size="small" disabled={isSame}>
          Keep name
        </Button>
      </div>
    </form>
  );
}
