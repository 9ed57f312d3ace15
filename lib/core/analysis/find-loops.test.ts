import { describe, expect, it } from "vitest";
import type { NetworkNode } from "./event-network.ts";
import { findLoops, type NetworkLoop } from "./find-loops.ts";

type Sketch = {
  /** Flows that must finish, all of them; with a dot it is an event's name; `?` cannot be known. */
  after?: string[];
  sends?: string[];
  mayend?: string[];
  steps?: string[] | null;
};

function network(sketch: Record<string, Sketch>): NetworkNode[] {
  return Object.entries(sketch).map(([name, { after = [], sends = [], mayend = [], steps = [] }]) => ({
    id: name,
    name,
    heardAs: name,
    steps,
    endStep: null,
    publishes: [
      ...sends.map((event) => ({ event })),
      ...mayend.map((event) => ({ event, conditional: true })),
    ],
    waits: after.map((event) =>
      event === "?"
        ? { event: null, finishOnly: true }
        : event.includes(".")
          ? { event, finishOnly: false }
          : { event: `metaflow.${event}.end`, finishOnly: true },
    ),
  }));
}

function told(nodes: NetworkNode[], loops: NetworkLoop[]) {
  const name = (node: number) => nodes[node]?.name;
  return loops.map(({ kind, wouldBe, flows, path, start, fedBy, gates, cut }) => ({
    kind,
    ...(kind === "possible" ? { wouldBe } : {}),
    flows: flows.map(name).join(" "),
    path: path.map(name).join(" → "),
    start,
    ...(fedBy === null ? {} : { fedBy }),
    waitsFor: gates.map(({ node, wait }) => `${name(node)}: ${nodes[node]?.waits[wait]?.event}`),
    remove: cut.removals.map(({ node, wait }) => `${nodes[node]?.waits[wait]?.event} → ${name(node)}`),
    fewest: cut.fewest,
  }));
}

const find = (sketch: Record<string, Sketch>) => {
  const nodes = network(sketch);
  return told(nodes, findLoops(nodes));
};

describe("runaway loops", () => {
  it("tells two flows that start each other", () => {
    expect(find({ SecondFlow: { after: ["FirstFlow"] }, FirstFlow: { after: ["SecondFlow"] } })).toEqual([
      {
        kind: "runaway",
        flows: "FirstFlow SecondFlow",
        path: "FirstFlow → SecondFlow → FirstFlow",
        start: "one run",
        waitsFor: [],
        remove: ["metaflow.SecondFlow.end → FirstFlow"],
        fewest: true,
      },
    ]);
  });

  it("tells a flow that starts itself", () => {
    expect(find({ SelfFlow: { after: ["SelfFlow"] } })).toEqual([
      {
        kind: "runaway",
        flows: "SelfFlow",
        path: "SelfFlow → SelfFlow",
        start: "one run",
        waitsFor: [],
        remove: ["metaflow.SelfFlow.end → SelfFlow"],
        fewest: true,
      },
    ]);
  });

  it("follows step events and published events, and leaves out what is only downstream", () => {
    expect(
      find({
        A: { after: ["metaflow.B.train"] },
        B: { after: ["orders.landed"], steps: ["start", "train", "end"] },
        C: { after: ["A"], sends: ["orders.landed"] },
        Report: { after: ["C"] },
      }),
    ).toEqual([
      {
        kind: "runaway",
        flows: "A B C",
        path: "A → C → B → A",
        start: "one run",
        waitsFor: [],
        remove: ["metaflow.B.train → A"],
        fewest: true,
      },
    ]);
  });

  it("needs several runs where two members wait for each other's side", () => {
    expect(
      find({ A: { after: ["B", "C"] }, B: { after: ["A", "D"] }, C: { after: ["A"] }, D: { after: ["B"] } }),
    ).toEqual([
      {
        kind: "runaway",
        flows: "A B C D",
        path: "A → B → A",
        start: "several runs",
        waitsFor: [],
        remove: ["metaflow.B.end → A", "metaflow.D.end → B", "metaflow.A.end → C"],
        fewest: true,
      },
    ]);
  });

  it("starts with one run of a member that no longer takes part", () => {
    // X sets off both A and B, which then keep each other going; X itself waits for something rarer.
    expect(
      find({
        A: { after: ["b.done", "c.done"], sends: ["a.done"] },
        B: { after: ["a.done", "d.done"], sends: ["b.done"] },
        C: { after: ["a.done"], sends: ["c.done"] },
        D: { after: ["b.done"], sends: ["d.done"] },
        X: { after: ["A"], sends: ["b.done", "c.done"] },
      })[0],
    ).toMatchObject({ kind: "runaway", flows: "A B C D X", start: "one run" });
  });

  it("starts with one run of a member that never runs again", () => {
    // As above, but X also waits for Z, and Z, W and X wait for each other in a way that one run does not open.
    expect(
      find({
        A: { after: ["b.done", "c.done"], sends: ["a.done"] },
        B: { after: ["a.done", "d.done"], sends: ["b.done"] },
        C: { after: ["a.done"], sends: ["c.done"] },
        D: { after: ["b.done"], sends: ["d.done"] },
        W: { after: ["Z"] },
        X: { after: ["A", "Z"], sends: ["b.done", "c.done", "d.done"] },
        Z: { after: ["X", "W"] },
      })[0],
    ).toMatchObject({ kind: "runaway", flows: "A B C D W X Z", start: "one run" });
  });

  it("is not fooled by a gate that the component never opens", () => {
    expect(find({ A: { after: ["B"] }, B: { after: ["A", "Outside"] } })).toEqual([
      {
        kind: "gated",
        flows: "A B",
        path: "A → B → A",
        start: null,
        waitsFor: ["B: metaflow.Outside.end"],
        remove: ["metaflow.B.end → A"],
        fewest: true,
      },
    ]);
  });
});

describe("gated loops", () => {
  it("counts what cannot be known as outside", () => {
    expect(find({ A: { after: ["A", "?"] } })[0]).toMatchObject({ kind: "gated", waitsFor: ["A: null"] });
  });

  it("says which runaway loop feeds one", () => {
    expect(
      find({ Ping: { after: ["Pong"] }, Pong: { after: ["Ping"] }, Tick: { after: ["Tick", "Pong"] } }).map(
        ({ kind, flows, fedBy }) => ({ kind, flows, fedBy }),
      ),
    ).toEqual([
      { kind: "runaway", flows: "Ping Pong", fedBy: undefined },
      { kind: "gated", flows: "Tick", fedBy: 0 },
    ]);
  });

  it("tells one that goes round beside a runaway loop of the same component", () => {
    expect(
      find({
        A: { after: ["go.on"] },
        B: { after: ["A"], sends: ["go.on"] },
        G: { after: ["A", "Outside", "H"] },
        H: { after: ["G"], sends: ["go.on"] },
      }).map(({ kind, flows, remove }) => ({ kind, flows, remove })),
    ).toEqual([
      { kind: "runaway", flows: "A B", remove: ["go.on → A"] },
      { kind: "gated", flows: "G H", remove: ["metaflow.G.end → H"] },
    ]);
  });

  it("never proposes to take out the gate, which would let it run for ever", () => {
    const loop = find({
      P: { after: ["Q", "R"] },
      Q: { after: ["P"] },
      R: { after: ["P", "Outside"] },
    });
    expect(loop).toMatchObject([
      { kind: "gated", flows: "P Q R", remove: ["metaflow.R.end → P", "metaflow.P.end → Q"] },
    ]);
  });
});

describe("possible loops", () => {
  it("tells a loop through a publication under a condition", () => {
    expect(find({ A: { after: ["retry.asked"] }, B: { after: ["A"], mayend: ["retry.asked"] } })).toEqual([
      {
        kind: "possible",
        wouldBe: "runaway",
        flows: "A B",
        path: "A → B → A",
        start: "one run",
        waitsFor: [],
        remove: ["retry.asked → A"],
        fewest: true,
      },
    ]);
  });

  it("takes a step of a flow whose steps are not known as possible", () => {
    expect(
      find({ A: { after: ["metaflow.B.train"] }, B: { after: ["A"], steps: null } }).map(({ kind }) => kind),
    ).toEqual(["possible"]);
  });

  it("knows that a step which does not exist sends nothing", () => {
    expect(
      find({ A: { after: ["metaflow.B.train"] }, B: { after: ["A"], steps: ["start", "end"] } }),
    ).toEqual([]);
  });

  it("tells a gated loop that a condition could make run for ever as both", () => {
    expect(
      find({
        A: { after: ["B"] },
        B: { after: ["A", "tick.now"] },
        C: { after: ["A"], mayend: ["tick.now"] },
      }).map(({ kind, flows }) => `${kind} ${flows}`),
    ).toEqual(["gated A B", "possible A B C"]);
  });
});

it("hears a published event of a flow's own name only where @trigger waits for it", () => {
  const sends = ["metaflow.Elsewhere.end"];
  expect(find({ A: { after: ["Elsewhere"], sends } })).toEqual([]);
  expect(find({ A: { after: ["metaflow.Elsewhere.end"], sends } }).map(({ kind }) => kind)).toEqual([
    "runaway",
  ]);
});

it("takes the shortest way round", () => {
  const ring: Record<string, Sketch> = {};
  for (let at = 0; at < 20; at++)
    ring[`F${String(at).padStart(2, "0")}`] = { after: [`F${String((at + 19) % 20).padStart(2, "0")}`] };
  expect(
    find({
      ...ring,
      F05: { after: ["x.y"] },
      F04: { ...ring.F04, sends: ["x.y"] },
      F07: { ...ring.F07, sends: ["x.y"] },
    })[0],
  ).toMatchObject({ path: "F05 → F06 → F07 → F05" });
});

it("takes a chain of 100,000 flows that closes at its end", () => {
  const count = 100_000;
  const name = (at: number) => `F${String(at).padStart(6, "0")}`;
  const nodes = network(
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [name(at), { after: [name((at + count - 1) % count)] }]),
    ),
  );
  const [loop] = findLoops(nodes);
  expect(loop?.flows.length).toBe(count);
  expect(loop?.path.length).toBe(count + 1);
  expect(loop?.cut).toEqual({ removals: [{ node: 0, wait: 0 }], fewest: true, ring: true });
  expect(loop?.start).toBe("one run");
});
