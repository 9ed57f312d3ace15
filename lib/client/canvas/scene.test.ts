import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { boundsOf, createScene, edgesTouching, endsOf } from "./scene.ts";
import { indexScene } from "./scene-index.ts";
import { toCanvas } from "./to-canvas.ts";

const flow = (name: string, x: number, y: number, ...upstreams: string[]): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x, y },
  ...(upstreams.length === 0
    ? {}
    : { trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) } }),
});
const sceneOf = (...flows: Flow[]) =>
  createScene(
    toCanvas({
      graph: { ...emptyGraph("Test"), flows },
      choice: { production: true, branch: null, user: null },
      marks: { flows: new Map() },
    }),
  );
const idsOf = (scene: ReturnType<typeof sceneOf>, places: Iterable<number>) =>
  [...places].map((place) => scene.nodes[place]?.id);

describe("createScene", () => {
  it("has the ends of edges at the ports, also while their nodes are elsewhere", () => {
    const scene = sceneOf(flow("A", 0, 0), flow("B", 400, 100, "A"));
    expect(endsOf(scene, 0)).toMatchObject({ sourceX: 221, sourceY: 44, targetX: 395, targetY: 144 });
    const moved = endsOf(scene, 0, (place) =>
      scene.nodes[place]?.id === "flow:B" ? { x: 8, y: -16 } : null,
    );
    expect(moved).toMatchObject({ sourceX: 221, sourceY: 44, targetX: 403, targetY: 128 });
  });

  it("knows which edges touch a node, a flow that waits for itself once", () => {
    const scene = sceneOf(flow("A", 0, 0, "A"), flow("B", 400, 0, "A"));
    const touching = (id: string) =>
      [...edgesTouching(scene, scene.placeOf.get(id) ?? -1)].map((edge) => scene.edges[edge]?.data?.title);
    expect(touching("flow:A")).toEqual(["A → A", "A → B"]);
    expect(touching("flow:B")).toEqual(["A → B"]);
  });

  it("has no bounds when there is nothing", () => {
    expect(sceneOf().bounds).toBe(null);
    expect(sceneOf(flow("A", -8, 16)).bounds).toEqual({ x: -8, y: 16, width: 216, height: 88 });
  });
});

describe("indexScene", () => {
  it("finds the uppermost node under a point, and the edge near one", () => {
    const scene = sceneOf(flow("A", 0, 0), flow("Over", 100, 20), flow("B", 800, 0, "A"));
    const index = indexScene(scene);
    expect(idsOf(scene, [index.nodeAt(150, 60) ?? -1])).toEqual(["flow:Over"]);
    expect(index.nodeAt(500, 500)).toBe(null);
    expect(index.edgeAt(560, 48, 8)).toBe(0);
    expect(index.edgeAt(560, 90, 8)).toBe(null);
  });

  it("answers for an empty picture", () => {
    const index = indexScene(sceneOf());
    expect(index.nodesIn({ x: 0, y: 0, width: 10, height: 10 })).toEqual([]);
    expect(index.edgeAt(0, 0, 8)).toBe(null);
  });

  it("finds exactly the nodes that touch a box", () => {
    const box = fc.record({
      x: fc.integer({ min: -2000, max: 2000 }),
      y: fc.integer({ min: -2000, max: 2000 }),
      width: fc.integer({ min: 0, max: 2000 }),
      height: fc.integer({ min: 0, max: 2000 }),
    });
    fc.assert(
      fc.property(arbitraryGraph, box, (graph, view) => {
        const choice = { production: true, branch: null, user: null } as const;
        const scene = createScene(toCanvas({ graph, choice, marks: { flows: new Map() } }));
        const touches = scene.nodes.flatMap((node, place) => {
          const one = boundsOf([node]);
          if (!one) return [];
          const beside = one.x > view.x + view.width || one.x + one.width < view.x;
          const above = one.y > view.y + view.height || one.y + one.height < view.y;
          return beside || above ? [] : [place];
        });
        expect(indexScene(scene).nodesIn(view)).toEqual(touches);
      }),
    );
  });
});
