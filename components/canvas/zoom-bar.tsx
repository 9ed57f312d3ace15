// How near one is, and the way to all of it.
import { useStore } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { tooltip } from "@/components/ui/tooltip";
import { useScreen } from "@/lib/client/editor/screen-context";

const STEP = 1.25;
/** Very large graphs are seen whole below 1 %. */
const percentOf = ({ transform }: { transform: [number, number, number] }): number => {
  const percent = transform[2] * 100;
  return percent < 1 ? Math.round(percent * 10) / 10 : Math.round(percent);
};

export function ZoomBar() {
  const percent = useStore(percentOf);
  const screen = useScreen();
  const camera = () => screen.getState().camera;
  return (
    <div
      role="toolbar"
      aria-label="Zoom"
      className="flex h-8 items-center rounded-popover border border-line-strong bg-surface px-0.5 shadow-1"
    >
      <IconButton label="Zoom out" icon={Minus} keys="-" onClick={() => camera()?.zoomBy(1 / STEP)} />
      <button
        type="button"
        {...tooltip("Zoom to 100%", { keys: "0" })}
        aria-label={`Zoom is ${percent}%. Zoom to 100%`}
        onClick={() => camera()?.zoomTo(1)}
        className="h-7 w-12 rounded-control text-center font-medium text-text-2 tabular-nums hover:bg-hover"
      >
        {percent}%
      </button>
      <IconButton label="Zoom in" icon={Plus} keys="+" onClick={() => camera()?.zoomBy(STEP)} />
      <span className="mx-1 h-4 w-px bg-line" />
      <IconButton label="Show everything" icon={Maximize} keys="1" onClick={() => camera()?.fit()} />
    </div>
  );
}
