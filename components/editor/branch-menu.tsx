// Chooses the branch in view, for every project of the graph at once.
import { ChevronDown, GitBranch } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { tooltip } from "@/components/ui/tooltip";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { formatBranch } from "@/lib/core/graph/branch";
import { loadBranchForm } from "./later.ts";

const BranchForm = dynamic(loadBranchForm, { ssr: false });

const branchOf = (state: EditorState) => state.branch;

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
          className="max-w-48 px-2 max-[639px]:w-7 max-[639px]:px-0"
          {...tooltip("Branch in view")}
          aria-label={`Branch in view: ${text}`}
        >
          <span className="truncate font-mono text-code max-[639px]:sr-only">{text}</span>
          <ChevronDown size={14} strokeWidth={1.75} className="shrink-0 max-[639px]:hidden" />
        </Button>
      )}
    >
      {(close) => <BranchForm branch={branch} onDone={close} />}
    </Popover>
  );
}
