import { expect, test } from "vitest";
import { isNameTaken } from "./is-name-taken.ts";
import { emptyGraph, type Flow } from "./trigger-graph.ts";

const flow = (id: string, name: string, project?: string): Flow => ({
  id,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...(project === undefined ? {} : { project: { name: project } }),
});

test("a name is taken by another flow of the same project only", () => {
  const own = flow("1", "LoadFlow", "shop");
  const graph = { ...emptyGraph("g"), flows: [own, flow("2", "TrainFlow", "shop"), flow("3", "SendFlow")] };
  expect(isNameTaken(graph, own, "TrainFlow")).toBe(true);
  expect(isNameTaken(graph, own, "LoadFlow")).toBe(false);
  expect(isNameTaken(graph, own, "SendFlow")).toBe(false);
  expect(isNameTaken(graph, flow("4", "NewFlow"), "SendFlow")).toBe(true);
});
