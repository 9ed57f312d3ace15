"use client";
// The form behind the branch in the top bar; fetched when it is opened.
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useEditor } from "@/lib/client/editor/editor-context";
import { type BranchChoice, formatBranch, parseBranch } from "@/lib/core/graph/branch";

const FORMS = [
  { value: "prod", label: "prod" },
  { value: "prod.", label: "prod.<branch>" },
  { value: "test.", label: "test.<branch>" },
  { value: "user.", label: "user.<name>" },
];

const formOf = (text: string): string => {
  if (text === "prod") return "prod";
  return FORMS.find(({ value }) => value.endsWith(".") && text.startsWith(value))?.value ?? "prod";
};

export function BranchForm({ branch, onDone }: { branch: BranchChoice; onDone: () => void }) {
  const editor = useEditor();
  const before = formatBranch(branch) ?? "prod";
  const [form, setForm] = useState(formOf(before));
  const [rest, setRest] = useState(before.slice(formOf(before).length));
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseBranch(form === "prod" ? form : form + rest.trim());
    if (!parsed.ok) {
      setError(parsed.error);
      return;
    }
    editor.setBranch(parsed.value);
    onDone();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <p className="text-small text-text-2">
        Every project of this graph is shown, and deployed, on this branch. What a flow pins in its code
        stays.
      </p>
      <Select
        label="Kind"
        value={form}
        options={FORMS}
        onValue={(value) => {
          setForm(value);
          setError(null);
        }}
      />
      {form !== "prod" && (
        <TextField
          label={form === "user." ? "Name" : "Branch"}
          mono
          value={rest}
          onChange={(event) => setRest(event.target.value)}
          error={error}
        />
      )}
      <Button type="submit" variant="primary" className="self-end">
        Show this branch
      </Button>
    </form>
  );
}
