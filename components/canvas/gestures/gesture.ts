// What every gesture on the canvas has, and what it works with.
import type { ReactFlowInstance, useStoreApi } from "@xyflow/react";
import type { CanvasNode } from "@/lib/client/canvas/canvas-elements";
import type { Box } from "@/lib/client/canvas/scene";
import type { SceneHandle } from "@/lib/client/canvas/scene-handle";
import type { Editor } from "@/lib/client/editor/create-editor";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import type { Screen } from "@/lib/client/editor/screen-state";
import type { Position } from "@/lib/core/graph/trigger-graph";

/** What the hand is doing, as the canvas shows it. */
export type Hand = {
  /** These are moved by so much. */
  drag: { keys: ReadonlySet<NodeKey>; by: Position } | null;
  /** The frame that chooses, in pixels of the canvas. */
  frame: Box | null;
  /** Where a connection on its way ends, in the canvas's units. */
  line: Position | null;
};
export const EMPTY_HAND: Hand = { drag: null, frame: null, line: null };

export type GestureContext = {
  editor: Editor;
  screen: Screen;
  flow: ReactFlowInstance;
  store: ReturnType<typeof useStoreApi>;
  scene: SceneHandle;
  setHand: (change: Partial<Hand>) => void;
};

/** One press of the pointer, from its first movement on. */
export type Gesture = {
  /** @param x and `y`: of the pointer, in pixels of the page */
  move: (x: number, y: number) => void;
  /** Lets go. */
  end: (x: number, y: number) => void;
  cancel: () => void;
  /** Near the border of the canvas the view follows the pointer. */
  pans: boolean;
};

/** @returns the uppermost node under a point of the page; the ground within a frame is the canvas's */
export function nodeUnder({ flow, scene }: GestureContext, x: number, y: number): CanvasNode | null {
  const { x: left, y: top } = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
  const place = scene.index().nodeAt(left, top);
  const node = place === null ? undefined : scene.scene().nodes[place];
  return node && node.type !== "frame" ? node : null;
}
