// Beside a painted card under the pointer: its name where it is too small to read, and the port to draw from.
import { useStore } from "@xyflow/react";
import { shallow } from "zustand/shallow";
import { boundsOfKeys } from "@/lib/client/canvas/scene-handle";
import { useSceneHandle } from "./scene-context.ts";
import type { Hover } from "./use-hover.ts";

const SIZE = 14;
const GAP = 2;
const transformOf = ({ transform }: { transform: [number, number, number] }) => transform;

export function HoverSigns({ hover }: { hover: Hover }) {
  const [left, top, zoom] = useStore(transformOf, shallow);
  const handle = useSceneHandle();
  const words = hover.node ? (hover.node.tells ? hover.node.name : "") : hover.title;
  const box = hover.node ? boundsOfKeys(handle.scene(), [hover.node.key]) : null;
  return (
    <>
      {box && hover.node && (
        <span
          // The keyboard connects with E; this is for the hand.
          aria-hidden="true"
          data-port-of={hover.node.key}
          style={{
            left: (box.x + box.width) * zoom + left + GAP,
            top: (box.y + box.height / 2) * zoom + top - SIZE / 2,
            width: SIZE,
            height: SIZE,
          }}
          className="absolute z-10 cursor-crosshair rounded-full border-2 border-accent bg-surface shadow-1 before:absolute before:-inset-1.5 before:rounded-full before:content-['']"
        />
      )}
      {words !== "" && (
        <span
          aria-hidden="true"
          style={{ left: hover.x + 12, top: hover.y + 16 }}
          className="pointer-events-none absolute z-10 max-w-80 truncate rounded-control bg-text px-2 py-1 text-small text-surface shadow-2"
        >
          {words}
        </span>
      )}
    </>
  );
}
