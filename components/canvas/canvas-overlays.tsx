"use client";
// What lies over the canvas: who is out of sight, the whole in small, and what a connection on its way would do. Fetched after the cards.
import type { ReactNode } from "react";
import type { Scene } from "@/lib/client/canvas/scene";
import { BeyondButtons } from "./beyond-buttons.tsx";
import { ConnectionBar, ConnectionTitle } from "./connection-bar.tsx";
import { LoopTooltip } from "./loop-tooltip.tsx";
import { Minimap } from "./minimap.tsx";
import { OffScreenButtons } from "./off-screen-buttons.tsx";
import { OffScreenNote } from "./off-screen-note.tsx";

export function CanvasOverlays({
  scene,
  connecting,
  moving,
}: {
  scene: Scene;
  connecting: boolean;
  /** What depends on where the camera is waits until it rests. */
  moving: boolean;
}) {
  if (connecting)
    return (
      <>
        <Corner className="top-3 left-3">
          <ConnectionTitle />
        </Corner>
        <Corner className="pointer-events-none inset-x-3 bottom-3 flex justify-center">
          <ConnectionBar />
        </Corner>
        <LoopTooltip />
      </>
    );
  return (
    <>
      {!moving && <OffScreenButtons />}
      {!moving && <BeyondButtons nodes={scene.nodes} />}
      {!moving && (
        <Corner className="top-3 left-3">
          <OffScreenNote />
        </Corner>
      )}
      <Corner className="right-3 bottom-3">
        <Minimap scene={scene} />
      </Corner>
    </>
  );
}

function Corner({ className, children }: { className: string; children: ReactNode }) {
  return <div className={`absolute z-10 max-w-[calc(100%-24px)] ${className}`}>{children}</div>;
}
