import { describe, expect, it } from "vitest";
import type { Sensor } from "../sensors/sensor.ts";
import { asOwned } from "./ownership.ts";
import {
  deployed,
  flow,
  graphOf,
  inputFor,
  live,
  OWNER,
  sensorsOf,
  target,
  waiting,
} from "./plan.test-support.ts";
import { planDeployment } from "./plan-deployment.ts";

const brief = (graph: Parameters<typeof inputFor>[0], ...rest: [Parameters<typeof inputFor>[1], object?]) =>
  planDeployment(inputFor(graph, ...rest)).steps.map(
    ({ kind, key, summary }) => `${kind} ${key}: ${summary}`,
  );

const pair = graphOf(flow("FirstFlow"), waiting("SecondFlow", ["FirstFlow"]));
const shop = { name: "shop" };

function secondOf(graph: Parameters<typeof sensorsOf>[0]): Sensor {
  const sensor = sensorsOf(graph).get("SecondFlow");
  if (!sensor) throw new Error("no Sensor");
  return sensor;
}

describe("planDeployment", () => {
  it("creates what is not there, and finds it unchanged afterwards, whatever time it is", () => {
    expect(brief(pair, target())).toEqual([
      "create argo-events/secondflow: Starts SecondFlow when FirstFlow finishes",
    ]);
    const later = { settings: { deploymentTimestamp: "2027-05-05T00:00:00.000000+00:00" } };
    expect(brief(pair, deployed(pair), later)).toEqual(["unchanged argo-events/secondflow: SecondFlow"]);
  });

  it("marks what it writes with graph, target, branch and revision, and adds nothing else", () => {
    const project = { ...waiting("SecondFlow", ["FirstFlow"]), project: shop };
    const graph = graphOf(flow("FirstFlow", { project: shop }), project);
    const [step] = planDeployment(inputFor(graph, target())).steps;
    if (step?.kind !== "create") throw new Error("expected a create");
    const { "triggerboard.dev/graph": mark, ...annotations } = step.sensor.metadata.annotations;
    expect(JSON.parse(mark ?? "")).toEqual({
      graph: "graph-1",
      target: "manifests",
      branch: "prod",
      content: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const bare = secondOf(graph);
    expect({ ...step.sensor, metadata: { ...step.sensor.metadata, annotations } }).toEqual({
      ...bare,
      metadata: {
        ...bare.metadata,
        annotations: { ...bare.metadata.annotations, "triggerboard.dev/revision": "7" },
      },
    });
  });

  it("updates its own Sensor and says what changes and what is forgotten", () => {
    const before = graphOf(waiting("SecondFlow", ["FirstFlow", "ThirdFlow"]));
    const next = graphOf(
      waiting("SecondFlow", ["FirstFlow"], {
        trigger: {
          kind: "on-finish",
          upstreams: [{ flow: "FirstFlow" }],
          reset: { cron: "0 0 * * *", timezone: "Europe/London" },
        },
      }),
    );
    const [step] = planDeployment(inputFor(next, deployed(before))).steps;
    expect(step).toMatchObject({
      kind: "update",
      summary: "SecondFlow no longer waits for ThirdFlow and gets a reset time",
      takesOverFrom: null,
      losses: [
        "This change forgets 1 of 2 upstreams if satisfied: ThirdFlow.",
        "Events that are on their way while the Sensor is replaced can be lost.",
        "If it waited for fewer before, old events can come a second time and start one run more.",
        "An upstream that has finished already does not start it now; its next finish does.",
      ],
    });
  });

  it("prunes what it put there and the graph no longer asks for", () => {
    expect(brief(graphOf(flow("FirstFlow")), deployed(pair))).toEqual([
      "prune argo-events/secondflow: SecondFlow has no trigger in this graph any more; nothing will start it",
    ]);
  });

  it.each([
    ["another graph's", { graphId: "graph-2" }],
    ["another target's", { target: "prod-eu" }],
    ["another branch's", { branch: "test.x" }],
  ])("never prunes %s", (_whose, over) => {
    const inProject = graphOf(
      flow("FirstFlow", { project: shop }),
      waiting("SecondFlow", ["FirstFlow"], { project: shop }),
    );
    const state = deployed(inProject);
    expect(planDeployment(inputFor(graphOf(), state, { owner: { ...OWNER, ...over } })).steps).toEqual([]);
  });

  it("never prunes what carries no mark, or one that was copied from a flow of no project", () => {
    const inProject = sensorsOf(graphOf(waiting("SecondFlow", ["FirstFlow"], { project: shop })));
    const [marked] = deployed(pair).objects;
    const ours = marked?.manifest as Sensor | undefined;
    const mark = ours?.metadata.annotations["triggerboard.dev/graph"] ?? "";
    const objects = [...inProject.values()].flatMap((sensor) => [
      live(sensor, { name: "bare" }),
      live({
        ...sensor,
        metadata: {
          ...sensor.metadata,
          annotations: { ...sensor.metadata.annotations, "triggerboard.dev/graph": mark },
        },
      }),
    ]);
    expect(planDeployment(inputFor(graphOf(), target(...objects))).steps).toEqual([]);
    expect(objects.map((object) => asOwned(object, OWNER))).toEqual([null, null]);
  });

  it("leaves the Sensor of a flow that cannot be compiled now", () => {
    const skipped = [{ flow: "SecondFlow", reasons: [] }];
    expect(planDeployment(inputFor(graphOf(), deployed(pair), { skipped })).steps).toEqual([]);
  });

  it("writes neither of two flows whose Sensors would be one object, and leaves what is there", () => {
    const both = graphOf(waiting("My_Flow", ["A"]), waiting("MyFlow", ["B"]));
    const held = deployed(graphOf(waiting("MyFlow", ["B"])));
    expect(planDeployment(inputFor(both, held))).toMatchObject({
      steps: [],
      skipped: ["My_Flow", "MyFlow"].map((name) => ({
        flow: name,
        reasons: [{ message: "My_Flow and MyFlow would have the same Sensor, argo-events/myflow" }],
      })),
    });
  });

  it("prunes the Sensor of a flow without a project from any branch, as any branch writes it", () => {
    const input = inputFor(graphOf(), deployed(pair), { owner: { ...OWNER, branch: "test.x" } });
    expect(planDeployment(input).steps.map(({ kind }) => kind)).toEqual(["prune"]);
  });

  describe("under the same name stands", () => {
    const other = secondOf(graphOf(waiting("SecondFlow", ["ThirdFlow"])));

    it("somebody else's: a conflict, until a person takes it over", () => {
      const state = target(live(other));
      expect(planDeployment(inputFor(pair, state)).steps).toMatchObject([
        {
          kind: "conflict",
          reason: "It was not put there by Triggerboard, but by Metaflow or by hand.",
          canTakeOver: true,
          changes: [
            { kind: "waits-too", event: "metaflow.FirstFlow.end" },
            { kind: "waits-no-more", event: "metaflow.ThirdFlow.end" },
          ],
        },
      ]);
      const takeOver = new Set(["argo-events/secondflow"]);
      expect(planDeployment(inputFor(pair, state, { takeOver })).steps).toMatchObject([
        {
          kind: "update",
          takesOverFrom: "It was not put there by Triggerboard, but by Metaflow or by hand.",
        },
      ]);
    });

    it("somebody else's with the same content: unchanged, and left to them", () => {
      expect(planDeployment(inputFor(pair, target(live(secondOf(pair))))).steps).toMatchObject([
        {
          kind: "unchanged",
          notes: ["The same Sensor stands there already, put there by somebody else. It is left to them."],
        },
      ]);
    });

    it("ours, changed by hand or by another manager: a conflict", () => {
      const next = graphOf(flow("FirstFlow"), waiting("SecondFlow", ["FirstFlow", "ThirdFlow"]));
      const [ours] = deployed(pair).objects;
      if (!ours) throw new Error("nothing deployed");
      const edited = structuredClone(ours.manifest) as Sensor;
      edited.spec.eventBusName = "other-bus";
      const reasonOf = (object: typeof ours) =>
        planDeployment(inputFor(next, target(object))).steps.map((step) =>
          step.kind === "conflict" ? step.reason : step.kind,
        );
      expect(reasonOf(ours)).toEqual(["update"]);
      expect(reasonOf({ ...ours, manifest: edited })).toEqual([
        "Somebody changed it since this graph put it there.",
      ]);
      expect(reasonOf({ ...ours, changedBy: "kubectl-edit" })).toEqual([
        "kubectl-edit wrote to it since this graph put it there.",
      ]);
    });

    it("one that may not be written: a conflict that cannot be taken over", () => {
      const state = target(live(other, { lockedBecause: "It stands in all.yaml." }));
      const takeOver = new Set(["argo-events/secondflow"]);
      expect(planDeployment(inputFor(pair, state, { takeOver })).steps).toMatchObject([
        { kind: "conflict", reason: "It stands in all.yaml.", canTakeOver: false },
      ]);
    });

    it("one twice: a conflict, even with the same content", () => {
      const state = target(live(secondOf(pair)), live(secondOf(pair), { place: "all.yaml" }));
      expect(planDeployment(inputFor(pair, state)).steps).toMatchObject([
        { kind: "conflict", reason: "It stands twice: in argo-events/secondflow.yaml and in all.yaml." },
      ]);
    });
  });

  describe("hash", () => {
    const hashOf = (...input: Parameters<typeof inputFor>) => planDeployment(inputFor(...input)).hash;
    const other = live(secondOf(pair), { name: "other", place: "argo-events/other.yaml" });

    it("is the same a minute later, and whatever order the target lists", () => {
      const state = deployed(graphOf(waiting("A", ["B"]), waiting("C", ["D"])));
      const reversed = { ...state, objects: [...state.objects].reverse() };
      const later = { settings: { deploymentTimestamp: "2027-05-05T00:00:00.000000+00:00" } };
      expect(hashOf(pair, reversed, later)).toBe(hashOf(pair, state));
    });

    it.each<[string, Parameters<typeof inputFor>]>([
      ["the graph", [graphOf(waiting("SecondFlow", ["X"])), target()]],
      ["the revision", [pair, target(), { revision: 8 }]],
      ["the branch", [pair, target(), { owner: { ...OWNER, branch: "test.x" } }]],
      ["the target's content", [pair, target(other)]],
      ["what could not be read", [pair, { objects: [], unreadable: [{ place: "a.yaml", reason: "?" }] }]],
    ])("differs with %s", (_what, input) => {
      expect(hashOf(...input)).not.toBe(hashOf(pair, target()));
    });
  });
});
