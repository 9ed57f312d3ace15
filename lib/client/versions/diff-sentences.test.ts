import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph.ts";
import { diffGraphs } from "@/lib/core/graph/graph-diff.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { diffSentences, diffText, movedInWords } from "./diff-sentences.ts";

const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const waitingFor = (...names: string[]) => ({
  kind: "on-finish" as const,
  upstreams: names.map((name) => ({ flow: name })),
});
const graphOf = (...flows: Flow[]): TriggerGraph => ({ ...emptyGraph("Shop"), flows });

describe("diffSentences", () => {
  it("says what is added, removed and rewired, what starts it and when it is emptied", () => {
    const old = graphOf(
      flow("ModelRefreshFlow"),
      flow("InferenceFlow", { trigger: waitingFor("ModelRefreshFlow") }),
      flow("DailyReportFlow", { trigger: waitingFor("CleanOrders") }),
    );
    const now = graphOf(
      flow("ModelRefreshFlow", { schedule: { cron: "0 6 * * *", timezone: "Europe/London" } }),
      flow("InferenceFlow", {
        trigger: {
          ...waitingFor("FeatureFlow", "ModelRefreshFlow"),
          reset: { cron: "0 0 * * *", timezone: "Europe/London" },
        },
        position: { x: 8, y: 8 },
      }),
      flow("ReportFlow", { trigger: waitingFor("InferenceFlow") }),
    );
    const diff = diffGraphs(old, { ...now, name: "Shop daily" });
    expect(diffText(diff).split("\n")).toEqual([
      "ModelRefreshFlow now runs every day at 06:00 Europe/London. Before: no schedule.",
      "InferenceFlow is now started by all of FeatureFlow and ModelRefreshFlow. Before: ModelRefreshFlow.",
      "InferenceFlow now has a half-filled AND emptied daily at 00:00 Europe/London. Before: never emptied.",
      "ReportFlow added, started by InferenceFlow.",
      "DailyReportFlow removed; it was started by CleanOrders.",
      "Shop daily is the name of the graph now. Before: Shop.",
      "1 flow moved.",
    ]);
    expect(diffSentences(diff).map(({ kind }) => kind)).toEqual([
      "changed",
      "rewired",
      "added",
      "removed",
      "changed",
    ]);
  });

  it("says which parameter came, went or has another default", () => {
    const parameters = (...list: Flow["parameters"]) => graphOf(flow("A", { parameters: list }));
    const diff = diffGraphs(
      parameters({ name: "alpha", type: "float", default: "0.1" }, { name: "size", type: "int" }),
      parameters(
        { name: "alpha", type: "float", default: "0.2" },
        { name: "day", type: "str", required: true },
      ),
    );
    expect(diffSentences(diff)[0]?.sentences).toEqual([
      "has the parameter alpha as float, default 0.2. Before: float, default 0.1.",
      "has a new parameter day: str, required.",
      "has no parameter size any more.",
    ]);
  });

  it("has a sentence for every difference, and none without one", () => {
    fc.assert(
      fc.property(arbitraryGraph, arbitraryGraph, (a, b) => {
        const diff = diffGraphs(a, b);
        const groups = diffSentences(diff);
        const expected = [diff.flows, diff.events, diff.groups, diff.notes].flatMap((one): unknown[] => [
          ...one.added,
          ...one.removed,
          ...one.changed,
        ]);
        expect(groups.length).toBe(expected.length);
        for (const { sentences } of groups) {
          expect(sentences.length).toBeGreaterThan(0);
          for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
        }
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
        expect(diffText(diffGraphs(a, a))).toBe("");
      }),
    );
  });

  it("says groups and notes after what runs", () => {
    const size = { width: 240, height: 120 };
    const old: TriggerGraph = {
      ...graphOf(flow("A", { group: "g" }), flow("B"), flow("C", { group: "h" })),
      groups: [
        { id: "g", name: "Training" },
        { id: "h", name: "Old" },
      ],
      notes: [{ id: "n", text: "Ask Ann", position: { x: 0, y: 0 }, size }],
    };
    const now: TriggerGraph = {
      ...graphOf(flow("A"), flow("B", { group: "g" }), flow("C", { group: "i" })),
      groups: [
        { id: "g", name: "Fit" },
        { id: "i", name: "New" },
      ],
      notes: [
        { id: "n", text: "Ask\nBob", position: { x: 8, y: 0 }, size },
        { id: "o", text: "", position: { x: 0, y: 0 }, size },
      ],
    };
    expect(diffText(diffGraphs(old, now)).split("\n")).toEqual([
      "Fit is the new name of the group Training.",
      "Fit now holds B too.",
      "Fit holds A no more.",
      "New now groups C.",
      "Old is no group any more; it had C.",
      "A note now says “Ask Bob”. Before: “Ask Ann”.",
      "A note added: nothing.",
      "1 note moved.",
    ]);
  });

  it("counts what moved apart", () => {
    expect(movedInWords({ moved: { flows: 3, events: 1, notes: 0 } })).toBe("3 flows and 1 event moved");
    expect(movedInWords({ moved: { flows: 0, events: 0, notes: 0 } })).toBe("");
  });
});
