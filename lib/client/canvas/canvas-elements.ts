// What the canvas draws. Made from the document by `toCanvas`, never stored.
import type { Edge, Node } from "@xyflow/react";
import type { EdgeKey, NodeKey } from "@/lib/client/editor/editor-state";
import type { BranchChoice } from "@/lib/core/graph/branch";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";

/** What a picture is made from. */
export type CanvasInput = {
  graph: TriggerGraph;
  /** The branch in view. */
  choice: BranchChoice;
  marks: GraphMarks;
  /** Ids of the groups that are shown as one card. */
  collapsed?: ReadonlySet<string>;
};

/** A loop that a node or an edge is part of; `loop` tells loops apart. */
export type LoopMark = { kind: "runaway" | "gated" | "possible"; loop: number };

/** What the analysis found, by flow id and event name. */
export type GraphMarks = {
  flows: ReadonlyMap<string, { errors: number; warnings: number; loop: LoopMark | null }>;
};

/** Data holds only values that compare with `===`, so that an unchanged node keeps its object. */
export type FlowNodeData = {
  key: NodeKey;
  flowId: string;
  name: string;
  /** "shop · prod"; "" without a project. */
  place: string;
  /** "inference.py"; the whole path and line are in `source`. */
  file: string;
  source: string;
  /** "every day at 06:00 Europe/London"; "" without a schedule. */
  schedule: string;
  /** "" when nobody is named. */
  owner: string;
  parameters: number;
  errors: number;
  warnings: number;
  loop: LoopMark["kind"] | null;
  /** Why it is only shown here; "" when this graph manages it. */
  external: string;
};
export type GhostNodeData = {
  name: string;
  place: string;
  /** Not found anywhere; named, but on another branch or in another project; or decided by the code. */
  reason: "unknown" | "elsewhere" | "dynamic";
  note: string;
};
export type EventNodeData = {
  key: NodeKey;
  name: string;
  /** Who sends it. */
  note: string;
  tone: "outside" | "known" | "dead";
  loop: LoopMark["kind"] | null;
};
export type GateNodeData = {
  flowId: string;
  count: number;
  /** The reset time in one or two lines, joined by a line break. */
  reset: string;
  neverEmptied: boolean;
  /** Set by `dressNode`: its flow is chosen. */
  chosen: boolean;
  loop: LoopMark["kind"] | null;
};

/** The frame around a group's members, with its title above. */
export type FrameNodeData = {
  groupId: string;
  name: string;
  /** "3 flows and 1 event" */
  note: string;
  /** Set by `dressNode`: all of its members are chosen. */
  chosen: boolean;
};
/** A collapsed group as one card. */
export type GroupNodeData = Omit<FrameNodeData, "chosen"> & {
  errors: number;
  warnings: number;
  /** The worst that one of its members is in. */
  loop: LoopMark["kind"] | null;
};
export type NoteNodeData = { key: NodeKey; noteId: string; text: string };

export type FlowNode = Node<FlowNodeData, "flow">;
export type GhostNode = Node<GhostNodeData, "ghost">;
export type EventNode = Node<EventNodeData, "event">;
export type GateNode = Node<GateNodeData, "gate">;
export type FrameNode = Node<FrameNodeData, "frame">;
export type GroupNode = Node<GroupNodeData, "group">;
export type NoteNode = Node<NoteNodeData, "note">;
export type CanvasNode = FlowNode | GhostNode | EventNode | GateNode | FrameNode | GroupNode | NoteNode;

export type CanvasEdgeData = {
  /** What is chosen when the edge is; null for what cannot be taken away here. */
  key: EdgeKey | null;
  /** "FirstFlow → SecondFlow" */
  title: string;
  /** Dotted: no trigger but something a flow sends. */
  hidden: boolean;
  /** Nothing will ever come along it. */
  dead: boolean;
  loop: LoopMark["kind"] | null;
  /** Tells loops apart; null in none. */
  round: number | null;
  /** Words on the way back of a loop; "" elsewhere. */
  pill: string;
  /** From the ports down to the lower border of the source and of the target. */
  sourceDrop: number;
  targetDrop: number;
  /** A gate has no port: the arrow touches it. */
  intoGate: boolean;
  /** Set by `dressEdge`: it leaves the gate of a chosen flow. */
  fromChosenGate: boolean;
};
export type CanvasEdge = Edge<CanvasEdgeData, "trigger">;

export type Canvas = { nodes: CanvasNode[]; edges: CanvasEdge[] };

export const gateId = (flowId: string): string => `gate:${flowId}`;
export const ghostId = (name: string): string => `ghost:${name}`;

export const frameId = (groupId: string): string => `frame:${groupId}`;

/**
 * The flow, event or note a node stands for when it is chosen; a gate stands for its flow; null for what is not in the document, and for
 * frames and cards of groups, which stand for several: see `keysBehind`.
 */
export function nodeKeyOf(nodeId: string): NodeKey | null {
  if (/^(flow|event|note):/.test(nodeId)) return nodeId as NodeKey;
  return nodeId.startsWith("gate:") ? `flow:${nodeId.slice("gate:".length)}` : null;
}
