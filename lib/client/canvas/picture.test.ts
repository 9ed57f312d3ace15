import { expect, test } from "vitest";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { analysisOf } from "../editor/analysis.ts";
import type { NodeKey } from "../editor/editor-state.ts";
import { type PictureInput, pictureOf } from "./picture.ts";
import { svgPicture } from "./svg-picture.ts";

const PROD = { production: true, branch: null, user: null };
const flow = (name: string, x: number, y: number, upstreams: string[] = []): Flow => ({
  id: name,
  name,
  project: { name: "shop" },
  parameters: [],
  position: { x, y },
  ...(upstreams.length > 0
    ? { trigger: { kind: "on-finish", upstreams: upstreams.map((one) => ({ flow: one })) } }
    : {}),
});
const inputOf = (flows: Flow[], chosen: PictureInput["chosen"] = null): PictureInput => {
  const graph = { ...emptyGraph("Shop & <daily>"), flows };
  return { graph, choice: PROD, marks: analysisOf(graph, PROD).marks, chosen };
};
const LOOP = [flow("FirstFlow", 0, 0, ["SecondFlow"]), flow("SecondFlow", 320, 0, ["FirstFlow"])];

test("everything drawn is in view: cards, gates with their words, the way back of a loop", () => {
  const { view } = pictureOf(inputOf(LOOP));
  // The way back runs 54 under the cards.
  expect(view.y + view.height).toBeGreaterThan(88 + 54);
  expect(view.x).toBeLessThan(-50);
  expect(view.x + view.width).toBeGreaterThan(320 + 216 + 50);
});

test("of what is chosen only that is drawn, with what runs between", () => {
  const flows = [flow("A", 0, 0), flow("B", 320, 0, ["A"]), flow("C", 640, 0, ["B"])];
  const { scene } = pictureOf(inputOf(flows, new Set(["flow:B", "flow:C"])));
  expect(scene.nodes.map(({ id }) => id)).toEqual(["flow:B", "flow:C"]);
  expect(scene.edges.map(({ data }) => data?.title)).toEqual(["B → C"]);
});

test("a gate comes with its flow", () => {
  const flows = [flow("A", 0, 0), flow("B", 0, 200), flow("C", 640, 0, ["A", "B"])];
  const { scene } = pictureOf(inputOf(flows, new Set(["flow:A", "flow:C"])));
  expect(scene.nodes.map(({ id }) => id)).toEqual(["flow:A", "flow:C", "gate:C"]);
  expect(scene.edges).toHaveLength(2);
});

test("notes and groups lie behind; a frame comes along when all of its group is chosen", () => {
  const flows = [
    { ...flow("A", 0, 0), group: "g" },
    { ...flow("B", 320, 0, ["A"]), group: "g" },
  ];
  const input = inputOf(flows);
  const note = {
    id: "n",
    text: "Owned by the shop\nteam & <friends>",
    position: { x: 0, y: 200 },
    size: { width: 216, height: 80 },
  };
  input.graph = { ...input.graph, groups: [{ id: "g", name: "Daily" }], notes: [note] };
  const svg = svgPicture(pictureOf(input), { title: "Groups", theme: "light" });
  const order = [">Daily<", ">2 flows<", ">Owned by the shop<", ">team &amp; &lt;friends&gt;<", ">A<", ">B<"];
  expect(order.map((words) => svg.indexOf(words) > 0)).toEqual(order.map(() => true));
  expect(order.map((words) => svg.indexOf(words))).toEqual(
    order.map((words) => svg.indexOf(words)).toSorted((a, b) => a - b),
  );
  const idsOf = (...chosen: NodeKey[]) =>
    pictureOf({ ...input, chosen: new Set(chosen) }).scene.nodes.map(({ id }) => id);
  expect(idsOf("flow:A", "flow:B")).toEqual(["frame:g", "flow:A", "flow:B"]);
  expect(idsOf("flow:A", "note:n")).toEqual(["note:n", "flow:A"]);
});

test("the file names itself, has the theme's ground and needs nothing from elsewhere", () => {
  const svg = svgPicture(pictureOf(inputOf(LOOP)), { title: "Shop & <daily>", theme: "dark" });
  expect(svg).toContain("<title>Shop &amp; &lt;daily&gt;</title>");
  expect(svg).toMatch(/<rect [^>]*fill="#0E1014"\/>/);
  expect(svg).toContain("Runaway loop · repeats for ever once started");
  expect(svg).not.toMatch(
    /<(script|style|image|foreignObject|a)\b|https?:\/\/(?!www\.w3\.org\/2000\/svg)|url\(|\son\w+=/,
  );
});

test("an empty graph is a picture too", () => {
  const svg = svgPicture(pictureOf(inputOf([])), { title: "Empty", theme: "light" });
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="320" height="120"/);
});
