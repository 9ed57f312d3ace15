// While a part of the graph is shown: at each node, how many neighbours are not; a press brings them in.
import { useActionContext } from "@/components/editor/action-context";
import { addToAround } from "@/components/editor/find-actions";
import { type CanvasNode, nodeKeyOf } from "@/lib/client/canvas/canvas-elements";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { inDigits } from "@/lib/core/foundation/counted";
import { useShown } from "./use-shown-picture.ts";
import { useView } from "./use-view.ts";

const HEIGHT = 20;
/** Nearer cards have room for words. */
const WORDS_FROM = 0.6;
const LEAST_ZOOM = 0.2;
/** More in one view could not be told apart. */
const MOST = 200;

type Place = {
  key: NodeKey;
  name: string;
  way: "upstream" | "downstream";
  more: readonly NodeKey[];
  x: number;
  y: number;
};

export function BeyondButtons({ nodes }: { nodes: readonly CanvasNode[] }) {
  const shown = useShown();
  const context = useActionContext();
  const [left, top, zoom, width, height] = useView();
  if (!shown || zoom < LEAST_ZOOM) return null;
  const places: Place[] = [];
  for (const { id, type, position, width: wide = 0, height: high = 0, data } of nodes) {
    const key = type === "flow" || type === "event" ? nodeKeyOf(id) : null;
    const beyond = key && shown.beyond.get(key);
    if (!key || !beyond || !("name" in data)) continue;
    const y = (position.y + high) * zoom + top;
    for (const way of ["upstream", "downstream"] as const) {
      const more = beyond[way];
      const x = (position.x + (way === "upstream" ? 0 : wide)) * zoom + left;
      const isInView = x > 0 && x < width && y > 0 && y < height - HEIGHT;
      if (more.length > 0 && isInView) places.push({ key, name: data.name, way, more, x, y });
    }
  }
  return places.slice(0, MOST).map(({ key, name, way, more, x, y }) => (
    <button
      key={`${key} ${way}`}
      type="button"
      aria-label={`Show ${inDigits(more.length)} more ${way} of ${name}`}
      onClick={() => addToAround(context, more)}
      style={{
        left: x,
        top: y + 4,
        height: HEIGHT,
        transform: way === "downstream" ? "translateX(-100%)" : undefined,
      }}
      className="absolute z-10 inline-flex items-center whitespace-nowrap rounded-full border border-line-strong bg-surface px-1.5 text-text-2 text-tiny shadow-1 hover:text-text"
    >
      +{inDigits(more.length)}
      {zoom >= WORDS_FROM && ` more ${way}`}
    </button>
  ));
}
