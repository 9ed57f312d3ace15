// Names the neighbours of what is in view that are not: a press goes there.
import { useStore } from "@xyflow/react";
import { Map as MapIcon } from "lucide-react";
import { shallow } from "zustand/shallow";
import { type Outsider, outsiders, type Side } from "@/lib/client/canvas/leaving-edges";
import { useScreen } from "@/lib/client/editor/screen-context";
import { joinNames } from "@/lib/core/foundation/join-names";
import { useSceneHandle } from "./scene-context.ts";

/** In steps, so that a moving camera does not ask each frame. */
const ROUGH = 40;
const viewOf = ({
  transform: [x, y, zoom],
  width,
  height,
}: {
  transform: [number, number, number];
  width: number;
  height: number;
}) =>
  [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom].map(
    (value) => Math.round(value / ROUGH) * ROUGH,
  );

const SIDES = { left: "to the left", right: "to the right", above: "above", below: "below" } as const;

export function OffScreenNote() {
  const [left = 0, top = 0, right = 0, bottom = 0] = useStore(viewOf, shallow);
  const handle = useSceneHandle();
  const screen = useScreen();
  const hidden = mostOnOneSide(outsiders(handle, { left, top, right, bottom }));
  if (!hidden) return null;
  return (
    <button
      type="button"
      onClick={() => screen.getState().camera?.show(hidden.map(({ key }) => key))}
      className="flex h-8 max-w-full items-center gap-2 rounded-popover border border-line-strong bg-surface px-3 text-small text-text-2 shadow-1 hover:text-text"
    >
      <MapIcon size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <span className="truncate">
        Off screen {SIDES[hidden[0].side]}:{" "}
        <span className="font-medium text-text">
          {joinNames(
            hidden.map(({ name }) => name),
            3,
          )}
        </span>
      </span>
    </button>
  );
}

function mostOnOneSide(all: readonly Outsider[]): [Outsider, ...Outsider[]] | null {
  const bySide = new Map<Side, Outsider[]>();
  for (const one of all) bySide.set(one.side, [...(bySide.get(one.side) ?? []), one]);
  const [most] = [...bySide.values()].sort((a, b) => b.length - a.length);
  const [first, ...rest] = most ?? [];
  return first ? [first, ...rest] : null;
}
