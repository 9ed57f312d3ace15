"use client";
// Several nodes are chosen: what can be done to all of them.
import { memo } from "react";
import { Combobox } from "@/components/ui/combobox";
import { wholeGroups } from "@/lib/client/canvas/whole-groups";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, eventKey, flowKey, groupKey, noteKey } from "@/lib/client/editor/editor-state";
import { counted, countedIfAny, inDigits } from "@/lib/core/foundation/counted";
import { joinNames } from "@/lib/core/foundation/join-names";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import {
  type Flow,
  type GraphEvent,
  groupNameSchema,
  type Note,
  projectNameSchema,
} from "@/lib/core/graph/trigger-graph";
import { ArrangeSection } from "./arrange-section.tsx";
import { CloseButton } from "./close-button.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { GroupSection } from "./group-section.tsx";
import { NameField } from "./name-field.tsx";
import { projectOptions } from "./project-options.ts";
import { Section } from "./section.tsx";
import { useEdit } from "./use-edit.ts";

const graphOf = (state: EditorState) => state.graph;
/** More are not read one by one. */
const MOST_LINES = 100;

const projectOf = ({ project }: Flow): string | null => {
  if (!project) return "";
  return isDynamic(project) ? null : project.name;
};

/** Looks at all of them: nothing to do again as long as they are the same. */
export const SelectionInspector = memo(function SelectionInspector({
  flows,
  events,
  notes,
}: {
  flows: Flow[];
  events: GraphEvent[];
  notes: Note[];
}) {
  const edit = useEdit();
  const editor = useEditor();
  const graph = useEditorState(graphOf);
  const selection = new Set([
    ...flows.map(({ id }) => flowKey(id)),
    ...events.map(({ name }) => eventKey(name)),
    ...notes.map(({ id }) => noteKey(id)),
  ]);
  const counts = [
    countedIfAny(flows.length, "flow"),
    countedIfAny(events.length, "event"),
    countedIfAny(notes.length, "note"),
  ];
  const title = joinNames(counts.filter(Boolean));
  const [first] = flows.length > 0 ? flows : events;
  const group =
    notes.length === 0 && [...flows, ...events].every((member) => member.group === first?.group)
      ? (wholeGroups(graph, selection)[0] ?? null)
      : null;
  /** Those whose project is drawn here: what the code decides and what others manage stays. */
  const settable = flows.filter((flow) => !flow.external && projectOf(flow) !== null);
  const projects = new Set(settable.map(projectOf));
  const common = projects.size === 1 ? ([...projects][0] ?? "") : null;
  const setProject = (name: string) =>
    edit(
      {
        type: "batch",
        commands: settable
          .filter((flow) => projectOf(flow) !== name)
          .map((flow) => ({
            type: "update-flow",
            flow: flow.id,
            set: {
              project:
                name === ""
                  ? null
                  : { ...(flow.project && !isDynamic(flow.project) ? flow.project : {}), name },
            },
          })),
      },
      `set the project of ${counted(settable.length, "flow")}`,
    );
  return (
    <>
      <div className="flex items-center gap-2 border-line border-b px-4 py-3">
        {group ? (
          <div className="min-w-0 flex-1">
            <NameField
              key={group.id}
              nodeKey={groupKey(group.id)}
              label="Name of the group"
              name={group.name}
              onRename={(name) => {
                const parsed = groupNameSchema.safeParse(name);
                if (!parsed.success) return parsed.error.issues[0]?.message ?? "This is no name for a group";
                return edit({ type: "rename-group", group: group.id, name: parsed.data });
              }}
            />
            <p className="text-small text-text-3">group of {title}</p>
          </div>
        ) : (
          <h2 className="min-w-0 flex-1 truncate text-panel">{title}</h2>
        )}
        <CloseButton />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {settable.length > 0 && (
          <Section title="Project">
            <Combobox
              label="Project of all chosen flows"
              hideLabel
              value={common ?? "several"}
              options={
                common === null
                  ? [{ value: "several", label: "Several projects" }, ...projectOptions(graph)]
                  : projectOptions(graph)
              }
              onCommit={(name) => name !== "several" && name !== common && setProject(name)}
              offerTyped={(text) =>
                projectNameSchema.safeParse(text).success ? `Use the project ${text}` : null
              }
              noMatch={() => "A project name has lower-case letters, digits and _ only"}
            />
            {settable.length < flows.length && (
              <p className="text-small text-text-3">
                {counted(flows.length - settable.length, "flow")} not changed by this: only shown here, or the
                code decides.
              </p>
            )}
          </Section>
        )}
        {flows.length + events.length > 0 && <GroupSection group={group} />}
        <ArrangeSection />
        <Section title="Chosen">
          <ul className="-mx-1.5 flex flex-col">
            {flows.slice(0, MOST_LINES).map((flow) => (
              <Line key={flow.id} name={flow.name} onShow={() => editor.focus([flowKey(flow.id)])} />
            ))}
            {events.slice(0, Math.max(0, MOST_LINES - flows.length)).map(({ name }) => (
              <Line key={name} name={name} mono onShow={() => editor.focus([eventKey(name)])} />
            ))}
            {notes.slice(0, Math.max(0, MOST_LINES - flows.length - events.length)).map(({ id, text }) => (
              <Line key={id} name={text || "Empty note"} onShow={() => editor.focus([noteKey(id)])} />
            ))}
          </ul>
          {selection.size > MOST_LINES && (
            <p className="text-small text-text-3">and {inDigits(selection.size - MOST_LINES)} more</p>
          )}
        </Section>
      </div>
      <div className="flex h-11 shrink-0 items-center justify-end border-line border-t px-4">
        <DeleteButton>{`Delete ${title}`}</DeleteButton>
      </div>
    </>
  );
});

function Line({ name, mono = false, onShow }: { name: string; mono?: boolean; onShow: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onShow}
        className={`flex min-h-7 w-full items-center rounded-control px-1.5 text-left hover:bg-hover ${mono ? "font-mono text-code" : "font-medium"}`}
      >
        <span className="truncate">{name}</span>
      </button>
    </li>
  );
}
