// The nodes of the picture that the document has: cards, pills, and gates before flows that wait for several.
import type { Position } from "@xyflow/react";
import { eventKey, flowKey } from "@/lib/client/editor/editor-state";
import { counted } from "@/lib/core/foundation/counted";
import { joinNames } from "@/lib/core/foundation/join-names";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { flowRef } from "@/lib/core/graph/flow-ref";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import {
  EVENT_HEIGHT,
  eventWidth,
  FLOW_PORT_Y,
  FLOW_SIZE,
  GATE_CLEARANCE,
  GATE_SIZE,
} from "@/lib/core/graph/node-size";
import { movedOnly } from "@/lib/core/graph/same-but-layout";
import type { Flow, GraphEvent, Trigger } from "@/lib/core/graph/trigger-graph";
import {
  type CanvasInput,
  type EventNode,
  type FlowNode,
  type FlowNodeData,
  type GateNode,
  gateId,
  type LoopMark,
} from "./canvas-elements.ts";
import { resetLines, scheduleInWords } from "./cron-words.ts";
import { startedBy } from "./started-by.ts";

type NodeContext = Pick<CanvasInput, "choice" | "marks">;

const PORT = 10;
const port = (type: "source" | "target", x: number, y: number, id?: string) => ({
  ...(id === undefined ? {} : { id }),
  type,
  // Said in words: the enumeration would bring all of React Flow to who only wants to know where things are.
  position: (type === "source" ? "right" : "left") as Position,
  x: x - PORT / 2,
  y: y - PORT / 2,
  width: PORT,
  height: PORT,
});
export const FLOW_HANDLES = [port("target", 0, FLOW_PORT_Y), port("source", FLOW_SIZE.width, FLOW_PORT_Y)];
/** Known before it is drawn: edges and the view need not wait for the browser to measure. */
export function sized({ width, height }: { width: number; height: number }) {
  const key = `${width} ${height}`;
  const known = sizes.get(key) ?? { width, height, measured: { width, height } };
  sizes.set(key, known);
  return known;
}
const sizes = new Map<
  string,
  { width: number; height: number; measured: { width: number; height: number } }
>();

const eventHandles = new Map<number, ReturnType<typeof port>[]>();
const handlesOfEvent = (width: number) => {
  const made = eventHandles.get(width) ?? [
    port("target", 0, EVENT_HEIGHT / 2),
    port("source", width, EVENT_HEIGHT / 2),
  ];
  eventHandles.set(width, made);
  return made;
};

const A_FLOW = { tabIndex: -1, "aria-roledescription": "flow" } as const;
const AN_EVENT = { tabIndex: -1, "aria-roledescription": "event" } as const;
export const SILENT = { "aria-hidden": true, "aria-roledescription": undefined } as const;

/** "shop · prod"; what decides the project at run time is said. */
export function placeOf(flow: Pick<Flow, "name" | "project">, choice: BranchChoice): string {
  if (!flow.project) return "";
  if (isDynamic(flow.project)) return "project decided by the code";
  const branch = flowRef(flow, choice)?.branch;
  return branch ? `${flow.project.name} · ${branch}` : flow.project.name;
}

/** What a flow's card was made of. */
const madeOf = new WeakMap<FlowNode, { flow: Flow; choice: BranchChoice }>();
const knownCards = new WeakMap<Flow, FlowNode>();

/** @param former the card that the flow had; of one that was only moved it says the same. @returns the very card of a flow that did not change */
export function flowNode(flow: Flow, { choice, marks }: NodeContext, former?: FlowNode): FlowNode {
  const mark = marks.flows.get(flow.id);
  const { errors = 0, warnings = 0 } = mark ?? {};
  const loop = mark?.loop?.kind ?? null;
  const known = knownCards.get(flow) ?? former;
  const made = known && madeOf.get(known);
  let node: FlowNode | null = null;
  if (known && made?.choice === choice) {
    const { data } = known;
    const marked = data.errors === errors && data.warnings === warnings && data.loop === loop;
    if (marked && made.flow === flow) return known;
    if (marked && movedOnly(made.flow, flow)) node = { ...known, position: flow.position };
  }
  node ??= makeCard(flow, choice, { errors, warnings, loop });
  madeOf.set(node, { flow, choice });
  knownCards.set(flow, node);
  return node;
}

function makeCard(
  flow: Flow,
  choice: BranchChoice,
  { errors, warnings, loop }: Pick<FlowNodeData, "errors" | "warnings" | "loop">,
): FlowNode {
  const key = flowKey(flow.id);
  const source = flow.source ? `${flow.source.file}:${flow.source.line}` : "";
  const found = [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")];
  return {
    id: key,
    type: "flow",
    position: flow.position,
    ...sized(FLOW_SIZE),
    handles: FLOW_HANDLES,
    selected: false,
    ariaRole: "group",
    ariaLabel: [`${flow.name}, ${startedBy(flow)}`, ...found.filter((words) => words !== false)].join(", "),
    domAttributes: A_FLOW,
    data: {
      key,
      flowId: flow.id,
      name: flow.name,
      place: placeOf(flow, choice),
      file: flow.source?.file.split("/").at(-1) ?? "",
      source,
      schedule: flow.schedule ? scheduleInWords(flow.schedule) : "",
      owner: flow.owner ?? "",
      parameters: flow.parameters.length,
      errors,
      warnings,
      loop,
      external: flow.external?.reason ?? "",
    },
  };
}

export function eventNode(
  event: GraphEvent,
  senders: readonly string[],
  loop: LoopMark["kind"] | null,
): EventNode {
  const key = eventKey(event.name);
  const width = eventWidth(event.name);
  const tone = senders.length > 0 ? "known" : event.publishedOutside ? "outside" : "dead";
  const note = {
    known: `by ${senders[0]}${senders.length > 1 ? ` and ${senders.length - 1} more` : ""}`,
    outside: "published outside",
    dead: "nobody sends it",
  }[tone];
  return {
    id: key,
    type: "event",
    position: event.position,
    ...sized({ width, height: EVENT_HEIGHT }),
    handles: handlesOfEvent(width),
    selected: false,
    ariaRole: "group",
    ariaLabel: `${event.name}, ${tone === "known" ? `sent by ${joinNames(senders)}` : note}`,
    domAttributes: AN_EVENT,
    data: { key, name: event.name, note, tone, loop },
  };
}

/** How many inputs have an entry of their own. */
export const GATE_ENTRIES = 3;

/** Where the input comes in, from the top of the gate. */
export const gateEntryY = (at: number, count: number): number =>
  count > GATE_ENTRIES ? GATE_SIZE.height / 2 : GATE_SIZE.height / 2 + 20 * (at - (count - 1) / 2);

export const entryId = (at: number): string => `in-${at}`;

const gateHandles = new Map<number, ReturnType<typeof port>[]>();
const handlesOfGate = (count: number) => {
  const entries = count > GATE_ENTRIES ? 1 : count;
  const made = gateHandles.get(entries) ?? [
    ...Array.from({ length: entries }, (_, at) => port("target", 0, gateEntryY(at, entries), entryId(at))),
    port("source", GATE_SIZE.width, GATE_SIZE.height / 2),
  ];
  gateHandles.set(entries, made);
  return made;
};

const resetOf = (trigger: Trigger | undefined) =>
  trigger && trigger.kind !== "dynamic" ? trigger.reset : undefined;

const knownGates = new WeakMap<Flow, GateNode>();

/** The gate before a flow that waits for several; it follows its flow. */
export function gateNode(flow: Flow, loop: LoopMark["kind"] | null): GateNode {
  const known = knownGates.get(flow);
  if (known?.data.loop === loop) return known;
  const gate = makeGate(flow, countUpstreams(flow), loop);
  knownGates.set(flow, gate);
  return gate;
}

function makeGate(flow: Flow, count: number, loop: LoopMark["kind"] | null): GateNode {
  const reset = resetOf(flow.trigger);
  return {
    id: gateId(flow.id),
    type: "gate",
    position: {
      x: flow.position.x - GATE_CLEARANCE.after - GATE_SIZE.width,
      y: flow.position.y + FLOW_PORT_Y - GATE_SIZE.height / 2,
    },
    ...sized(GATE_SIZE),
    handles: handlesOfGate(count),
    draggable: false,
    selectable: false,
    // The flow's own label says what it waits for.
    domAttributes: SILENT,
    data: {
      flowId: flow.id,
      count,
      reset: resetLines(reset).join("\n"),
      neverEmptied: reset === undefined,
      chosen: false,
      loop,
    },
  };
}

/** How many things a flow waits for; what only its code decides counts as one. */
export function countUpstreams({ trigger }: Pick<Flow, "trigger">): number {
  if (!trigger) return 0;
  if (trigger.kind === "on-finish") return trigger.upstreams.length;
  return trigger.kind === "on-event" ? trigger.events.length : 1;
}
