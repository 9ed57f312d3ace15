import { expect, it } from "vitest";
import { emptyGraph } from "@/lib/core/graph/trigger-graph";
import { createScene } from "../scene.ts";
import { toCanvas } from "../to-canvas.ts";
import { type Chosen, chosenMore, chosenPlaces } from "./chosen-on-top.ts";

const flow = (name: string, x: number, group?: string) => ({
  id: name,
  name,
  parameters: [],
  position: { x, y: 0 },
  ...(group ? { group } : {}),
});
const scene = createScene(
  toCanvas({
    graph: {
      ...emptyGraph("Test"),
      flows: [flow("A", 0), flow("B", 300), flow("C", 600, "open"), flow("D", 900, "closed")],
      groups: [
        { id: "open", name: "Open" },
        { id: "closed", name: "Closed" },
      ],
    },
    choice: { production: true, branch: null, user: null },
    marks: { flows: new Map() },
    collapsed: new Set(["closed"]),
  }),
);
const chosen = (selection: Chosen["selection"], ...groups: string[]): Chosen => ({
  selection,
  chosenGroups: new Set(groups),
});
const names = (places: number[]) => places.map((place) => scene.nodes[place]?.id);

it("finds what is chosen in the order in which it is drawn, a collapsed group by its card, and no frame", () => {
  const all = chosen(new Set(["flow:D", "flow:C", "flow:A"]), "open", "closed");
  expect(names(chosenPlaces(scene, all))).toEqual(
    scene.nodes.map(({ id }) => id).filter((id) => ["flow:A", "flow:C", "group:closed"].includes(id)),
  );
});

it("leaves out what is not in the picture", () => {
  expect(chosenPlaces(scene, chosen(new Set(["flow:gone"]), "gone"))).toEqual([]);
});

it("tells what came, and that something went", () => {
  const a = chosen(new Set(["flow:A"]));
  const both = chosen(new Set(["flow:A", "flow:B"]));
  expect(chosenMore(a, both)).toEqual(chosen(new Set(["flow:B"])));
  expect(chosenMore(a, a)).toEqual(chosen(new Set()));
  expect(chosenMore(both, a)).toBeNull();
  expect(chosenMore(a, chosen(new Set(["flow:B"])))).toBeNull();
  expect(chosenMore(chosen(new Set(), "open"), chosen(new Set()))).toBeNull();
});
