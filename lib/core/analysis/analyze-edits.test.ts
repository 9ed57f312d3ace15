import fc from "fast-check";
import { expect, it } from "vitest";
import { applyCommand } from "../graph/apply-command.ts";
import { arbitraryCommand, arbitraryGraph } from "../graph/arbitrary-graph.ts";
import type { BranchChoice } from "../graph/branch.ts";
import type { SimpleCommand } from "../graph/command.ts";
import type { Flow, Publication, TriggerGraph } from "../graph/trigger-graph.ts";
import { analyzeGraph } from "./analyze-graph.ts";
import { flow, graph, hears, prod, shop, starts } from "./sketch-graph.ts";

// What is kept of flows, components and loops from one document to the next must never show.

type Branches = BranchChoice[] | null;
const branchesInView = fc.constantFrom<Branches>([prod], null);

/** Applies the commands that fit, and after each compares with the analysis of a copy of which nothing was seen before. */
function expectSameAfterEach(
  document: TriggerGraph,
  branches: Branches,
  commands: readonly SimpleCommand[],
): number {
  let current = document;
  let loops = 0;
  analyzeGraph(document, { branches });
  for (const command of commands) {
    const applied = applyCommand(current, command);
    if (!applied.ok) continue;
    current = applied.value.graph;
    const edited = analyzeGraph(current, { branches });
    expect(edited).toEqual(analyzeGraph(structuredClone(current), { branches }));
    loops += edited.loops.length;
  }
  return loops;
}

it("finds after every edit what it finds in a new document", () => {
  fc.assert(
    fc.property(
      arbitraryGraph,
      branchesInView,
      fc.array(arbitraryCommand, { minLength: 1, maxLength: 8 }),
      (document, branches, commands) => {
        expectSameAfterEach(document, branches, commands);
      },
    ),
    { numRuns: 500 },
  );
});

const NAMES = ["A", "B", "C", "D", "E", "F"];
const EVENTS = ["orders", "prices", "metaflow.A.train", "metaflow.A.check", "metaflow.B.end"];
const name = fc.constantFrom(...NAMES);
const trigger: fc.Arbitrary<Flow["trigger"]> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }).map((all) => starts(...all).trigger),
  },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 2 })
      .map((all) => hears(...all).trigger),
  },
);
const publishes: fc.Arbitrary<Publication[]> = fc.array(
  fc.record({ event: fc.constantFrom("orders", "prices"), conditional: fc.boolean() }),
  { maxLength: 2 },
);
/** Flows that wait for each other in all ways, so that most graphs have loops of several kinds. */
const tangled: fc.Arbitrary<TriggerGraph> = fc
  .tuple(...NAMES.map((one) => fc.tuple(fc.constant(one), trigger, publishes, fc.boolean())))
  .map((flows) => ({
    ...graph(
      ...flows.map(([one, when, published, known]) =>
        flow(one, {
          ...(when ? { trigger: when } : {}),
          ...(published.length > 0 ? { publishes: published } : {}),
          ...(known ? { steps: ["start", "train", "check", "end"], conditionalSteps: ["check"] } : {}),
        }),
      ),
    ),
    events: EVENTS.map((event) => ({ name: event, position: { x: 0, y: 0 } })),
  }));
const flowId = name.map((one) => `id-${one}`);
const edit: fc.Arbitrary<SimpleCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("set-trigger" as const),
      flow: flowId,
      trigger: fc.option(
        trigger.map((one) => one ?? null),
        { freq: 3 },
      ),
    }),
  },
  fc.record({ type: fc.constant("rename-flow" as const), flow: flowId, name }),
  fc.record({ type: fc.constant("remove-flow" as const), flow: flowId }),
  fc.record({
    type: fc.constant("update-flow" as const),
    flow: flowId,
    set: fc.record({ project: fc.constantFrom(shop.project, null) }),
  }),
);

it("finds after every edit of tangled loops what it finds in a new document", () => {
  let loops = 0;
  fc.assert(
    fc.property(
      tangled,
      branchesInView,
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (document, branches, commands) => {
        loops += expectSameAfterEach(document, branches, commands);
      },
    ),
    { numRuns: 500 },
  );
  expect(loops).toBeGreaterThan(1000);
});

it("gives a loop as the same object while an edit does not concern it", () => {
  const document = graph(flow("A", starts("B")), flow("B", starts("A")), flow("C"), flow("D", starts("C")));
  const before = analyzeGraph(document, { branches: [prod] });
  const applied = applyCommand(document, { type: "set-trigger", flow: "id-D", trigger: null });
  if (!applied.ok) throw new Error(applied.error.message);
  const after = analyzeGraph(applied.value.graph, { branches: [prod] });
  expect(after.loops).toHaveLength(1);
  expect(after.loops[0]).toBe(before.loops[0]);
  expect(after.findings[0]).toBe(before.findings[0]);
});

it("makes the words of a loop anew when another flow comes to share a name of it, or the loop that feeds it changes", () => {
  const loop = (one: string, other: string, ...more: string[]) => [
    flow(one, starts(other, ...more)),
    flow(other, starts(one)),
  ];
  const document = graph(
    ...loop("A", "B").map((one) => ({ ...one, ...shop })),
    ...loop("C", "D"),
    ...loop("E", "F", "C"),
    flow("G"),
  );
  const found = expectSameAfterEach(
    document,
    [prod],
    [
      { type: "rename-flow", flow: "id-G", name: "A" },
      { type: "rename-flow", flow: "id-G", name: "G" },
      { type: "connect", flow: "id-D", upstream: { flow: "G" } },
      { type: "disconnect", flow: "id-D", upstream: { flow: "G" }, at: 1 },
    ],
  );
  expect(found).toBe(4 * 3);
});

it("shows the same way round of several equally short ones, whoever else waits for its events", () => {
  const document = graph(
    flow("D", hears("metaflow.A.train")),
    flow("A", { steps: ["start", "check", "train", "end"], ...starts("B", "C") }),
    flow("B", hears("metaflow.A.check")),
    flow("C", hears("metaflow.A.train")),
  );
  const found = expectSameAfterEach(document, [prod], [{ type: "set-trigger", flow: "id-D", trigger: null }]);
  expect(found).toBe(1);
});
