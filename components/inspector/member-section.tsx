"use client";
import { Combobox } from "@/components/ui/combobox";
import { moveIntoGroup } from "@/lib/client/canvas/group-command";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, NodeKey } from "@/lib/client/editor/editor-state";
// Which group the chosen flow or event is in.
import { newId } from "@/lib/client/editor/new-id";
import { groupNameSchema } from "@/lib/core/graph/trigger-graph";
import { Section } from "./section.tsx";
import { useEdit } from "./use-edit.ts";

const graphOf = (state: EditorState) => state.graph;

export function MemberSection({ nodeKey, group }: { nodeKey: NodeKey; group: string | undefined }) {
  const edit = useEdit();
  const graph = useEditorState(graphOf);
  const groups = graph.groups ?? [];
  const known = new Set(groups.map(({ id }) => id));
  return (
    <Section title="Group">
      <Combobox
        label="Group on the canvas"
        hideLabel
        value={group ?? ""}
        options={[
          { value: "", label: "No group" },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onCommit={(value) => {
          if (value === (group ?? "")) return;
          const into = value === "" ? null : known.has(value) ? { id: value } : { name: value };
          edit(moveIntoGroup(graph, nodeKey, into, newId));
        }}
        offerTyped={(text) =>
          groupNameSchema.safeParse(text).success ? `Make the group ${text.trim()}` : null
        }
        noMatch={() => "A group's name has at most 100 characters"}
      />
    </Section>
  );
}
