// Before the drop: the loop it would close, spelled out, and what that means.
import { useInternalNode } from "@xyflow/react";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { ScreenState } from "@/lib/client/editor/screen-state";
import type { ForecastLoop } from "@/lib/core/analysis/forecast-loops";
import { FLOW_SIZE } from "@/lib/core/graph/node-size";
import { LoopWarning } from "./loop-warning.tsx";
import { useView } from "./use-view.ts";

const WIDTH = 344;
const GAP = 24;
const MARGIN = 12;

const overOf = ({ connecting }: ScreenState): string | null => connecting?.over ?? null;
const loopOf = ({ connecting }: ScreenState): ForecastLoop | null => {
  const target = connecting?.over == null ? undefined : connecting.targets.get(connecting.over);
  return target?.kind === "closes-loop" ? target.loop : null;
};
export function LoopTooltip() {
  const over = useScreenState(overOf);
  const loop = useScreenState(loopOf);
  const [left, top, zoom, width, height] = useView();
  const position = useInternalNode(`flow:${over}`)?.internals.positionAbsolute;
  if (!loop || !position) return null;
  const x = Math.min(Math.max(position.x * zoom + left, MARGIN), Math.max(MARGIN, width - WIDTH - MARGIN));
  const cardTop = position.y * zoom + top;
  const above = cardTop > 200;
  const place = above ? { bottom: height - cardTop + GAP } : { top: cardTop + FLOW_SIZE.height * zoom + GAP };
  return (
    <div className="pointer-events-none absolute" style={{ left: x, width: WIDTH, zIndex: 1002, ...place }}>
      <LoopWarning loop={loop} title="Dropping here" />
    </div>
  );
}
