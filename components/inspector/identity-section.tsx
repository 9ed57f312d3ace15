"use client";
// Which project the flow belongs to, the branch in view, and who owns it.
import { Combobox } from "@/components/ui/combobox";
import { TextField } from "@/components/ui/text-field";
import { tooltip } from "@/components/ui/tooltip";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { formatBranch, pinBranch } from "@/lib/core/graph/branch";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import {
  type Dynamic,
  type Flow,
  ownerSchema,
  type Project,
  projectNameSchema,
} from "@/lib/core/graph/trigger-graph";
import { ownerOptions } from "./owner-options.ts";
import { projectOptions } from "./project-options.ts";
import { useEdit } from "./use-edit.ts";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function IdentitySection({ flow, readOnly }: { flow: Flow; readOnly: boolean }) {
  const { project } = flow;
  return (
    <div className="flex flex-col gap-3 border-line border-b p-4">
      {project && isDynamic(project) ? (
        <TextField
          label="Project"
          readOnly
          value="Decided by the code"
          hint={[project.dynamic, project.file && `${project.file}:${project.line ?? 1}`]
            .filter(Boolean)
            .join(", ")}
        />
      ) : (
        <ProjectFields flow={flow} project={project} readOnly={readOnly} />
      )}
      <OwnerField flow={flow} readOnly={readOnly} />
    </div>
  );
}

function ProjectFields({
  flow,
  project,
  readOnly,
}: {
  flow: Flow;
  project: Exclude<Project, Dynamic> | undefined;
  readOnly: boolean;
}) {
  const edit = useEdit();
  const graph = useEditorState(graphOf);
  const choice = useEditorState(branchOf);
  const pinned = project && (project.branch !== undefined || project.production !== undefined);
  const branch = project ? (formatBranch(pinBranch(project, choice)) ?? "user.…") : "none";
  const setProject = (name: string) => {
    if (name === (project?.name ?? "")) return;
    edit({
      type: "update-flow",
      flow: flow.id,
      set: { project: name === "" ? null : { ...project, name } },
    });
  };
  return (
    <div className="flex gap-2">
      <Combobox
        label="Project"
        value={project?.name ?? ""}
        options={projectOptions(graph)}
        disabled={readOnly}
        onCommit={setProject}
        offerTyped={(text) => (projectNameSchema.safeParse(text).success ? `Use the project ${text}` : null)}
        noMatch={() => "A project name has lower-case letters, digits and _ only"}
        fieldClassName="flex-1"
      />
      <div
        className="flex-1"
        {...tooltip(
          pinned
            ? "Pinned by @project in the code"
            : project
              ? "Chosen for the whole graph in the top bar"
              : "Only flows of a project have branches",
        )}
      >
        <TextField label={pinned ? "Branch, pinned in code" : "Branch in view"} readOnly value={branch} />
      </div>
    </div>
  );
}

/** A cluster says who deployed a flow; otherwise a person may. It is never guessed. */
function OwnerField({ flow: { id, owner = "" }, readOnly }: { flow: Flow; readOnly: boolean }) {
  const edit = useEdit();
  const graph = useEditorState(graphOf);
  return (
    <Combobox
      label="Owner"
      value={owner}
      options={ownerOptions(graph)}
      disabled={readOnly}
      onCommit={(name) => {
        if (name !== owner)
          edit({ type: "update-flow", flow: id, set: { owner: name === "" ? null : name } });
      }}
      offerTyped={(text) => (ownerSchema.safeParse(text).success ? `Name ${text} as the owner` : null)}
      noMatch={() => "An owner has at most 200 characters"}
    />
  );
}
