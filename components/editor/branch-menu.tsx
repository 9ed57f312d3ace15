// Chooses the branch in view, for every project of the graph at once.
import { ChevronDown, GitBranch } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { type BranchChoice, formatBranch, parseBranch } from "@/lib/core/graph/branch";

const branchOf = (state: EditorState) => state.branch;

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

export function BranchMenu() {
  const branch = useEditorState(branchOf);
  const text = formatBranch(branch) ?? "no branch";
  return (
    <Popover
      label="Branch in view"
      align="end"
      trigger={(props) => (
        <Button
          {...props}
          variant="ghost"
          icon={GitBranch}
          className="max-w-48 px-2"
          aria-label={`Branch in view: ${text}`}
        >
          <span className="truncate font-mono text-code">{text}</span>
          <ChevronDown size={14} strokeWidth={1.75} className="shrink-0" />
        </Button>
      )}
    >
      {(close) => <BranchForm branch={branch} onDone={close} />}
    </Popover>
  );
}

function BranchForm({ branch, onDone }: { branch: BranchChoice; onDone: () => void }) {
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
