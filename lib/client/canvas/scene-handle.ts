// The scene as it is now, for hands that act between two pictures: pointer, keyboard and camera ask it what is where.

import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import type { GroupKey, NodeKey } from "../editor/editor-state.ts";
import { type CanvasNode, nodeKeyOf } from "./canvas-elements.ts";
import { keysBehind } from "./group-nodes.ts";
import { type Box, boundsOf, createScene, type Scene } from "./scene.ts";
import { indexScene, type SceneIndex } from "./scene-index.ts";

export type SceneHandle = {
  scene: () => Scene;
  /** Made when it is first asked for after the scene changed. */
  index: () => SceneIndex;
  replace: (scene: Scene) => void;
};

export function createSceneHandle(): SceneHandle {
  let current: Scene = createScene({ nodes: [], edges: [] });
  let index: SceneIndex | null = null;
  return {
    scene: () => current,
    index: () => {
      index ??= indexScene(current);
      return index;
    },
    replace: (scene) => {
      if (scene === current) return;
      current = scene;
      index = null;
    },
  };
}

/** @returns the box around these nodes; null when none of them is drawn */
export function boundsOfKeys({ nodes, placeOf }: Scene, keys: Iterable<NodeKey | GroupKey>): Box | null {
  const found: CanvasNode[] = [];
  for (const key of keys) {
    const node = nodes[placeOf.get(key) ?? -1];
    if (node) found.push(node);
  }
  return boundsOf(found);
}

/** @returns what the box touches: flows, events, notes, and the members of collapsed groups */
export function keysTouching({ scene, index }: SceneHandle, graph: TriggerGraph, box: Box): NodeKey[] {
  const { nodes } = scene();
  return index()
    .nodesIn(box)
    .flatMap((place) => {
      const node = nodes[place];
      if (!node || node.type === "gate" || node.type === "frame") return [];
      if (node.type === "group") return keysBehind(graph, node.id);
      const key = nodeKeyOf(node.id);
      return key ? [key] : [];
    });
}
