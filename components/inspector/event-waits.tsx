"use client";
// The events that must arrive before this flow starts, and what of their payload it takes.
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, eventKey } from "@/lib/client/editor/editor-state";
import { freePlace } from "@/lib/client/palette/free-place";
import type { SimpleCommand } from "@/lib/core/graph/command";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import { eventNameSchema, type Flow } from "@/lib/core/graph/trigger-graph";
import { ParameterMapping } from "./parameter-mapping.tsx";
import { waitRows } from "./upstream-rows.ts";
import { useEdit } from "./use-edit.ts";
import { WaitList } from "./wait-list.tsx";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function EventWaits({
  flow,
  readOnly,
  onAdded,
}: {
  flow: Flow;
  readOnly: boolean;
  onAdded: () => void;
}) {
  const edit = useEdit();
  const editor = useEditor();
  const graph = useEditorState(graphOf);
  const choice = useEditorState(branchOf);
  const [adding, setAdding] = useState(false);
  const trigger = flow.trigger?.kind === "on-event" ? flow.trigger : null;
  const uses = trigger?.events ?? [];
  const rows = trigger ? waitRows(graph, flow, choice) : [];

  const add = (event: string) => {
    setAdding(false);
    const commands: SimpleCommand[] = [];
    if (!graph.events.some(({ name }) => name === event)) {
      const near = { x: flow.position.x - 312, y: flow.position.y + 16 };
      commands.push({ type: "add-event", event: { name: event, position: freePlace(graph, near) } });
    }
    const reset = flow.trigger && flow.trigger.kind !== "dynamic" ? flow.trigger.reset : undefined;
    commands.push(
      flow.trigger && !trigger
        ? {
            type: "set-trigger",
            flow: flow.id,
            trigger: { kind: "on-event", events: [{ event }], ...(reset ? { reset } : {}) },
          }
        : { type: "connect-event", flow: flow.id, use: { event } },
    );
    if (edit({ type: "batch", commands }, `connect ${event} → ${flow.name}`) === null) onAdded();
  };

  return (
    <>
      {rows.length > 0 && (
        <p className="text-small text-text-2">
          Starts when{" "}
          {rows.length > 1 ? <strong className="font-semibold text-text">all of</strong> : "this event"}
          {rows.length > 1 ? " these have arrived:" : " has arrived:"}
        </p>
      )}
      <WaitList
        label="Events"
        flowId={flow.id}
        waits={uses}
        rows={rows}
        readOnly={readOnly}
        onShow={({ name }) => editor.focus([eventKey(name)])}
        onRemove={({ at }) => {
          const use = uses[at];
          if (use) edit({ type: "disconnect-event", flow: flow.id, use, at });
        }}
        onMove={(from, to) => {
          const use = uses[from];
          if (!use) return;
          edit(
            {
              type: "batch",
              commands: [
                { type: "disconnect-event", flow: flow.id, use, at: from },
                { type: "connect-event", flow: flow.id, use, at: to },
              ],
            },
            `move ${isDynamic(use) ? "an event" : use.event} in the events of ${flow.name}`,
          );
        }}
        detail={({ at }) => {
          const use = uses[at];
          if (!use || isDynamic(use)) return null;
          return <ParameterMapping flow={flow} use={use} alone={uses.length === 1} readOnly={readOnly} />;
        }}
      />
      {!readOnly &&
        (adding ? (
          <Combobox
            label="Event to add"
            hideLabel
            autoFocus
            mono
            placeholder="Find an event, or name a new one"
            value=""
            options={graph.events
              .filter(({ name }) => !uses.some((use) => !isDynamic(use) && use.event === name))
              .map(({ name }) => ({ value: name, label: name }))}
            onCommit={add}
            onLeave={() => setAdding(false)}
            offerTyped={(text) => (eventNameSchema.safeParse(text).success ? `New event ${text}` : null)}
            noMatch={() => "An event’s name has letters, digits, _, . and - only"}
          />
        ) : (
          <Button
            variant="ghost"
            icon={Plus}
            className="-ml-1 self-start px-1.5!"
            onClick={() => setAdding(true)}
          >
            Add event
          </Button>
        ))}
    </>
  );
}
