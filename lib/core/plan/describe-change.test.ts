import { describe, expect, it } from "vitest";
import type { Flow } from "../graph/trigger-graph.ts";
import type { Sensor } from "../sensors/sensor.ts";
import type { SensorSettings } from "../sensors/sensor-settings.ts";
import { describeChange, describeLoss, eventInWords } from "./describe-change.ts";
import { graphOf, sensorsOf, waiting } from "./plan.test-support.ts";
import { readSensor } from "./read-sensor.ts";
import { changeInWords, describeCreate, describeUpdate } from "./step-words.ts";

function sensor(
  upstreams: string[],
  over: Partial<Flow> = {},
  settings: Partial<SensorSettings> = {},
): Sensor {
  const made = sensorsOf(graphOf(waiting("Flow", upstreams, over)), settings).get("Flow");
  if (!made) throw new Error("no Sensor");
  return made;
}

const said = (before: unknown, after: unknown) => describeChange(before, after).map(changeInWords);
const parameter = (value: string) => ({ parameters: [{ name: "size", type: "int", default: value }] });

describe("describeChange", () => {
  it("says in a person's words what starts the flow, what it passes and what it is called", () => {
    const reset = { cron: "0 0 * * *" };
    expect(said(sensor(["A", "B"]), sensor(["B", "C"]))).toEqual([
      "starts after C too",
      "no longer waits for A",
    ]);
    expect(said(sensor(["A", "B"]), sensor(["B", "A"]))).toEqual(["lists its upstreams in another order"]);
    expect(
      said(
        sensor(["A"]),
        sensor(["A"], { trigger: { kind: "on-finish", upstreams: [{ flow: "A" }], reset } }),
      ),
    ).toEqual(["a half-filled AND is emptied at 0 0 * * * in the sensor's zone"]);
    expect(said(sensor(["A"], parameter("256")), sensor(["A"], parameter("512")))).toEqual([
      "size 256 → 512",
    ]);
    expect(said(sensor(["A"]), sensor(["A"], {}, { owner: "bob" }))).toEqual(["owner ann → bob"]);
  });

  it("says which field of which event fills a parameter in", () => {
    const onEvent = (field: string): Partial<Flow> => ({
      ...parameter("1"),
      trigger: { kind: "on-event", events: [{ event: "news", parameters: [{ parameter: "size", field }] }] },
    });
    expect(said(sensor([], onEvent("a")), sensor([], onEvent("b")))).toEqual([
      "size is filled in from b of news",
    ]);
    expect(said(sensor(["A"], parameter("1")), sensor([], onEvent("b")))).toEqual([
      "waits for news too",
      "no longer waits for A",
      "size is filled in from b of news",
    ]);
  });

  it("shows by its path what it has no words for, and never says nothing of a difference", () => {
    const before = sensor(["A"]);
    const changed = (change: (copy: Sensor) => void) => {
      const copy = structuredClone(before);
      change(copy);
      return said(before, copy);
    };
    expect(
      changed((copy) => {
        copy.spec.template.container.resources.limits.cpu = "2";
      }),
    ).toEqual(["spec.template.container.resources.limits.cpu 100m → 2"]);
    expect(
      changed((copy) => {
        copy.spec.template.metadata.annotations["metaflow/owner"] = "bob";
      }),
    ).toEqual(["spec.template.metadata.annotations.metaflow/owner ann → bob"]);
    expect(
      changed((copy) => {
        copy.spec.dependencies[0]?.filters.exprs.pop();
      }),
    ).not.toEqual([]);
    expect(said(before, { kind: "Sensor" })).not.toEqual([]);
    expect(changed(() => {})).toEqual([]);
  });
});

describe("describeLoss", () => {
  it("forgets nothing for a reset time, a default or another owner", () => {
    const reset = { cron: "0 0 * * *" };
    const next = {
      ...parameter("512"),
      trigger: { kind: "on-finish" as const, upstreams: [{ flow: "A" }], reset },
    };
    expect(describeLoss(sensor(["A"], parameter("256")), sensor(["A"], next, { owner: "bob" }))).toEqual([]);
  });

  it("keeps the slots of upstreams that stay, and loses the queue when the last one changes", () => {
    expect(describeLoss(sensor(["A", "B"]), sensor(["A", "B", "C"]))).toEqual([
      "It starts next only after C as well.",
      "Events that are on their way while the Sensor is replaced can be lost.",
    ]);
    expect(describeLoss(sensor(["A", "B", "C"]), sensor(["B", "C"]))).toEqual([
      "This change forgets 1 of 3 upstreams if satisfied: A.",
      "An upstream that has finished already does not start it now; its next finish does.",
    ]);
    expect(describeLoss(sensor(["A"]), sensor(["B"]))).toEqual([
      "Events that are on their way while the Sensor is replaced can be lost.",
    ]);
  });

  it("loses everything when the template is called otherwise", () => {
    const renamed = structuredClone(sensor(["A", "B"]));
    for (const { template } of renamed.spec.triggers)
      template.k8s.source.resource.spec.workflowTemplateRef.name = "other";
    expect(describeLoss(sensor(["A", "B"]), renamed)).toEqual([
      "This change forgets all 2 upstreams that may have finished already: each must finish again.",
    ]);
  });
});

it("sums a step up in one sentence", () => {
  expect(describeCreate(readSensor(sensor(["A", "B"])))).toBe("Starts Flow when A and B finish");
  expect(describeCreate(readSensor(sensor(["A", "B", "C", "D"])))).toBe(
    "Starts Flow when all of 4 upstreams are met",
  );
  expect(
    describeUpdate("Flow", describeChange(sensor(["A"], parameter("1")), sensor(["B"], parameter("2")))),
  ).toBe("Flow starts after B too, no longer waits for A and gets a new default");
});

it("calls a finish event by its flow and any other event by its name", () => {
  expect(
    ["metaflow.FirstFlow.end", "metaflow.shop.prod.x.FirstFlow.end", "metaflow.FirstFlow.start", "end"].map(
      eventInWords,
    ),
  ).toEqual(["FirstFlow", "FirstFlow", "metaflow.FirstFlow.start", "end"]);
});
