// What is under the resting pointer of a large graph, where the page has no elements that could tell.
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { detailLevel, isPainted } from "@/lib/client/canvas/detail-level";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { useSceneHandle } from "./scene-context.ts";

export type Hover = {
  edge: number | null;
  /** A painted card or pill. */
  node: { key: NodeKey; name: string; tells: boolean } | null;
  /** "FirstFlow → SecondFlow" */
  title: string;
  /** In pixels of the canvas. */
  x: number;
  y: number;
};

const NOTHING: Hover = { edge: null, node: null, title: "", x: 0, y: 0 };
const EDGE_REACH = 8;
/** Beside a far card is the port one draws from: going there must not lose it. */
const PORT_REACH = 28;

export function useHover(active: boolean): { hover: Hover; onPointerMove: (event: PointerEvent) => void } {
  const [hover, setHover] = useState(NOTHING);
  const flow = useReactFlow();
  const store = useStoreApi();
  const handle = useSceneHandle();
  const frame = useRef(0);
  useEffect(() => {
    if (!active) setHover(NOTHING);
    return () => cancelAnimationFrame(frame.current);
  }, [active]);

  const look = (clientX: number, clientY: number) => {
    const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    const box = store.getState().domNode?.getBoundingClientRect();
    const zoom = flow.getZoom();
    const at = { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
    setHover((before) => {
      const place = handle.index().nodeAt(x, y);
      const node = place === null ? undefined : handle.scene().nodes[place];
      if (node && (node.type === "flow" || node.type === "event")) {
        if (!isPainted(zoom)) return before === NOTHING ? before : NOTHING;
        const tells = detailLevel(zoom, null) === "dot";
        if (before.node?.key === node.data.key && !tells) return before;
        return { ...NOTHING, ...at, node: { key: node.data.key, name: node.data.name, tells } };
      }
      if (before.node && isPainted(zoom) && isBeside(handle, before.node.key, x, y, PORT_REACH / zoom))
        return before.node.tells ? { ...before, node: { ...before.node, tells: false } } : before;
      const covered = node !== undefined && node.type !== "frame";
      const edge = covered ? null : handle.index().edgeAt(x, y, EDGE_REACH / zoom);
      if (edge === null) return before === NOTHING ? before : NOTHING;
      return { ...NOTHING, ...at, edge, title: handle.scene().edges[edge]?.data?.title ?? "" };
    });
  };
  return {
    hover,
    onPointerMove: (event) => {
      if (!active || event.pointerType === "touch" || event.buttons !== 0) return;
      const { clientX, clientY } = event;
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => look(clientX, clientY));
    },
  };
}

function isBeside(
  handle: ReturnType<typeof useSceneHandle>,
  key: NodeKey,
  x: number,
  y: number,
  reach: number,
): boolean {
  const { nodes, placeOf } = handle.scene();
  const node = nodes[placeOf.get(key) ?? -1];
  if (!node) return false;
  const { position, width = 0, height = 0 } = node;
  return (
    x >= position.x + width / 2 &&
    x <= position.x + width + reach &&
    Math.abs(y - position.y - height / 2) <= Math.max(height / 2, reach / 2)
  );
}
