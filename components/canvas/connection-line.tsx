// The edge in the air: dashed, in the accent colour, in the error colour as soon as a drop would close a loop.
import { useStore, ViewportPortal } from "@xyflow/react";
import { classNames } from "@/components/ui/class-names";
import { type EdgeEnds, edgeLine } from "@/lib/client/canvas/edge-path";
import { boundsOfKeys } from "@/lib/client/canvas/scene-handle";
import { flowKey } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import type { Connecting, ScreenState } from "@/lib/client/editor/screen-state";
import { EVENT_HEIGHT, FLOW_PORT_Y, FLOW_SIZE } from "@/lib/core/graph/node-size";
import type { Position } from "@/lib/core/graph/trigger-graph";
import { useSceneHandle } from "./scene-context.ts";

const CARD_DROP = FLOW_SIZE.height - FLOW_PORT_Y;
const PORT_RADIUS = 5;
const WIDTH = 1.75;

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

const connectingOf = ({ connecting }: ScreenState) => connecting;
const zoomOf = ({ transform }: { transform: [number, number, number] }) => transform[2];

/** From the source to the card aimed at, else to the pointer. @param pointer in the canvas's units */
export function ConnectionLine({ pointer }: { pointer: Position | null }) {
  const connecting = useScreenState(connectingOf);
  const handle = useSceneHandle();
  const zoom = useStore(zoomOf);
  if (!connecting) return null;
  const scene = handle.scene();
  const source = boundsOfKeys(scene, [connecting.source]);
  const target = connecting.over === null ? null : boundsOfKeys(scene, [flowKey(connecting.over)]);
  const end = target ? { x: target.x - PORT_RADIUS, y: target.y + FLOW_PORT_Y } : pointer;
  if (!source || !end) return null;
  const ends: EdgeEnds = {
    sourceX: source.x + source.width + PORT_RADIUS,
    sourceY: source.y + source.height / 2,
    targetX: end.x,
    targetY: end.y,
    sourceDrop: source.height === EVENT_HEIGHT ? EVENT_HEIGHT / 2 : CARD_DROP,
    // The end stands before a card, so a way back runs under it.
    targetDrop: target ? CARD_DROP : 0,
    intoGate: false,
  };
  const [stroke, fill] = TONES[toneOf(connecting)];
  const width = Math.max(WIDTH, WIDTH / zoom);
  return (
    <ViewportPortal>
      <svg
        className="pointer-events-none absolute overflow-visible"
        style={{ zIndex: 1001 }}
        aria-hidden="true"
      >
        <path
          d={edgeLine(ends).line}
          fill="none"
          strokeWidth={width}
          strokeDasharray={`${4 * width} ${3 * width}`}
          className={stroke}
        />
        <circle
          cx={target ? end.x - PORT_RADIUS : end.x}
          cy={end.y}
          r={Math.max(6, 4 / zoom)}
          className={classNames(fill)}
        />
      </svg>
    </ViewportPortal>
  );
}
