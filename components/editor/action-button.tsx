// A tool bar button for one action of the list.
import type { LucideIcon } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useEditorState } from "@/lib/client/editor/editor-context";
import { useActionContext } from "./action-context.tsx";
import { actionById } from "./editor-actions.ts";

export function ActionButton({ id, icon }: { id: string; icon: LucideIcon }) {
  const { label, keys, enabled, run } = actionById(id);
  const context = useActionContext();
  const able = useEditorState(() => enabled(context));
  const [first] = keys;
  return (
    <IconButton
      label={label}
      icon={icon}
      {...(first === undefined ? {} : { keys: first })}
      disabled={!able}
      onClick={() => run(context)}
    />
  );
}
