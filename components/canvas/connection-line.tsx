// The edge in the air: dashed, in the accent colour, in the error colour as soon as a drop would close a loop.
import { type ConnectionLineComponentProps, useInternalNode } from "@xyflow/react";
import { classNames } from "@/components/ui/class-names";
import { edgeLine } from "@/lib/client/canvas/edge-path";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { Connecting } from "@/lib/client/editor/screen-state";
import { EVENT_HEIGHT, FLOW_PORT_Y, FLOW_SIZE } from "@/lib/core/graph/node-size";

const CARD_DROP = FLOW_SIZE.height - FLOW_PORT_Y;
const PORT_RADIUS = 5;

type Point = { x: number; y: number };

/** What the line says about the target under it. */
export function toneOf(connecting: Connecting | null): "plain" | "runaway" | "gated" | "forbidden" {
  const target = connecting?.over != null ? connecting.targets.get(connecting.over) : undefined;
  if (target?.kind === "closes-loop") return target.loop.kind === "runaway" ? "runaway" : "gated";
  return target?.kind === "forbidden" ? "forbidden" : "plain";
}

const TONES = {
  plain: ["stroke-accent", "fill-accent"],
  runaway: ["stroke-error", "fill-error"],
  gated: ["stroke-warn-g", "fill-warn-g"],
  forbidden: ["stroke-edge", "fill-edge"],
} as const;

const toneOfState = ({ connecting }: { connecting: Connecting | null }) => toneOf(connecting);

/** While the mouse draws: to the port of the card under it, else to the pointer. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const over = useScreenState((state) => state.connecting?.over ?? null);
  const target = useInternalNode(over === null ? "" : `flow:${over}`)?.internals.positionAbsolute;
  const end = target ? { x: target.x - PORT_RADIUS, y: target.y + FLOW_PORT_Y } : { x: toX, y: toY };
  return (
    <AirLine from={{ x: fromX, y: fromY }} to={end} sourceDrop={CARD_DROP} landed={target !== undefined} />
  );
}

/** While the keyboard chooses: from the source to the target chosen now. */
export function KeyboardLine() {
  const connecting = useScreenState((state) => state.connecting);
  const source = useInternalNode(connecting?.source ?? "");
  const target = useInternalNode(connecting?.over == null ? "" : `flow:${connecting.over}`);
  if (connecting?.by !== "keyboard" || !source || !target) return null;
  const { width = 0, height = 0 } = source;
  const from = source.internals.positionAbsolute;
  const to = target.internals.positionAbsolute;
  return (
    <svg
      className="pointer-events-none absolute overflow-visible"
      style={{ zIndex: 1001 }}
      aria-hidden="true"
    >
      <AirLine
        from={{ x: from.x + width + PORT_RADIUS, y: from.y + height / 2 }}
        to={{ x: to.x - PORT_RADIUS, y: to.y + FLOW_PORT_Y }}
        sourceDrop={height === EVENT_HEIGHT ? EVENT_HEIGHT / 2 : CARD_DROP}
        landed
      />
    </svg>
  );
}

function AirLine({
  from,
  to,
  sourceDrop,
  landed,
}: {
  from: Point;
  to: Point;
  sourceDrop: number;
  /** The end stands before a card, so a way back runs under it. */
  landed: boolean;
}) {
  const [stroke, fill] = TONES[useScreenState(toneOfState)];
  const ends = { sourceX: from.x, sourceY: from.y, targetX: to.x, targetY: to.y };
  const { line } = edgeLine({ ...ends, sourceDrop, targetDrop: landed ? CARD_DROP : 0, intoGate: false });
  return (
    <g>
      <path d={line} fill="none" strokeWidth={1.75} strokeDasharray="7 5" className={stroke} />
      <circle cx={landed ? to.x - PORT_RADIUS : to.x} cy={to.y} r={6} className={classNames(fill)} />
    </g>
  );
}
