// The rows of the palette: what is on the canvas, and what is known from code or a cluster and could be.
import { rankMatches } from "@/components/ui/rank-matches";
import { eventKey, flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { PaletteItem } from "@/lib/client/palette/palette-item";
import type { KnownClusterFlow, KnownClusterFlows } from "@/lib/core/cluster/known-flows";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Flow, TriggerGraph } from "@/lib/core/graph/trigger-graph";

export type PaletteRow = {
  id: string;
  kind: "code" | "cluster" | "drawn" | "external" | "event";
  name: string;
  /** The second line: the file, the project, or who sends an event. */
  detail: string;
  /** On the canvas, and shown by a press; or added by it. */
  does: { key: NodeKey } | { item: PaletteItem };
};
/** `note`: one quiet line about what is not there. */
export type PaletteGroup = { title: string; rows: PaletteRow[]; count: number; note: string | null };

/** More rows than anybody reads make typing slow; the search finds the rest. */
const ROWS_A_GROUP = 100;

const projectOf = ({ project }: Flow): string => {
  if (!project) return "no project";
  return isDynamic(project) ? "project decided by the code" : project.name;
};

const kindOf = (flow: Flow): PaletteRow["kind"] => {
  if (flow.external) return "external";
  return flow.source ? "code" : "drawn";
};

const rowOfFlow = (flow: Flow, onCanvas: boolean): PaletteRow => ({
  id: `${onCanvas ? "canvas" : "known"}:${flow.id}`,
  kind: kindOf(flow),
  name: flow.name,
  detail: flow.source?.file ?? projectOf(flow),
  does: onCanvas ? { key: flowKey(flow.id) } : { item: { kind: "flow", flow } },
});

const rowOfCluster = ({ flow, where }: KnownClusterFlow): PaletteRow => ({
  ...rowOfFlow(flow, false),
  id: `cluster:${flow.id}`,
  kind: "cluster",
  detail: where,
});

/** Of one name in one project there can be only one in the cluster, whatever path its file is shown with. */
const identity = (flow: Flow): string => `${projectOf(flow)}\n${flow.name}`;

function eventRows(graph: Pick<TriggerGraph, "flows" | "events">, known: readonly Flow[]): PaletteRow[] {
  const senders = new Map<string, string>();
  for (const { name, publishes } of [...graph.flows, ...known])
    for (const { event } of publishes ?? [])
      if (typeof event === "string" && !senders.has(event)) senders.set(event, name);
  const drawn = graph.events.map(({ name, publishedOutside }): PaletteRow => {
    const sender = senders.get(name);
    return {
      id: `canvas-event:${name}`,
      kind: "event",
      name,
      detail: sender ? `published by ${sender}` : publishedOutside ? "published outside" : "no known sender",
      does: { key: eventKey(name) },
    };
  });
  const onCanvas = new Set(graph.events.map(({ name }) => name));
  const others = [...senders].filter(([name]) => !onCanvas.has(name));
  return [
    ...drawn,
    ...others.map(
      ([name, sender]): PaletteRow => ({
        id: `known-event:${name}`,
        kind: "event",
        name,
        detail: `published by ${sender}`,
        does: { item: { kind: "event", name } },
      }),
    ),
  ];
}

const TITLES: [PaletteRow["kind"], string][] = [
  ["code", "Flows in code"],
  ["cluster", "Flows in the cluster"],
  ["drawn", "Drawn here"],
  ["external", "Only shown here"],
  ["event", "Events"],
];

/**
 * @param known flows found in code; those that are on the canvas already are left out
 * @param deployed flows found in clusters; those that are on the canvas or in code are left out
 * @returns every row, by name; made anew only when one of the three changes
 */
export function paletteRows(
  graph: Pick<TriggerGraph, "flows" | "events">,
  known: readonly Flow[],
  deployed: KnownClusterFlows,
): PaletteRow[] {
  const present = new Set(graph.flows.map(identity));
  const inCode = new Set(known.map(identity));
  return [
    ...graph.flows.map((flow) => rowOfFlow(flow, true)),
    ...known.filter((flow) => !present.has(identity(flow))).map((flow) => rowOfFlow(flow, false)),
    ...deployed.flows
      .filter(({ flow }) => !present.has(identity(flow)) && !inCode.has(identity(flow)))
      .map(rowOfCluster),
    ...eventRows(graph, known),
  ].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param clusterNote what is not there of the cluster's flows, in a line; null when they are all there
 * @param typed narrows by name, file and project
 * @returns groups that have rows or a note, each at most 100 of them, in their order or, while something is typed, best first
 */
export function paletteGroups(
  rows: readonly PaletteRow[],
  clusterNote: string | null,
  typed: string,
): PaletteGroup[] {
  const found = rankMatches(rows, typed, ({ name, detail }) => [name, detail]);
  return TITLES.map(([kind, title]) => {
    const own = found.filter((row) => row.kind === kind);
    const note = kind === "cluster" ? clusterNote : null;
    return { title, rows: own.slice(0, ROWS_A_GROUP), count: own.length, note };
  }).filter(({ count, note }) => count > 0 || note !== null);
}
