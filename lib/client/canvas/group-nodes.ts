// The nodes of groups: a quiet frame around the members of each, or one card in their place.
import { groupKey, type NodeKey } from "@/lib/client/editor/editor-state";
import { countedIfAny } from "@/lib/core/foundation/counted";
import {
  EVENT_HEIGHT,
  eventWidth,
  FLOW_SIZE,
  FRAME_PADDING,
  GATE_CLEARANCE,
  GATE_SIZE,
} from "@/lib/core/graph/node-size";
import type { Flow, GraphEvent, Group, Position, TriggerGraph } from "@/lib/core/graph/trigger-graph";
import {
  type FrameNode,
  frameId,
  type GraphMarks,
  type GroupNode,
  type LoopMark,
} from "./canvas-elements.ts";
import { countUpstreams, FLOW_HANDLES, sized } from "./canvas-nodes.ts";

type Box = { x: number; y: number; width: number; height: number };

/** A group with what is in it, where it is, and how bad it is. */
export type GroupContent = {
  group: Group;
  flows: number;
  events: number;
  errors: number;
  warnings: number;
  loop: LoopMark["kind"] | null;
  /** Around the members and their gates. */
  bounds: Box;
  /** Upper left corner of the members alone: where the card stands. */
  corner: Position;
};

const URGENCY = { runaway: 3, gated: 2, possible: 1 } as const;
const worse = (a: LoopMark["kind"] | null, b: LoopMark["kind"] | null) =>
  (b ? URGENCY[b] : 0) > (a ? URGENCY[a] : 0) ? b : a;

/** @returns groups that have members, in the order of the document; linear, and at once when there are no groups */
export function groupContents(graph: TriggerGraph, marks: GraphMarks): GroupContent[] {
  if (!graph.groups) return [];
  const contents = new Map(graph.groups.map((group) => [group.id, emptyContent(group)]));
  for (const flow of graph.flows) {
    const content = flow.group === undefined ? undefined : contents.get(flow.group);
    if (!content) continue;
    content.flows += 1;
    const mark = marks.flows.get(flow.id);
    content.errors += mark?.errors ?? 0;
    content.warnings += mark?.warnings ?? 0;
    content.loop = worse(content.loop, mark?.loop?.kind ?? null);
    takeIn(content, flow.position, boxOfFlow(flow));
  }
  for (const event of graph.events) {
    const content = event.group === undefined ? undefined : contents.get(event.group);
    if (!content) continue;
    content.events += 1;
    takeIn(content, event.position, boxOfEvent(event));
  }
  return [...contents.values()].filter(({ flows, events }) => flows + events > 0);
}

const emptyContent = (group: Group): GroupContent => ({
  group,
  flows: 0,
  events: 0,
  errors: 0,
  warnings: 0,
  loop: null,
  bounds: { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY, width: 0, height: 0 },
  corner: { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY },
});

/** With the gate before it. */
function boxOfFlow(flow: Flow): Box {
  const before = countUpstreams(flow) > 1 ? GATE_CLEARANCE.after + GATE_SIZE.width : 0;
  const { x, y } = flow.position;
  return { x: x - before, y, width: FLOW_SIZE.width + before, height: FLOW_SIZE.height };
}

const boxOfEvent = ({ name, position }: GraphEvent): Box => ({
  ...position,
  width: eventWidth(name),
  height: EVENT_HEIGHT,
});

function takeIn(content: GroupContent, { x, y }: Position, box: Box): void {
  const { bounds, corner } = content;
  const isFirst = content.flows + content.events === 1;
  const right = isFirst ? box.x + box.width : Math.max(bounds.x + bounds.width, box.x + box.width);
  const bottom = isFirst ? box.y + box.height : Math.max(bounds.y + bounds.height, box.y + box.height);
  bounds.x = Math.min(bounds.x, box.x);
  bounds.y = Math.min(bounds.y, box.y);
  bounds.width = right - bounds.x;
  bounds.height = bottom - bounds.y;
  corner.x = Math.min(corner.x, x);
  corner.y = Math.min(corner.y, y);
}

/** "3 flows and 1 event" */
export const membersInWords = ({ flows, events }: { flows: number; events: number }): string =>
  [countedIfAny(flows, "flow"), countedIfAny(events, "event")].filter(Boolean).join(" and ");

const A_FRAME = { tabIndex: undefined, "aria-roledescription": "group" } as const;
const A_CARD = { tabIndex: -1, "aria-roledescription": "collapsed group" } as const;

/** Where a frame stands on the canvas, from where its group's members do. */
export const framePlace = ({ bounds }: GroupContent): Position => ({
  x: bounds.x - FRAME_PADDING,
  y: bounds.y - FRAME_PADDING,
});

export const frameSize = ({ bounds }: GroupContent) => ({
  width: bounds.width + 2 * FRAME_PADDING,
  height: bounds.height + 2 * FRAME_PADDING,
});

/** Behind edges and cards; only its title can be pressed and dragged, so that the ground within stays the canvas's. */
export function frameNode(content: GroupContent): FrameNode {
  const { group } = content;
  const note = membersInWords(content);
  return {
    id: frameId(group.id),
    type: "frame",
    position: framePlace(content),
    ...sized(frameSize(content)),
    zIndex: -1,
    selected: false,
    selectable: false,
    connectable: false,
    dragHandle: ".frame-title",
    ariaRole: "group",
    ariaLabel: `${group.name}, group of ${note}`,
    domAttributes: A_FRAME,
    data: { groupId: group.id, name: group.name, note, chosen: false },
  };
}

/** As large as a flow's card, where the upper left one of its members stands. */
export function groupNode({ group, corner, ...content }: GroupContent): GroupNode {
  const { errors, warnings, loop } = content;
  const note = membersInWords(content);
  const found = [
    countedIfAny(errors, "error"),
    countedIfAny(warnings, "warning"),
    loop && `in a ${loop} loop`,
  ];
  return {
    id: groupKey(group.id),
    type: "group",
    position: corner,
    ...sized(FLOW_SIZE),
    handles: FLOW_HANDLES,
    selected: false,
    connectable: false,
    ariaRole: "group",
    ariaLabel: [`${group.name}, collapsed group of ${note}`, ...found].filter(Boolean).join(", "),
    domAttributes: A_CARD,
    data: { groupId: group.id, name: group.name, note, errors, warnings, loop },
  };
}

/** @returns what is chosen with a node of the canvas: itself, or all members of a frame's or a card's group; linear for these */
export function keysBehind({ flows, events }: TriggerGraph, nodeId: string): NodeKey[] {
  const [, kind, id] = /^(frame|group|gate):(.*)$/s.exec(nodeId) ?? [];
  if (kind === undefined) return /^(flow|event|note):/.test(nodeId) ? [nodeId as NodeKey] : [];
  if (kind === "gate") return [`flow:${id}`];
  return [
    ...flows.filter(({ group }) => group === id).map((flow): NodeKey => `flow:${flow.id}`),
    ...events.filter(({ group }) => group === id).map((event): NodeKey => `event:${event.name}`),
  ];
}
