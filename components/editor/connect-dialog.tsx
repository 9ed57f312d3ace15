"use client";
// Connecting from a list: every flow with what a connection to it would do, the loop or the reason included.
import { Ban, Infinity as InfinityIcon, RotateCcw, Spline } from "lucide-react";
import { useMemo } from "react";
import { LoopWarning } from "@/components/canvas/loop-warning";
import { Dialog } from "@/components/ui/dialog";
import { type ConnectionTarget, connectionTargets } from "@/lib/client/canvas/connection-targets";
import { countTargets } from "@/lib/client/canvas/count-targets";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, NodeKey } from "@/lib/client/editor/editor-state";
import { announce } from "@/lib/client/editor/screen-state";
import { useActionContext } from "./action-context.tsx";
import { type Choice, ChoiceList } from "./choice-list.tsx";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;

export function ConnectDialog({ source, onClose }: { source: NodeKey; onClose: () => void }) {
  const { editor, screen } = useActionContext();
  const graph = useEditorState(graphOf);
  const branch = useEditorState(branchOf);
  const targets = useMemo(() => connectionTargets(graph, branch, source), [graph, branch, source]);
  const id = source.slice(source.indexOf(":") + 1);
  const from = graph.flows.find((flow) => source === `flow:${flow.id}`)?.name ?? id;
  const connect = (to: string, target: ConnectionTarget) => {
    if (target.kind === "forbidden") return;
    onClose();
    if (editor.dispatch(target.connect)) announce(screen, `${from} now starts ${to}`);
    else announce(screen, `Not connected. ${editor.store.getState().refusal}`, "error");
  };
  const order = { valid: 0, "closes-loop": 1, forbidden: 2 };
  const rank = ({ id: flowId }: { id: string }) => order[targets.get(flowId)?.kind ?? "forbidden"];
  const flows = [...graph.flows].sort((a, b) => rank(a) - rank(b));
  const choices = flows.flatMap((flow): Choice[] => {
    const target = targets.get(flow.id);
    if (!target) return [];
    return [
      {
        id: flow.id,
        label: flow.name,
        hint: hintOf(target),
        icon: <TargetIcon target={target} />,
        disabled: target.kind === "forbidden",
        run: () => connect(flow.name, target),
      },
    ];
  });
  const { valid, loops, forbidden } = countTargets(targets);
  return (
    <Dialog title={`What shall ${from} start?`} width="medium" onClose={onClose}>
      <p className="mb-2 text-small">
        {valid} can be connected · {loops} would close a loop · {forbidden} not possible
      </p>
      <ChoiceList
        label={`Connect ${from} to`}
        choices={choices}
        empty="No flow has that in its name."
        detail={(choice) => <TargetDetail target={targets.get(choice.id)} />}
      />
    </Dialog>
  );
}

const hintOf = (target: ConnectionTarget): string => {
  if (target.kind === "forbidden") return target.short;
  return target.kind === "closes-loop" ? target.loop.path.join(" → ") : "";
};

function TargetIcon({ target }: { target: ConnectionTarget }) {
  if (target.kind === "forbidden") return <Ban size={16} strokeWidth={1.75} className="shrink-0" />;
  if (target.kind === "valid")
    return <Spline size={16} strokeWidth={1.75} className="shrink-0 text-accent" />;
  const runaway = target.loop.kind === "runaway";
  const Icon = runaway ? InfinityIcon : RotateCcw;
  return (
    <Icon size={16} strokeWidth={2.2} className={runaway ? "shrink-0 text-error" : "shrink-0 text-warn"} />
  );
}

function TargetDetail({ target }: { target: ConnectionTarget | undefined }) {
  if (target?.kind === "forbidden")
    return (
      <p role="status" className="mt-2 text-small">
        {target.reason}
      </p>
    );
  if (target?.kind !== "closes-loop") return null;
  return (
    <div role="status" className="mt-2">
      <LoopWarning loop={target.loop} title="Connecting" />
    </div>
  );
}
