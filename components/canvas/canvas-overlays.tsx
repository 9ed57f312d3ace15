"use client";
// What lies over the canvas: who is out of sight, the whole in small, and what a connection on its way would do. Fetched after the cards.
import type { ReactNode } from "react";
import type { Canvas } from "@/lib/client/canvas/canvas-elements";
import { BeyondButtons } from "./beyond-buttons.tsx";
import { ConnectionBar, ConnectionTitle } from "./connection-bar.tsx";
import { LoopTooltip } from "./loop-tooltip.tsx";
import { Minimap } from "./minimap.tsx";
import { OffScreenButtons } from "./off-screen-buttons.tsx";
import { OffScreenNote } from "./off-screen-note.tsx";

export function CanvasOverlays({ canvas, connecting }: { canvas: Canvas; connecting: boolean }) {
  if (connecting)
    return (
      <>
        <Corner className="top-3 left-3">
          <ConnectionTitle />
        </Corner>
        <Corner className="bottom-3 left-1/2 -translate-x-1/2">
          <ConnectionBar />
        </Corner>
        <LoopTooltip />
      </>
    );
  return (
    <>
      <OffScreenButtons canvas={canvas} />
      <BeyondButtons canvas={canvas} />
      <Corner className="top-3 left-3">
        <OffScreenNote canvas={canvas} />
      </Corner>
      <Corner className="right-3 bottom-3">
        <Minimap canvas={canvas} />
      </Corner>
    </>
  );
}

function Corner({ className, children }: { className: string; children: ReactNode }) {
  return <div className={`absolute z-10 max-w-[calc(100%-24px)] ${className}`}>{children}</div>;
}
