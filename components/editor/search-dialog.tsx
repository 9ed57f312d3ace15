"use client";
// ⌘K: every flow, event and action of the editor by a few letters.
import { Radio, Workflow } from "lucide-react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, eventKey, flowKey } from "@/lib/client/editor/editor-state";
import { useActionContext } from "./action-context.tsx";
import { ACTION_ICONS } from "./action-icons.ts";
import { type Choice, ChoiceList } from "./choice-list.tsx";
import { ALL_ACTIONS } from "./more-actions.ts";

const graphOf = (state: EditorState) => state.graph;

export function SearchDialog({ onClose }: { onClose: () => void }) {
  const context = useActionContext();
  const { flows, events } = useEditorState(graphOf);
  /** Closed first, so that focus and keys are the canvas's again. */
  const after = (act: () => void) => () => {
    onClose();
    requestAnimationFrame(act);
  };
  const choices: Choice[] = [
    ...flows.map(({ id, name, source }) => ({
      id: flowKey(id),
      label: name,
      words: source?.file ?? "",
      hint: source?.file,
      icon: <Workflow size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />,
      run: after(() => context.editor.focus([flowKey(id)])),
    })),
    ...events.map(({ name }) => ({
      id: eventKey(name),
      label: name,
      hint: "event",
      icon: <Radio size={16} strokeWidth={1.75} className="shrink-0 text-event" />,
      run: after(() => context.editor.focus([eventKey(name)])),
    })),
    ...ALL_ACTIONS.filter(({ id, enabled }) => id !== "search" && enabled(context)).map(
      ({ id, label, keys: [key], run }) => {
        const Icon = ACTION_ICONS[id] ?? Workflow;
        return {
          id: `action ${id}`,
          label,
          hint: key && <Kbd keys={key} />,
          icon: <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-2" />,
          run: after(() => run(context)),
        };
      },
    ),
  ];
  return (
    <Dialog title="Search" width="medium" onClose={onClose}>
      <ChoiceList
        label="Search or run a command"
        choices={choices}
        empty="No flow, event or command has that in its name."
      />
    </Dialog>
  );
}
