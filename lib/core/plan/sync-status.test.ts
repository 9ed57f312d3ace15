import { expect, it } from "vitest";
import { objectKey } from "./live-object.ts";
import { deployed, flow, graphOf, inputFor, sensorsOf, target, waiting } from "./plan.test-support.ts";
import { planDeployment } from "./plan-deployment.ts";
import { syncStatus } from "./sync-status.ts";

const pair = graphOf(flow("FirstFlow"), waiting("SecondFlow", ["FirstFlow"]));
const edited = graphOf(
  flow("FirstFlow"),
  flow("ThirdFlow"),
  waiting("SecondFlow", ["FirstFlow", "ThirdFlow"]),
  waiting("LastFlow", ["SecondFlow"]),
);

const statusOf = (graph: typeof pair, place: ReturnType<typeof target>) => {
  const ids = new Map(
    [...sensorsOf(graph)].map(([name, sensor]) => [objectKey(sensor.metadata), `id of ${name}`]),
  );
  return syncStatus(planDeployment(inputFor(graph, place)), ids);
};

it("says Missing before, Synced after, and OutOfSync once it is drawn anew", () => {
  expect(statusOf(pair, target())).toEqual({ "id of SecondFlow": "Missing" });
  expect(statusOf(pair, deployed(pair))).toEqual({ "id of SecondFlow": "Synced" });
  expect(statusOf(edited, deployed(pair))).toEqual({
    "id of SecondFlow": "OutOfSync",
    "id of LastFlow": "Missing",
  });
});

it("says nothing of flows without a Sensor, or of Sensors that are only there to be pruned", () => {
  expect(statusOf(graphOf(flow("FirstFlow")), deployed(pair))).toEqual({});
});
