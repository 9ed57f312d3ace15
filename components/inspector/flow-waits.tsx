"use client";
// The flows that must finish before this one starts.
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { showToast } from "@/components/ui/toast";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import { type EditorState, flowKey } from "@/lib/client/editor/editor-state";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, FlowUpstream } from "@/lib/core/graph/trigger-graph";
import { parseUpstream, upstreamChoices } from "./upstream-choices.ts";
import { waitRows } from "./upstream-rows.ts";
import { useEdit } from "./use-edit.ts";
import { WaitList } from "./wait-list.tsx";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function FlowWaits({
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
  const trigger = flow.trigger?.kind === "on-finish" ? flow.trigger : null;
  const upstreams = trigger?.upstreams ?? [];
  const rows = trigger ? waitRows(graph, flow, choice) : [];

  const add = (upstream: FlowUpstream) => {
    setAdding(false);
    // The other kind of trigger gives way with its first upstream, and keeps its reset time.
    const reset = flow.trigger && flow.trigger.kind !== "dynamic" ? flow.trigger.reset : undefined;
    const refusal = edit(
      flow.trigger && !trigger
        ? {
            type: "set-trigger",
            flow: flow.id,
            trigger: { kind: "on-finish", upstreams: [upstream], ...(reset ? { reset } : {}) },
          }
        : { type: "connect", flow: flow.id, upstream },
    );
    if (refusal === null) onAdded();
  };
  const pick = (value: string) => {
    const picked = upstreamChoices(graph, flow, choice).find((option) => option.value === value);
    const upstream = picked ? picked.upstream : parseUpstream(value);
    if (upstream.ok) add(upstream.value);
    else showToast(upstream.error, { tone: "error" });
  };

  return (
    <>
      {rows.length > 0 && (
        <p className="text-small text-text-2">
          Starts when{" "}
          {rows.length > 1 ? <strong className="font-semibold text-text">all of</strong> : "this flow"}
          {rows.length > 1 ? " these have finished:" : " has finished:"}
        </p>
      )}
      <WaitList
        label="Upstreams"
        flowId={flow.id}
        waits={upstreams}
        rows={rows}
        readOnly={readOnly}
        onShow={({ flowId }) => flowId !== null && editor.focus([flowKey(flowId)])}
        onRemove={({ at }) => {
          const upstream = upstreams[at];
          if (upstream) edit({ type: "disconnect", flow: flow.id, upstream, at });
        }}
        onMove={(from, to) => {
          const upstream = upstreams[from];
          if (!upstream) return;
          const name = isDynamic(upstream) ? "an upstream" : upstream.flow;
          edit(
            {
              type: "batch",
              commands: [
                { type: "disconnect", flow: flow.id, upstream, at: from },
                { type: "connect", flow: flow.id, upstream, at: to },
              ],
            },
            `move ${name} in the upstreams of ${flow.name}`,
          );
        }}
      />
      {!readOnly &&
        (adding ? (
          <Combobox
            label="Upstream to add"
            hideLabel
            autoFocus
            placeholder="Find a flow, or type its name"
            value=""
            options={upstreamChoices(graph, flow, choice)}
            onCommit={pick}
            onLeave={() => setAdding(false)}
            offerTyped={(text) =>
              parseUpstream(text).ok ? `Wait for ${text}, which is not drawn here` : null
            }
            noMatch={(text) => {
              const parsed = parseUpstream(text);
              return parsed.ok ? `Nothing matches “${text}”` : parsed.error;
            }}
          />
        ) : (
          <Button
            variant="ghost"
            icon={Plus}
            className="-ml-1 self-start px-1.5!"
            onClick={() => setAdding(true)}
          >
            Add upstream
          </Button>
        ))}
    </>
  );
}
