// Hands what is drawn now to those who find things in it.
import { createContext, useContext } from "react";
import type { SceneHandle } from "@/lib/client/canvas/scene-handle";

export const SceneContext = createContext<SceneHandle | null>(null);

/** Throws outside the canvas, which is a bug. */
export function useSceneHandle(): SceneHandle {
  const handle = useContext(SceneContext);
  if (!handle) throw new Error("useSceneHandle needs a canvas around it");
  return handle;
}
