// Where an edge leaves the view, a button that goes to its other end.
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from "lucide-react";
import { tooltip } from "@/components/ui/tooltip";
import { type LeavingEdge, leavingEdges } from "@/lib/client/canvas/leaving-edges";
import { useScreen } from "@/lib/client/editor/screen-context";
import { useSceneHandle } from "./scene-context.ts";
import { useView } from "./use-view.ts";

const SIZE = 22;
/** Clear of the notes, bars and minimap at the corners. */
const CORNER = 52;
const ICONS = { left: ArrowLeft, right: ArrowRight, above: ArrowUp, below: ArrowDown } as const;

export function OffScreenButtons() {
  const handle = useSceneHandle();
  const [left, top, zoom, width, height] = useView();
  const screen = useScreen();
  if (width === 0) return null;
  const view = {
    left: -left / zoom,
    top: -top / zoom,
    right: (width - left) / zoom,
    bottom: (height - top) / zoom,
  };
  const toScreen = ({ x, y }: LeavingEdge) => ({
    left: Math.min(width - SIZE, Math.max(0, x * zoom + left - SIZE / 2)),
    top: Math.min(height - SIZE, Math.max(0, y * zoom + top - SIZE / 2)),
  });
  return leavingEdges(handle, view).map((edge) => {
    const place = toScreen(edge);
    if (place.top < CORNER || place.top > height - CORNER - SIZE) return null;
    const Icon = ICONS[edge.side];
    return (
      <button
        key={edge.key}
        type="button"
        {...tooltip(edge.name)}
        aria-label={`Show ${edge.name}`}
        onClick={() => screen.getState().camera?.show([edge.key])}
        style={place}
        className="absolute z-10 inline-flex size-[22px] items-center justify-center rounded-full border border-line-strong bg-surface text-text-2 shadow-1 hover:text-text"
      >
        <Icon size={14} strokeWidth={1.75} />
      </button>
    );
  });
}
