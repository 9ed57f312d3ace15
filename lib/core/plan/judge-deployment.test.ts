import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Flow } from "../graph/trigger-graph.ts";
import { isWriting, type WritingStep } from "./deployment-plan.ts";
import { judgeDeployment } from "./judge-deployment.ts";
import type { LiveObject, TargetState } from "./live-object.ts";
import { deployed, flow, graphOf, inputFor, live, sensorsOf, target, waiting } from "./plan.test-support.ts";
import { planDeployment } from "./plan-deployment.ts";
import { judgedPart } from "./target-network.ts";

function judge(graph: ReturnType<typeof graphOf>, state: TargetState, choose?: (key: string) => boolean) {
  const input = inputFor(graph, state);
  const plan = planDeployment(input);
  const keys = plan.steps.map(({ key }) => key).filter(choose ?? (() => true));
  const { order, refused, needYes, toKnow, ended } = judgeDeployment(plan, state, input.drawn, new Set(keys));
  return {
    order: order.map(({ kind, flow: name }) => `${kind} ${name}`),
    refused: refused.map(
      ({ path, onTheWay }) => `${path.join(" → ")}${onTheWay ? ` after ${onTheWay}` : ""}`,
    ),
    needYes: needYes.map(({ path }) => path.join(" → ")),
    toKnow: toKnow.map(({ kind, path }) => `${kind} ${path.join(" → ")}`),
    ended: ended.map(({ path }) => path.join(" → ")),
  };
}

const foreign = (...flows: Flow[]): TargetState =>
  target(...[...sensorsOf(graphOf(...flows)).values()].map((sensor) => live(sensor)));
const nothing = { refused: [], needYes: [], toKnow: [], ended: [] };

describe("judgeDeployment", () => {
  it("refuses a runaway loop by name", () => {
    const graph = graphOf(waiting("FirstFlow", ["SecondFlow"]), waiting("SecondFlow", ["FirstFlow"]));
    expect(judge(graph, target())).toEqual({
      ...nothing,
      order: ["create FirstFlow", "create SecondFlow"],
      refused: ["FirstFlow → SecondFlow → FirstFlow"],
    });
  });

  it("counts other people's Sensors in", () => {
    expect(
      judge(graphOf(waiting("FirstFlow", ["SecondFlow"])), foreign(waiting("SecondFlow", ["FirstFlow"]))),
    ).toEqual({
      ...nothing,
      order: ["create FirstFlow"],
      refused: ["FirstFlow → SecondFlow → FirstFlow"],
    });
  });

  it("judges only the steps that are chosen", () => {
    const graph = graphOf(
      waiting("FirstFlow", ["SecondFlow"]),
      waiting("SecondFlow", ["FirstFlow"]),
      waiting("C", ["X"]),
    );
    expect(judge(graph, target(), (key) => !key.endsWith("/firstflow"))).toEqual({
      ...nothing,
      order: ["create C", "create SecondFlow"],
    });
  });

  it("runs the prune before the create that would close a loop with it, and refuses when the prune is not chosen", () => {
    const state = deployed(graphOf(flow("FirstFlow"), waiting("SecondFlow", ["FirstFlow"])));
    const rewired = graphOf(waiting("FirstFlow", ["SecondFlow"]), flow("SecondFlow"));
    expect(judge(rewired, state)).toEqual({ ...nothing, order: ["prune SecondFlow", "create FirstFlow"] });
    expect(judge(rewired, state, (key) => !key.endsWith("/secondflow"))).toMatchObject({
      refused: ["FirstFlow → SecondFlow → FirstFlow"],
    });
  });

  it("finds the order of updates that passes no loop", () => {
    // B first would make A → B → A for a moment.
    const state = deployed(graphOf(waiting("A", ["B"]), waiting("B", ["X"])));
    expect(judge(graphOf(waiting("A", ["Y"]), waiting("B", ["A"])), state)).toEqual({
      ...nothing,
      order: ["update A", "update B"],
    });
    const mirrored = deployed(graphOf(waiting("B", ["A"]), waiting("A", ["X"])));
    expect(judge(graphOf(waiting("B", ["Y"]), waiting("A", ["B"])), mirrored)).toEqual({
      ...nothing,
      order: ["update B", "update A"],
    });
  });

  it("names a loop on the way when the chosen steps leave no way round it", () => {
    const other = foreign(waiting("C", ["A"]));
    const state = {
      ...other,
      objects: [...other.objects, ...deployed(graphOf(waiting("A", ["X"]))).objects],
    };
    expect(judge(graphOf(waiting("A", ["C"])), state).refused).toEqual(["A → C → A"]);
  });

  it("asks a yes for a gated loop once, and only tells of it afterwards", () => {
    const graph = graphOf(waiting("A", ["B", "Outside"]), waiting("B", ["A"]));
    expect(judge(graph, target())).toMatchObject({ refused: [], needYes: ["A → B → A"] });
    const more = graphOf(...graph.flows, waiting("C", ["B"]));
    expect(judge(more, deployed(graph))).toMatchObject({ needYes: [], toKnow: ["gated A → B → A"] });
  });

  it("lets prunes lessen a loop that they cannot end, and nothing else beside it", () => {
    const both = foreign(waiting("P", ["Q"]), waiting("Q", ["P"]));
    const state = { ...both, objects: [...both.objects, ...deployed(graphOf(waiting("A", ["P"]))).objects] };
    expect(judge(graphOf(), state)).toMatchObject({
      order: ["prune A"],
      refused: [],
      toKnow: ["runaway P → Q → P"],
    });
    expect(judge(graphOf(waiting("B", ["X"])), state)).toMatchObject({ refused: ["P → Q → P"] });
  });

  it("says which loop the deploy ends", () => {
    const looped = graphOf(waiting("A", ["B"]), waiting("B", ["A"]));
    expect(judge(graphOf(waiting("A", ["B"]), flow("B")), deployed(looped))).toMatchObject({
      order: ["prune B"],
      ended: ["A → B → A"],
    });
  });

  it("knows what the graph's flows publish, which no Sensor says", () => {
    const graph = graphOf(
      { ...waiting("A", ["B"]), publishes: [{ event: "ready" }] },
      flow("B", { trigger: { kind: "on-event", events: [{ event: "ready" }] } }),
    );
    expect(
      judge({ ...graph, events: [{ name: "ready", position: { x: 0, y: 0 } }] }, target()).refused,
    ).toEqual(["A → B → A"]);
  });
});

describe("order of the steps", () => {
  const NAMES = ["A", "B", "C", "D", "E"];
  const waits = fc.option(
    fc.uniqueArray(fc.constantFrom(...NAMES, "X", "Y"), { minLength: 1, maxLength: 3 }),
    {
      nil: [],
    },
  );
  const waitsOfAll = fc.tuple(...NAMES.map(() => waits));
  const toGraph = (all: string[][]) =>
    graphOf(
      ...all.map((upstreams, at) =>
        upstreams.length ? waiting(NAMES[at] ?? "", upstreams) : flow(NAMES[at] ?? ""),
      ),
    );

  /** Slow and plain: takes out whoever waits for something that nobody left sends, until nothing changes. */
  function keepGoing(sensors: ReadonlyMap<string, string[]>): string[] {
    const left = new Map(sensors);
    for (let changed = true; changed; ) {
      changed = false;
      for (const [name, upstreams] of left) {
        if (upstreams.every((upstream) => left.has(upstream))) continue;
        left.delete(name);
        changed = true;
      }
    }
    return [...left.keys()];
  }

  const upstreamsOf = (step: Exclude<WritingStep, { kind: "prune" }>): string[] =>
    step.sensor.spec.dependencies.map(
      ({ filters }) => /metaflow\.(.*)\.end/.exec(filters.exprs[0]?.expr ?? "")?.[1] ?? "",
    );

  it("passes no runaway loop on the way from a target without one to a target without one, whatever is chosen", () => {
    fc.assert(
      fc.property(
        waitsOfAll,
        waitsOfAll,
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (old, next, choice) => {
          const state = new Map(
            old.flatMap((upstreams, at) => (upstreams.length ? [[NAMES[at] ?? "", upstreams]] : [])),
          );
          const held = deployed(toGraph(old));
          const input = inputFor(toGraph(next), held);
          const plan = planDeployment(input);
          const keys = plan.steps.filter((_, at) => choice[at % choice.length]).map(({ key }) => key);
          const judgement = judgeDeployment(plan, held, input.drawn, new Set(keys));
          // A page judges by less than the whole target, and must come to the same.
          expect(judgeDeployment(plan, judgedPart(held), input.drawn, new Set(keys))).toEqual(judgement);
          const start = keepGoing(state);
          const onTheWay: string[][] = [];
          for (const step of judgement.order) {
            if (step.kind === "prune") state.delete(step.flow);
            else state.set(step.flow, upstreamsOf(step));
            onTheWay.push(keepGoing(state));
          }
          const end = onTheWay.pop() ?? start;
          const onlyPrunes = judgement.order.every(({ kind }) => kind === "prune");
          // Refused exactly when the end has a loop; and when neither start nor end has one, there is none between.
          expect(judgement.refused.some(({ onTheWay: way }) => way === null)).toBe(
            !onlyPrunes && end.length > 0,
          );
          if (start.length === 0 && end.length === 0) {
            expect(onTheWay.flat()).toEqual([]);
            expect(judgement.refused).toEqual([]);
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  it("plans every Sensor once, and applying a plan leaves nothing to do", () => {
    fc.assert(
      fc.property(waitsOfAll, waitsOfAll, (old, next) => {
        const held = deployed(toGraph(old));
        const plan = planDeployment(inputFor(toGraph(next), held));
        const keys = plan.steps.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const done: LiveObject[] = deployed(toGraph(next), held).objects;
        expect(planDeployment(inputFor(toGraph(next), target(...done))).steps.filter(isWriting)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
