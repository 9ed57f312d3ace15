// Several flows and events: made a group, taken out of one, shown as one card. By the same actions as the keys and the ⌘K dialog.
import { useActionContext } from "@/components/editor/action-context";
import { ACTION_ICONS } from "@/components/editor/action-icons";
import { ALL_ACTIONS } from "@/components/editor/more-actions";
import { Button } from "@/components/ui/button";
import { tooltip } from "@/components/ui/tooltip";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import type { Group } from "@/lib/core/graph/trigger-graph";
import { Section } from "./section.tsx";

const collapsedOf = (state: EditorState) => state.collapsed;

/** @param group what is chosen, when it is all of a group */
export function GroupSection({ group }: { group: Group | null }) {
  const context = useActionContext();
  const collapsed = useEditorState(collapsedOf);
  const words: Record<string, string> = group
    ? { collapse: collapsed.has(group.id) ? "Expand" : "Collapse", ungroup: "Ungroup" }
    : { group: "Group", ungroup: "Take out of the group" };
  return (
    <Section title="Group">
      <div className="flex flex-wrap gap-2">
        {ALL_ACTIONS.filter(({ id, enabled }) => id in words && enabled(context)).map(
          ({ id, label, keys: [key], run }) => {
            const icon = ACTION_ICONS[id];
            return (
              <Button
                key={id}
                size="small"
                {...(icon ? { icon } : {})}
                onClick={() => run(context)}
                {...tooltip(key === undefined ? label : `${label} (${key})`)}
              >
                {words[id]}
              </Button>
            );
          },
        )}
      </div>
    </Section>
  );
}
