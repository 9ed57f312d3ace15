import { expect, test } from "vitest";
import type { Batch, SavedChange } from "@/lib/core/graph/change";
import type { Command } from "@/lib/core/graph/command";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { changesOfOthers, meantInWords, presentInWords, savedMeanwhile } from "./both-sides.ts";

const flow = (name: string): Flow => ({
  id: name.toLowerCase(),
  name,
  parameters: [],
  position: { x: 0, y: 0 },
});
const base: TriggerGraph = {
  ...emptyGraph("Shop"),
  flows: [flow("Feature"), flow("Inference"), flow("Report")],
};
const mine: Batch = {
  batchId: "m",
  label: "connect Feature → Inference",
  commands: [{ type: "connect", flow: "inference", upstream: { flow: "Feature" } }],
};
const saved = (revision: number, label: string, ...commands: Command[]): SavedChange => ({
  batchId: `b${revision}`,
  label,
  commands,
  revision,
  author: "Ada",
  at: "2026-11-28T10:00:00.000Z",
});
const remove = saved(3, "remove Inference", { type: "remove-flow", flow: "inference" });

test("what was meant is told on the document it was meant for, and by its name where that one does not take it", () => {
  expect(meantInWords(base, mine)).toEqual([
    "Inference is now started by Feature. Before: nothing drawn here.",
  ]);
  expect(meantInWords({ ...base, flows: [] }, mine)).toEqual(["Connect Feature → Inference."]);
});

test("theirs is what touched the same between the last revision it fitted and the first it did not", () => {
  const changes = [
    saved(1, "remove Inference", { type: "remove-flow", flow: "inference" }),
    saved(2, "set the schedule of Report", {
      type: "set-schedule",
      flow: "report",
      schedule: { every: "day" },
    }),
    remove,
    saved(4, "rename Feature", { type: "rename-flow", flow: "feature", name: "Features" }),
  ];
  const entry = { batch: mine, reason: "", from: 1, to: 3 };
  expect(savedMeanwhile(base, entry, changes).map(({ revision }) => revision)).toEqual([3]);
  expect(savedMeanwhile(base, { ...entry, to: 4 }, changes).map(({ revision }) => revision)).toEqual([3, 4]);
});

test("the present state names what is gone by what it was called", () => {
  const now: TriggerGraph = { ...base, flows: [flow("Feature")] };
  expect(presentInWords(base, now, mine)).toEqual([
    "Inference is no longer in the graph.",
    "Feature is started by nothing drawn here.",
  ]);
});

test("what others saved is told change by change, ours left out, and after a gap by its words", () => {
  const ours = saved(2, "add X", { type: "add-flow", flow: flow("X") });
  const steps = [
    {
      before: base,
      changes: [saved(1, "add Y", { type: "add-flow", flow: flow("Y") }), ours, remove],
      ours: new Set(["b2"]),
    },
    { before: emptyGraph("Shop"), changes: [remove, ours], ours: new Set<string>() },
  ];
  expect(changesOfOthers(steps).map(({ change, sentences }) => [change.revision, ...sentences])).toEqual([
    [1, "Y added, started by nothing drawn here."],
    [3, "Inference removed; it was started by nothing drawn here."],
    [3, "Removed Inference."],
    [2, "Added X."],
  ]);
});
