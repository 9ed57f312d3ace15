"use client";
// The menu of everything that takes the graph elsewhere; the same actions as ⌘K has.
import { Download } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useEditorState } from "@/lib/client/editor/editor-context";
import { useActionContext } from "./action-context.tsx";
import { ACTION_ICONS } from "./action-icons.ts";
import { EXPORT_ACTIONS } from "./export-actions.ts";

const HINTS: Readonly<Record<string, string>> = {
  "save-svg": "Stays sharp at any size",
  "save-file": "Opens in any Triggerboard, and with npx triggerboard",
  "copy-picture-link": "For pages that show pictures; always what is saved last",
};

export function ExportMenu() {
  const context = useActionContext();
  const able = useEditorState(() => EXPORT_ACTIONS.map(({ enabled }) => enabled(context)).join());
  const items = able.split(",").flatMap((isAble, at): MenuItem[] => {
    const action = EXPORT_ACTIONS[at];
    if (!action || isAble !== "true") return [];
    const { id, label, run } = action;
    const hint = HINTS[id];
    const icon = ACTION_ICONS[id];
    const item = {
      label,
      onSelect: () => run(context),
      ...(hint ? { hint } : {}),
      ...(icon ? { icon } : {}),
    };
    return PARTED.has(id) ? [{ kind: "separator" }, item] : [item];
  });
  return (
    <Menu
      label="Export"
      items={items}
      trigger={(props) => <IconButton {...props} label="Export" icon={Download} />}
    />
  );
}

/** A line stands above these. */
const PARTED: ReadonlySet<string> = new Set(["save-png-chosen", "copy-picture-link"]);
