import { expect, it } from "vitest";
import { applyCommands } from "../graph/apply-command.ts";
import { resolveGraph } from "../graph/resolve-graph.ts";
import { graphOf, PROD, sensorsOf, waiting } from "./plan.test-support.ts";
import { readSensor } from "./read-sensor.ts";
import { triggerEdits } from "./trigger-edits.ts";

it("takes an event out of the Sensor by an edit of the graph, even one that is named twice", () => {
  const graph = graphOf(waiting("C", ["A", "B", "A"]));
  const [placed] = resolveGraph(graph, [PROD]);
  const sensor = sensorsOf(graph).get("C");
  if (!placed || !sensor) throw new Error("no flow");
  const edits = triggerEdits(sensor, placed);
  expect(edits.map((edit) => `${edit.sensor} ${edit.event}`)).toEqual([
    "argo-events/c metaflow.A.end",
    "argo-events/c metaflow.B.end",
  ]);
  const edited = applyCommands(graph, edits[0]?.commands ?? []);
  if (!edited.ok) throw new Error(edited.error.message);
  expect(readSensor(sensorsOf(edited.value).get("C"))?.waitsFor.map(({ event }) => event)).toEqual([
    "metaflow.B.end",
  ]);
});
