"use client";
// Everything about the chosen event: who sends it, whom it starts.
import { FileCode, Radio, Workflow } from "lucide-react";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Switch } from "@/components/ui/switch";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, eventKey, flowKey } from "@/lib/client/editor/editor-state";
import { counted } from "@/lib/core/foundation/counted";
import { edgesInView } from "@/lib/core/graph/edges-in-view";
import { eventNameSchema, type GraphEvent } from "@/lib/core/graph/trigger-graph";
import { pythonString } from "@/lib/core/python/print-decorator";
import { CloseButton } from "./close-button.tsx";
import { DeleteButton } from "./delete-button.tsx";
import { MemberSection } from "./member-section.tsx";
import { NameField } from "./name-field.tsx";
import { Section } from "./section.tsx";
import { useEdit } from "./use-edit.ts";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function EventInspector({ event }: { event: GraphEvent }) {
  const edit = useEdit();
  const editor = useEditor();
  const graph = useEditorState(graphOf);
  const choice = useEditorState(branchOf);
  const { triggers, sends } = edgesInView(graph, choice);
  const names = new Map(graph.flows.map(({ id, name }) => [id, name]));
  const starts = triggers.flatMap((edge) =>
    edge.kind === "event" && edge.use.event === event.name ? [edge.flow] : [],
  );
  const senders = sends.filter((edge) => edge.event === event.name);
  const publish = `from metaflow.integrations import ArgoEvent\n\nArgoEvent(name=${pythonString(event.name)}).publish()`;
  return (
    <>
      <div className="flex flex-col gap-0.5 border-line border-b px-4 pt-3 pb-3">
        <div className="flex items-start gap-2">
          <NameField
            nodeKey={eventKey(event.name)}
            label="Name of the event"
            mono
            name={event.name}
            onRename={(name) => {
              const parsed = eventNameSchema.safeParse(name.trim());
              if (!parsed.success) return parsed.error.issues[0]?.message ?? "This is no name for an event";
              const refusal = edit({ type: "rename-event", event: event.name, name: parsed.data });
              // An event is its name: the selection follows it.
              if (refusal === null) editor.select([eventKey(parsed.data)]);
              return refusal;
            }}
          />
          <CloseButton />
        </div>
        <p className="flex items-center gap-1.5 text-small text-text-3">
          <Radio size={14} strokeWidth={1.75} className="text-event" />
          event
        </p>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Section title="Sent by">
          {senders.map(({ from, how, place, conditional }) => (
            <FlowLine
              key={`${from} ${place}`}
              name={names.get(from) ?? from}
              note={[how === "step" ? "after a step" : place, conditional && "not in every run"]
                .filter(Boolean)
                .join(", ")}
              onShow={() => editor.focus([flowKey(from)])}
            />
          ))}
          {senders.length === 0 && !event.publishedOutside && (
            <p className="text-small text-warn">Nobody known sends it.</p>
          )}
          <Switch
            label="Somebody outside sends it"
            labelClassName="text-body text-text"
            checked={event.publishedOutside === true}
            onChecked={(outside) => edit({ type: "mark-published-outside", event: event.name, outside })}
          />
        </Section>
        <Section title="Starts" aside={counted(starts.length, "flow")}>
          {starts.map((id) => (
            <FlowLine
              key={id}
              name={names.get(id) ?? id}
              note=""
              onShow={() => editor.focus([flowKey(id)])}
            />
          ))}
          {starts.length === 0 && <p className="text-small text-text-3">No flow waits for it.</p>}
        </Section>
        <MemberSection nodeKey={eventKey(event.name)} group={event.group} />
        <Section title="To send it from a flow">
          <CodeBlock label="Python" code={publish} />
          <CopyButton text={publish} size="small" className="self-end" />
        </Section>
      </div>
      <div className="flex h-11 shrink-0 items-center justify-end border-line border-t px-4">
        <DeleteButton />
      </div>
    </>
  );
}

function FlowLine({ name, note, onShow }: { name: string; note: string; onShow: () => void }) {
  const Icon = note === "" ? Workflow : FileCode;
  return (
    <button
      type="button"
      onClick={onShow}
      className="-mx-1.5 flex min-h-7 items-center gap-2 rounded-control px-1.5 text-left hover:bg-hover"
    >
      <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <span className="truncate font-medium">{name}</span>
      <span className="min-w-0 truncate text-small text-text-3">{note}</span>
    </button>
  );
}
