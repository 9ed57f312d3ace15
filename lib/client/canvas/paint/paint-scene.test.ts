import { expect, it } from "vitest";
import { emptyGraph, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { createScene } from "../scene.ts";
import { toCanvas } from "../to-canvas.ts";
import type { Ink } from "./ink.ts";
import { paintScene } from "./paint-scene.ts";
import type { Pen } from "./pen.ts";

/** Colours named after their roles, so that what is painted says which it took. */
const INK = new Proxy({}, { get: (_target, role) => String(role) }) as Ink;

/** What a pen was told, in words. */
function recordingPen(): { pen: Pen; said: string[] } {
  const said: string[] = [];
  const look = ({ fill, stroke }: Parameters<Pen["box"]>[2]) =>
    [fill && `on ${fill}`, stroke && `${stroke.width} ${stroke.color}${stroke.dashes ? " dashed" : ""}`]
      .filter(Boolean)
      .join(", ");
  const pen: Pen = {
    box: ({ x, y, width, height }, _radius, how) =>
      said.push(`box ${x},${y} ${width}×${height} ${look(how)}`),
    circle: (x, y, radius, how) => said.push(`circle ${x},${y} ${radius} ${look(how)}`),
    curves: (curves, stroke) => said.push(`${curves.length} curves ${look({ stroke })}`),
    polygons: (shapes, fill) => said.push(`${shapes.length} arrows ${fill}`),
    shape: (_path, x, y, how) => said.push(`gate ${x},${y} ${look(how)}`),
    words: (text, x, y, { size, color }) => {
      said.push(`“${text}” ${x},${y} ${size} ${color}`);
      return text.length * 6;
    },
    widthOf: (text) => text.length * 6,
    icon: (name, x, y, size, color) => said.push(`${name} ${x},${y} ${size} ${color}`),
  };
  return { pen, said };
}

function paint(graph: Partial<TriggerGraph>, detail: "full" | "compact" | "block", chosen = "") {
  const marks = {
    flows: new Map([["a", { errors: 1, warnings: 2, loop: { kind: "runaway" as const, loop: 0 } }]]),
  };
  const choice = { production: true, branch: null, user: null };
  const scene = createScene(toCanvas({ graph: { ...emptyGraph("Test"), ...graph }, choice, marks }));
  const { pen, said } = recordingPen();
  const part = { nodes: [...scene.nodes.keys()], edges: [...scene.edges.keys()] };
  paintScene(pen, INK, scene, part, {
    detail,
    dress: (node) => node,
    stateOf: (node) => ({
      selected: node.id === chosen,
      sync: "OutOfSync",
      target: null,
      over: false,
      isSource: false,
      others: [],
    }),
    edgeStateOf: () => ({ selected: false, hovered: false, fromChosenGate: false }),
    shift: null,
    leastWidth: 0,
  });
  return said;
}

const first = { id: "a", name: "FirstFlow", parameters: [], position: { x: 0, y: 0 } };
const plain = { id: "b", name: "PlainFlow", parameters: [], position: { x: 0, y: 0 } };

it("paints a card with what its element shows, at the same places", () => {
  expect(paint({ flows: [first] }, "full")).toEqual([
    "box -3.5,-3.5 223×95 7 error",
    "box 1,1 214×86 on surface, 2 error",
    "circle-dashed 12,14 16 text-3",
    "“FirstFlow” 34,22 14 text",
    "“no project” 12,43 12 text-2",
    "equal-not 12,62 14 warn",
    "“OutOfSync” 30,69 12 warn",
    "octagon-alert 96,62 14 error",
    "“1” 114,69 12 error",
    "triangle-alert 132,62 14 warn",
    "“2” 150,69 12 warn",
    expect.stringMatching(/^box .*×20 on error-bg, 1 error-line$/),
    expect.stringMatching(/^infinity /),
    expect.stringMatching(/^“runaway” /),
    "circle 0,44 4.25 on surface, 1.5 error",
    "circle 216,44 4.25 on surface, 1.5 error",
  ]);
});

it("shows fewer things, larger, from further away, the worst sign last to go", () => {
  const words = (said: string[]) =>
    said.filter((line) => line.startsWith("“")).map((line) => line.split(" ")[0]);
  expect(words(paint({ flows: [first] }, "compact"))).toEqual(["“FirstFlow”", "“1”", "“2”"]);
  const block = paint({ flows: [first] }, "block");
  expect(words(block)).toEqual(["“First”"]);
  expect(block).toContain("box 0,0 14×88 on error");
  expect(block.filter((line) => line.startsWith("infinity"))).toHaveLength(1);
});

it("rings what is chosen, and strokes edges that look alike together", () => {
  expect(paint({ flows: [plain] }, "full", "flow:b")).toContain("box -2.5,-2.5 221×93 5 accent");
  const waits = (id: string, x: number) => ({
    ...plain,
    id,
    name: id,
    position: { x, y: 0 },
    trigger: { kind: "on-finish" as const, upstreams: [{ flow: "PlainFlow" }] },
  });
  const said = paint({ flows: [plain, waits("C", 400), waits("D", 800)] }, "full");
  expect(said.slice(0, 2)).toEqual(["2 curves 1.75 edge", "2 arrows edge"]);
});
