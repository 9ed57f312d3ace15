// Paints a whole graph from far away a part at a time, so that the page answers in between.
import type { Scene } from "../scene.ts";
import type { Ink } from "./ink.ts";
import { type DotManner, paintDots } from "./paint-dots.ts";
import type { Part } from "./paint-scene.ts";

type Context = CanvasRenderingContext2D;

/** Takes some milliseconds. */
const AT_ONCE = 1_500;

/**
 * @param place how the graph lies on it: canvas pixels for each unit, and where its origin is
 * @param done is called once all is painted
 * @returns stops it; `done` is then not called
 */
export function paintSlowly(
  context: Context,
  place: { scale: number; x: number; y: number },
  ink: Ink,
  scene: Scene,
  manner: DotManner,
  done: () => void,
): () => void {
  const parts = partsOf(scene);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  const paint = () => {
    const part = parts[next];
    if (!part) return done();
    next += 1;
    context.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
    paintDots(context, ink, scene, part, manner);
    timer = setTimeout(paint, 0);
  };
  paint();
  return () => clearTimeout(timer);
}

/** In the order in which they lie over each other: frames, edges, edges of loops, nodes. */
function partsOf({ nodes, edges }: Scene): Part[] {
  const isFrame = (node: number) => nodes[node]?.type === "frame";
  const inLoop = (edge: number) => edges[edge]?.data?.loop != null;
  const [allNodes, allEdges] = [[...nodes.keys()], [...edges.keys()]];
  const ofEdges = [...allEdges.filter((edge) => !inLoop(edge)), ...allEdges.filter(inLoop)];
  return [
    { nodes: allNodes.filter(isFrame), edges: [] },
    ...inParts(ofEdges).map((some) => ({ nodes: [], edges: some })),
    ...inParts(allNodes.filter((node) => !isFrame(node))).map((some) => ({ nodes: some, edges: [] })),
  ];
}

function inParts(places: readonly number[]): number[][] {
  const count = Math.ceil(places.length / AT_ONCE);
  return Array.from({ length: count }, (_, nth) => places.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE));
}
