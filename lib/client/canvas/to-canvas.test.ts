import { describe, expect, it } from "vitest";
import type { BranchChoice } from "@/lib/core/graph/branch";
import { emptyGraph, type Flow, type TriggerGraph, type Upstream } from "@/lib/core/graph/trigger-graph";
import type { CanvasInput, GraphMarks } from "./canvas-elements.ts";
import { toCanvas } from "./to-canvas.ts";

const PROD: BranchChoice = { production: true, branch: null, user: null };
const flow = (name: string, x: number, y: number, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  project: { name: "shop" },
  parameters: [],
  position: { x, y },
  ...rest,
});
const waits = (...upstreams: Upstream[]): Pick<Flow, "trigger"> => ({
  trigger: { kind: "on-finish", upstreams },
});
const inputOf = (graph: Partial<TriggerGraph>, rest: Partial<CanvasInput> = {}): CanvasInput => ({
  graph: { ...emptyGraph("Test"), ...graph },
  choice: PROD,
  marks: { flows: new Map() },
  ...rest,
});
const runaway = (...names: string[]): GraphMarks => ({
  flows: new Map(
    names.map((name) => [name, { errors: 1, warnings: 0, loop: { kind: "runaway" as const, loop: 0 } }]),
  ),
});

describe("toCanvas", () => {
  it("shows a flow as a card with its project on the branch in view, file, schedule and findings", () => {
    const graph = {
      flows: [
        flow("InferenceFlow", 8, 16, {
          source: { file: "flows/inference.py", line: 14 },
          schedule: { cron: "0 6 * * *", timezone: "Europe/London" },
          parameters: [{ name: "batch", type: "int" }],
          owner: "ana",
        }),
      ],
    };
    const canvas = toCanvas(inputOf(graph, { marks: runaway("InferenceFlow") }));
    expect(canvas.edges).toEqual([]);
    expect(canvas.nodes).toEqual([
      {
        id: "flow:InferenceFlow",
        type: "flow",
        position: { x: 8, y: 16 },
        width: 216,
        height: 88,
        measured: { width: 216, height: 88 },
        handles: [
          { type: "target", position: "left", x: -5, y: 39, width: 10, height: 10 },
          { type: "source", position: "right", x: 211, y: 39, width: 10, height: 10 },
        ],
        selected: false,
        ariaRole: "group",
        ariaLabel: "InferenceFlow, started by its schedule, 1 error",
        domAttributes: { tabIndex: -1, "aria-roledescription": "flow" },
        data: {
          key: "flow:InferenceFlow",
          flowId: "InferenceFlow",
          name: "InferenceFlow",
          place: "shop · prod",
          file: "inference.py",
          source: "flows/inference.py:14",
          schedule: "every day at 06:00 Europe/London",
          owner: "ana",
          parameters: 1,
          errors: 1,
          warnings: 0,
          loop: "runaway",
          external: "",
        },
      },
    ]);
  });

  it("lets several upstreams meet in a gate before the flow, the upper one entering above", () => {
    const canvas = toCanvas(
      inputOf({
        flows: [
          flow("Low", 0, 200),
          flow("High", 0, 0),
          flow("Both", 416, 100, waits({ flow: "Low" }, { flow: "High" })),
        ],
      }),
    );
    expect(canvas.nodes.at(-1)).toMatchObject({
      id: "gate:Both",
      position: { x: 268, y: 120 },
      width: 84,
      height: 48,
      data: {
        flowId: "Both",
        count: 2,
        reset: "never emptied:\nstale events wait",
        neverEmptied: true,
        chosen: false,
        loop: null,
      },
    });
    expect(
      canvas.edges.map(({ source, target, targetHandle, data }) => [
        source,
        target,
        targetHandle,
        data?.title,
      ]),
    ).toEqual([
      ["flow:Low", "gate:Both", "in-1", "Low → Both"],
      ["flow:High", "gate:Both", "in-0", "High → Both"],
      ["gate:Both", "flow:Both", undefined, "What starts Both"],
    ]);
  });

  it("draws a trigger read from code as solid, and dots only what a flow sends", () => {
    const canvas = toCanvas(
      inputOf({
        flows: [
          flow("A", 0, 0, { publishes: [{ event: "done", file: "a.py", line: 3, conditional: true }] }),
          flow("B", 600, 0, { trigger: { kind: "on-event", events: [{ event: "done" }] } }),
          flow("C", 600, 200, {
            source: { file: "c.py", line: 1 },
            trigger: { kind: "on-event", events: [{ event: "metaflow.shop.prod.A.train" }] },
          }),
        ],
        events: [
          { name: "done", position: { x: 300, y: 20 } },
          { name: "metaflow.shop.prod.A.train", position: { x: 300, y: 220 } },
        ],
      }),
    );
    expect(
      canvas.edges.map(({ source, target, data }) => [source, target, data?.hidden, data?.title]),
    ).toEqual([
      ["event:done", "flow:B", false, "done → B"],
      ["event:metaflow.shop.prod.A.train", "flow:C", false, "metaflow.shop.prod.A.train → C"],
      ["flow:A", "event:done", true, "A may publish done (a.py:3)"],
      ["flow:A", "event:metaflow.shop.prod.A.train", true, "A sends metaflow.shop.prod.A.train"],
    ]);
    expect(canvas.nodes.filter(({ type }) => type === "event").map(({ data }) => data)).toEqual([
      { key: "event:done", name: "done", note: "by A", tone: "known", loop: null },
      {
        key: "event:metaflow.shop.prod.A.train",
        name: "metaflow.shop.prod.A.train",
        note: "by A",
        tone: "known",
        loop: null,
      },
    ]);
  });

  it("puts upstreams that are not drawn here on dashed cards in free places, one for each", () => {
    const canvas = toCanvas(
      inputOf({
        flows: [
          flow("A", 312, 0, waits({ flow: "Lost" })),
          flow("B", 312, 200, waits({ flow: "Lost" })),
          flow("C", 0, 400),
          flow("D", 312, 400, waits({ flow: "C", branch: "test.exp" })),
          flow("E", 312, 800, waits({ dynamic: "a function decides", file: "x/e.py", line: 9 })),
        ],
      }),
    );
    expect(
      canvas.nodes
        .filter(({ type }) => type === "ghost")
        .map(({ id, position, data }) => [id, position, data]),
    ).toEqual([
      [
        "ghost:shop.prod.Lost",
        { x: 0, y: 0 },
        { name: "Lost", place: "shop · prod", reason: "unknown", note: "not found" },
      ],
      [
        "ghost:shop.test.exp.C",
        { x: 0, y: 512 },
        { name: "C", place: "shop · test.exp", reason: "elsewhere", note: "not on this branch" },
      ],
      [
        "ghost:0 of E",
        { x: 0, y: 800 },
        { name: "Decided by the code", place: "e.py:9", reason: "dynamic", note: "known when it runs" },
      ],
    ]);
    expect(canvas.edges.map(({ source, target, data }) => [source, target, data?.dead])).toEqual([
      ["ghost:shop.prod.Lost", "flow:A", true],
      ["ghost:shop.prod.Lost", "flow:B", true],
      ["ghost:shop.test.exp.C", "flow:D", false],
      ["ghost:0 of E", "flow:E", false],
    ]);
  });

  it("marks every edge of a loop, a published event on the way included, and words the one that leads back", () => {
    const canvas = toCanvas(
      inputOf(
        {
          flows: [
            flow("First", 0, 0, waits({ flow: "Second" })),
            flow("Second", 500, 0, {
              trigger: { kind: "on-event", events: [{ event: "go" }] },
            }),
            flow("Third", 900, 0, waits({ flow: "Second" })),
          ].map((one) => (one.name === "First" ? { ...one, publishes: [{ event: "go" }] } : one)),
          events: [{ name: "go", position: { x: 260, y: 20 } }],
        },
        { marks: runaway("First", "Second") },
      ),
    );
    expect(canvas.edges.map(({ source, target, data }) => [source, target, data?.loop, data?.pill])).toEqual([
      ["flow:Second", "flow:First", "runaway", "Runaway loop · repeats for ever once started"],
      ["event:go", "flow:Second", "runaway", ""],
      ["flow:Second", "flow:Third", null, ""],
      ["flow:First", "event:go", "runaway", ""],
    ]);
    expect(canvas.nodes.find(({ id }) => id === "event:go")?.data).toMatchObject({ loop: "runaway" });
  });

  it("keeps the objects of what did not change", () => {
    const graph = {
      ...emptyGraph("Test"),
      flows: [
        flow("A", 0, 0),
        flow("B", 300, 0, waits({ flow: "A" })),
        flow("C", 600, 0, waits({ flow: "B" })),
      ],
    };
    const before = toCanvas(inputOf(graph));
    const same = toCanvas(inputOf({ ...graph, flows: [...graph.flows] }), before);
    expect(same).toBe(before);
    const moved = toCanvas(
      inputOf({
        ...graph,
        flows: graph.flows.map((one) => (one.id === "B" ? { ...one, position: { x: 308, y: 0 } } : one)),
      }),
      before,
    );
    expect(moved.nodes.map((node, index) => node === before.nodes[index])).toEqual([true, false, true]);
    expect(moved.nodes[1]?.data).toBe(before.nodes[1]?.data);
    expect(moved.edges).toBe(before.edges);
  });
});
