// The pointer on the canvas: choose, drag, frame, connect. One way for mouse, pen and touch, and for cards that are only painted.
// What is none of these is left to React Flow, which moves the camera.
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, type SyntheticEvent, useEffect, useMemo, useRef, useState } from "react";
import { leaveField } from "@/components/ui/is-typing";
import { detailLevel } from "@/lib/client/canvas/detail-level";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useScreen } from "@/lib/client/editor/screen-context";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { useSceneHandle } from "../scene-context.ts";
import { chooseByPress } from "./choose-by-press.ts";
import { dragNodes } from "./drag-nodes.ts";
import { drawConnection } from "./draw-connection.ts";
import { drawFrame } from "./draw-frame.ts";
import { EMPTY_HAND, type Gesture, type GestureContext, type Hand } from "./gesture.ts";
import { panAtBorder } from "./pan-at-border.ts";
import { type Press, pressOn } from "./press.ts";

/** A press that moves less is a click. */
const STILL_PX = { mouse: 3, touch: 8 } as const;

type Pressed = {
  press: Press;
  x: number;
  y: number;
  still: number;
  many: boolean;
  /** With Shift, a press that moves draws a frame, wherever it begins. */
  frames: boolean;
  wasChosen: boolean;
  /** Ours; else React Flow moves the camera, and only a click is ours. */
  claimed: boolean;
  gesture: Gesture | null;
};

export function useCanvasGestures(): {
  hand: Hand;
  /** The document as the last drag left it: its nodes are where they were dropped and do not glide. */
  settled: TriggerGraph | null;
  handlers: {
    onPointerDownCapture: (event: PointerEvent) => void;
    onMouseDownCapture: (event: SyntheticEvent) => void;
    onTouchStartCapture: (event: SyntheticEvent) => void;
  };
} {
  const [hand, setHand] = useState(EMPTY_HAND);
  const [settled, setSettled] = useState<TriggerGraph | null>(null);
  const editor = useEditor();
  const screen = useScreen();
  const flow = useReactFlow();
  const store = useStoreApi();
  const scene = useSceneHandle();
  const context: GestureContext = useMemo(
    () => ({
      editor,
      screen,
      flow,
      store,
      scene,
      setHand: (change) => setHand((before) => ({ ...before, ...change })),
    }),
    [editor, screen, flow, store, scene],
  );
  const current = useRef<Pressed | null>(null);
  const border = useMemo(() => panAtBorder(store), [store]);

  useEffect(() => {
    let frame = 0;
    let latest: { x: number; y: number } | null = null;
    const finish = () => {
      current.current = null;
      latest = null;
      cancelAnimationFrame(frame);
      border.stop();
    };
    const cancel = () => {
      current.current?.gesture?.cancel();
      finish();
    };
    const begin = (pressed: Pressed): Gesture | null => {
      const { press, x, y } = pressed;
      if (pressed.frames) return drawFrame(context, { x, y });
      if (press.on === "node") {
        return dragNodes(context, press, { x, y }, () => setSettled(editor.store.getState().graph));
      }
      return null;
    };
    const onMove = (event: globalThis.PointerEvent) => {
      const pressed = current.current;
      if (!pressed) return;
      const [x, y] = [event.clientX, event.clientY];
      if (pressed.still >= 0 && Math.hypot(x - pressed.x, y - pressed.y) <= pressed.still) return;
      // From here on it is no click any more.
      pressed.still = -1;
      if (!pressed.claimed) return;
      pressed.gesture ??= begin(pressed);
      const { gesture } = pressed;
      if (!gesture) return;
      latest = { x, y };
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => gesture.move(x, y));
      if (gesture.pans) border.follow(x, y, () => latest && gesture.move(latest.x, latest.y));
    };
    const onUp = (event: globalThis.PointerEvent) => {
      const pressed = current.current;
      if (!pressed || !event.isPrimary) return;
      const { gesture, still, press, many, wasChosen } = pressed;
      finish();
      if (gesture) gesture.end(event.clientX, event.clientY);
      else if (still >= 0) chooseByPress(context, press, { many, wasChosen });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !current.current?.gesture) return;
      event.stopPropagation();
      cancel();
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      // The list may take the canvas's place in the middle of a gesture: nothing stays in the hand.
      cancel();
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [context, editor, border]);

  const onPointerDownCapture = (event: PointerEvent) => {
    if (!event.isPrimary) {
      // A second finger: the camera's business.
      current.current?.gesture?.cancel();
      current.current = null;
      return;
    }
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const [x, y] = [event.clientX, event.clientY];
    const press = pressOn(context, event.target, x, y);
    if (press.on === "other") return;
    // A field keeps what is typed in it when it is left: what is chosen by this press would take the field away before that.
    leaveField();
    const many = event.shiftKey || event.metaKey || event.ctrlKey;
    const { selection } = editor.store.getState();
    const wasChosen = press.on === "node" && press.keys.every((key) => selection.has(key));
    const touch = event.pointerType === "touch";
    // Where cards fill the view, and under a finger, a press that moves is meant for the camera unless the card was chosen.
    const farAway = detailLevel(flow.getZoom(), null) === "dot";
    const claimed =
      press.on === "port" ||
      (press.on === "node" && (wasChosen || !(touch || farAway)) && press.held) ||
      event.shiftKey;
    const gesture = press.on === "port" ? drawConnection(context, press.key) : null;
    const still = press.on === "port" ? -1 : STILL_PX[touch ? "touch" : "mouse"];
    current.current = { press, x, y, still, many, frames: event.shiftKey, wasChosen, claimed, gesture };
    // What is dragged is chosen first.
    if (claimed && press.on === "node" && !wasChosen && !press.own && !event.shiftKey)
      editor.select(many ? [...selection, ...press.keys] : press.keys);
  };
  const keepFromCamera = (event: SyntheticEvent) => {
    if (current.current?.claimed) event.stopPropagation();
  };
  return {
    hand,
    settled,
    handlers: {
      onPointerDownCapture,
      onMouseDownCapture: keepFromCamera,
      onTouchStartCapture: keepFromCamera,
    },
  };
}
