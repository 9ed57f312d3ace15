// Which nodes React Flow has: all of a small graph; of a large one those in view once the camera rests, and the one with the focus.
import { useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { isPainted } from "@/lib/client/canvas/detail-level";
import type { Scene } from "@/lib/client/canvas/scene";
import type { GroupKey, NodeKey } from "@/lib/client/editor/editor-state";
import { useSceneHandle } from "./scene-context.ts";

/** Above this many nodes the canvas paints what React Flow would draw too slowly. */
const MOST_IN_SMALL = 80;
/** Around the view, in its own pixels. */
const MARGIN_PX = 100;
/** So that the page stays quick while cards come. */
const AT_ONCE = 24;

export const isLarge = ({ nodes }: Scene): boolean => nodes.length > MOST_IN_SMALL;

/**
 * @param moving the camera moves: nothing comes or goes
 * @param pinned is there wherever the camera is: it has the focus, or the Tab key leads to it
 * @returns places in the scene, in its order
 */
export function useMounted(
  scene: Scene,
  moving: boolean,
  pinned: NodeKey | GroupKey | null,
): readonly number[] {
  const handle = useSceneHandle();
  const store = useStoreApi();
  const large = isLarge(scene);
  const [seen, setSeen] = useState<ReadonlySet<string>>(NOBODY);
  useEffect(() => {
    if (!large || moving) return;
    let frame = 0;
    const wanted = inView(handle, store.getState()).map((place) => scene.nodes[place]?.id ?? "");
    const step = () => {
      setSeen((before) => {
        const coming = wanted.filter((id) => !before.has(id));
        const staying = wanted.filter((id) => before.has(id));
        const next = new Set([...staying, ...coming.slice(0, AT_ONCE)]);
        if (coming.length > AT_ONCE) frame = requestAnimationFrame(step);
        return next.size === before.size && coming.length === 0 ? before : next;
      });
    };
    step();
    return () => cancelAnimationFrame(frame);
  }, [large, moving, scene, handle, store]);
  return useMemo(() => {
    if (!large) return [...scene.nodes.keys()];
    const places = new Set<number>();
    for (const id of pinned ? [...seen, pinned] : seen) {
      const place = scene.placeOf.get(id);
      if (place !== undefined) places.add(place);
    }
    return [...places].sort((a, b) => a - b);
  }, [large, scene, seen, pinned]);
}

const NOBODY: ReadonlySet<string> = new Set();

function inView(
  handle: ReturnType<typeof useSceneHandle>,
  { transform: [left, top, zoom], width, height }: ViewState,
): number[] {
  if (width === 0 || isPainted(zoom)) return [];
  return handle.index().nodesIn({
    x: (-left - MARGIN_PX) / zoom,
    y: (-top - MARGIN_PX) / zoom,
    width: (width + 2 * MARGIN_PX) / zoom,
    height: (height + 2 * MARGIN_PX) / zoom,
  });
}

type ViewState = { transform: [number, number, number]; width: number; height: number };
