// The picture of the graph as the document has it, found again by place.
import { useEffect, useMemo, useRef } from "react";
import type { Canvas } from "@/lib/client/canvas/canvas-elements";
import { createScene, type Scene } from "@/lib/client/canvas/scene";
import { toCanvas } from "@/lib/client/canvas/to-canvas";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { useSceneHandle } from "./scene-context.ts";
import { useCollapsed } from "./use-collapsed.ts";
import { useShownPicture } from "./use-shown-picture.ts";

const branchOf = (state: EditorState) => state.branch;

/** Every change of the document or of what is found in it makes a new one, in which what is equal keeps its objects. */
export function usePicture(graph: TriggerGraph): Scene {
  const choice = useEditorState(branchOf);
  const { marks } = useAnalysis();
  const collapsed = useCollapsed();
  const handle = useSceneHandle();
  const previous = useRef<{ whole: Canvas; scene: Scene } | null>(null);
  const whole = useMemo(
    () => toCanvas({ graph, choice, marks, collapsed }, previous.current?.whole),
    [graph, choice, marks, collapsed],
  );
  const picture = useShownPicture(whole);
  const scene = useMemo(() => createScene(picture, previous.current?.scene), [picture]);
  // Before the effects of those who ask the scene.
  useMemo(() => handle.replace(scene), [handle, scene]);
  useEffect(() => {
    previous.current = { whole, scene };
  }, [whole, scene]);
  return scene;
}
