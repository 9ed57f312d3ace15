// What a flow waits for, as rows: who is meant on the branch in view, and whether that is known.
import type { BranchChoice } from "@/lib/core/graph/branch";
import { type FlowRef, flowRef, projectFlowName, resolveUpstream } from "@/lib/core/graph/flow-ref";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Dynamic, Flow, TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type WaitRow = {
  at: number;
  /** The same row for as long as the list holds it. */
  id: string;
  name: string;
  /** "shop · prod", or what is wrong with it. */
  place: string;
  state: "drawn" | "event" | "elsewhere" | "unknown" | "dynamic";
  /** The flow here that it is. */
  flowId: string | null;
};

const placeOf = ({ project, branch }: FlowRef): string => [project, branch].filter(Boolean).join(" · ");

const dynamicRow = (at: number, { dynamic, file, line }: Dynamic): Omit<WaitRow, "id"> => ({
  at,
  name: "Decided by the code",
  place: file ? [file.split("/").at(-1), line].filter(Boolean).join(":") : dynamic,
  state: "dynamic",
  flowId: null,
});

/** @returns one row for each upstream or event, in declared order; linear in the graph */
export function waitRows(graph: TriggerGraph, flow: Flow, choice: BranchChoice): WaitRow[] {
  const { trigger } = flow;
  const rows: Omit<WaitRow, "id">[] = [];
  if (trigger?.kind === "on-event") {
    for (const [at, use] of trigger.events.entries())
      rows.push(
        isDynamic(use)
          ? dynamicRow(at, use)
          : { at, name: use.event, place: "", state: "event", flowId: null },
      );
  } else if (trigger?.kind === "on-finish") {
    const own = flowRef(flow, choice);
    const drawn = new Map<string, string>();
    const names = new Set<string>();
    for (const other of graph.flows) {
      names.add(other.name);
      const ref = flowRef(other, choice);
      if (ref) drawn.set(projectFlowName(ref), other.id);
    }
    for (const [at, upstream] of trigger.upstreams.entries()) {
      if (isDynamic(upstream)) {
        rows.push(dynamicRow(at, upstream));
        continue;
      }
      const resolved = own && resolveUpstream(upstream, own);
      const ref = resolved?.ok ? resolved.value : null;
      const flowId = (ref && drawn.get(projectFlowName(ref))) ?? null;
      const written = [upstream.project, upstream.branch].filter(Boolean).join(" · ");
      rows.push({
        at,
        name: upstream.flow,
        place: ref ? placeOf(ref) : written,
        state: flowId !== null ? "drawn" : names.has(upstream.flow) ? "elsewhere" : "unknown",
        flowId,
      });
    }
  }
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = `${row.name} ${row.place}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { ...row, id: `${key} ${times}` };
  });
}
