import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeGraph } from "@/lib/core/analysis/analyze-graph.ts";
import { PROBLEM_TITLES } from "@/lib/core/analysis/finding.ts";
import { arbitraryGraph } from "@/lib/core/graph/arbitrary-graph.ts";
import { isDynamic } from "@/lib/core/graph/is-dynamic.ts";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph.ts";
import { marksOf } from "../editor/analysis.ts";
import { bestValues, facetValues, findEntries, type SearchFacts } from "./find-entries.ts";
import { searchIndex } from "./search-index.ts";
import { FACETS, type Facet, folded, readSearch, type SearchQuery } from "./search-query.ts";
import { whyFound } from "./why-found.ts";

const PROD = { production: true, branch: null, user: null };
const factsOf = (graph: TriggerGraph, sync: SearchFacts["sync"] = {}): SearchFacts => {
  const analysis = analyzeGraph(graph, { branches: [PROD] });
  const groups = new Map((graph.groups ?? []).map(({ id, name }) => [id, name]));
  return { ...analysis, marks: marksOf(analysis), sync, groups };
};
const flow = (name: string, rest: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...rest,
});
const after = (...names: string[]) => ({
  trigger: { kind: "on-finish" as const, upstreams: names.map((name) => ({ flow: name })) },
});
const shop: TriggerGraph = {
  ...emptyGraph("Shop"),
  flows: [
    flow("FeatureFlow", {
      project: { name: "shop" },
      source: { file: "flows/features.py", line: 3 },
      owner: "ana",
      schedule: { every: "day" },
    }),
    flow("InferenceFlow", {
      project: { name: "shop_eu" },
      owner: "Bob Ray",
      trigger: {
        kind: "on-finish",
        upstreams: [{ flow: "FeatureFlow", project: "shop" }, { flow: "PriceFlow" }],
      },
    }),
    flow("PriceFlow", { project: { name: "shop_eu" }, owner: "ana", ...after("InferenceFlow") }),
    flow("Reshape", { group: "g1", external: { reason: "Drawn elsewhere" } }),
  ],
  events: [{ name: "orders.landed", group: "g1", position: { x: 0, y: 0 } }],
  groups: [{ id: "g1", name: "Night work" }],
  notes: [
    {
      id: "n1",
      text: "Ask Ana first\nbefore the nightly rerun",
      position: { x: 0, y: 0 },
      size: { width: 96, height: 48 },
    },
  ],
};
const find = (text: string, sync: SearchFacts["sync"] = {}) =>
  findEntries(searchIndex(shop), factsOf(shop, sync), readSearch(text)).map(({ name }) => name);

describe("readSearch", () => {
  it("reads words and facets, and what is still being typed", () => {
    expect(readSearch('model owner:"Bob Ray" state:never')).toEqual({
      words: ["model"],
      chosen: [
        { facet: "owner", value: "Bob Ray" },
        { facet: "state", value: "never" },
      ],
      open: { facet: "state", value: "never" },
      before: 'model owner:"Bob Ray" ',
      last: "",
    });
    expect(readSearch("Daily rep")).toMatchObject({ words: ["daily", "rep"], before: "Daily ", last: "rep" });
    expect(readSearch("project:shop ")).toMatchObject({ open: null, before: "project:shop ", last: "" });
    expect(readSearch("project:")).toMatchObject({ chosen: [], open: { facet: "project", value: "" } });
    expect(readSearch("a:b")).toMatchObject({ words: ["a:b"], chosen: [] });
  });

  it("reads any text", () => {
    const piece = fc.constantFrom("project:", "owner:", '"', " ", "a", ":", "x y", "STATE:");
    fc.assert(
      fc.property(fc.array(piece), fc.string(), (pieces, more) => {
        const text = pieces.join("") + more;
        const { before } = readSearch(text);
        expect(text.startsWith(before)).toBe(true);
      }),
    );
  });
});

describe("findEntries", () => {
  it("finds by words in name, project and file, the name first", () => {
    expect(find("feat")).toEqual(["FeatureFlow"]);
    expect(find("shop")).toEqual(["FeatureFlow", "PriceFlow", "InferenceFlow"]);
    expect(find("flows shop")).toEqual(["FeatureFlow"]);
    expect(find("landed")).toEqual(["orders.landed"]);
    expect(find("nothing")).toEqual([]);
  });

  it("takes a value that there is exactly, and any other as a part", () => {
    expect(find("project:shop")).toEqual(["FeatureFlow"]);
    expect(find("project:sho")).toEqual(["FeatureFlow", "InferenceFlow", "PriceFlow"]);
    expect(find("owner:ana owner:bobray")).toEqual(["FeatureFlow", "InferenceFlow", "PriceFlow"]);
    expect(find("file:features")).toEqual(["FeatureFlow"]);
    expect(find("project:noproject")).toEqual(["Reshape"]);
  });

  it("finds what is in a group, and notes by all they say", () => {
    expect(find("group:night")).toEqual(["Reshape", "orders.landed"]);
    expect(find("nightly")).toEqual(["Ask Ana first"]);
    expect(find("ana")).toEqual(["Ask Ana first"]);
    expect(find("state:note")).toEqual(["Ask Ana first"]);
    expect(find("problem:error ana")).toEqual([]);
  });

  it("finds by problem and by state", () => {
    expect(find("problem:gated")).toEqual(["InferenceFlow", "PriceFlow"]);
    expect(find("problem:loop owner:ana")).toEqual(["PriceFlow"]);
    expect(find("state:neveremptied")).toEqual(["InferenceFlow"]);
    expect(find("state:inaloop")).toEqual(["InferenceFlow", "PriceFlow"]);
    expect(find("state:onlyshownhere")).toEqual(["Reshape"]);
    expect(find("state:outofsync", { PriceFlow: "OutOfSync", FeatureFlow: "Synced" })).toEqual(["PriceFlow"]);
    expect(find("state:event")).toEqual(["orders.landed"]);
  });

  it("finds what a plain filter over the document finds", () => {
    const files = fc.constantFrom("flows/shop.py", "flows/billing/a-b.py", undefined);
    const words = fc.array(fc.constantFrom("flow", "f", "shop", "first", "py", "landed", "zz"), {
      maxLength: 2,
    });
    const value = fc.constantFrom(
      "shop",
      "sho",
      "ana",
      "BOB ray",
      "billing",
      "error",
      "loop",
      "waits for several",
      "event",
      "zz",
    );
    const chosen = fc.array(fc.record({ facet: fc.constantFrom(...FACETS), value }), { maxLength: 3 });
    let found = 0;
    fc.assert(
      fc.property(arbitraryGraph, fc.array(files), words, chosen, (graph, sources, wanted, choices) => {
        const flows = graph.flows.map((one, at): Flow => {
          const file = sources[at];
          return file === undefined ? one : { ...one, source: { file, line: 1 } };
        });
        const whole = { ...graph, flows };
        const facts = factsOf(whole);
        const query = { words: wanted, chosen: choices };
        const keys = findEntries(searchIndex(whole), facts, query).map(({ key }) => key);
        expect(new Set(keys)).toEqual(plainly(whole, facts, query));
        expect(new Set(keys).size).toBe(keys.length);
        found += keys.length;
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

/** The same, told flow by flow with nothing prepared. */
function plainly(graph: TriggerGraph, facts: SearchFacts, { words, chosen }: SearchQuery): Set<string> {
  const groupOf = (group: string | undefined) =>
    (graph.groups ?? []).filter(({ id }) => id === group).map(({ name }) => name);
  const nodes = [
    ...graph.flows.map((one) => ({
      key: `flow:${one.id}`,
      texts: textsOf(one),
      values: { ...valuesOfFlow(one, facts), group: groupOf(one.group) },
    })),
    ...graph.events.map(({ name, group, publishedOutside }) => ({
      key: `event:${name}`,
      texts: [name],
      values: {
        problem: problemsOf(facts.byEvent.get(name)),
        group: groupOf(group),
        state: publishedOutside ? ["event", "published outside"] : ["event"],
      } as Partial<Record<Facet, string[]>>,
    })),
    ...(graph.notes ?? []).map(({ id, text }) => ({
      key: `note:${id}`,
      texts: [text],
      values: { state: ["note"] } as Partial<Record<Facet, string[]>>,
    })),
  ];
  const meets = (values: string[], facet: Facet, wanted: string) => {
    const isValue = nodes.some((node) =>
      (node.values[facet] ?? []).some((one) => folded(one) === folded(wanted)),
    );
    return values.some((one) =>
      isValue ? folded(one) === folded(wanted) : folded(one).includes(folded(wanted)),
    );
  };
  return new Set(
    nodes
      .filter(({ texts, values }) => {
        if (!words.every((word) => texts.some((text) => text.toLowerCase().includes(word)))) return false;
        return FACETS.every((facet) => {
          const wanted = chosen.filter((choice) => choice.facet === facet);
          return wanted.length === 0 || wanted.some((one) => meets(values[facet] ?? [], facet, one.value));
        });
      })
      .map(({ key }) => key),
  );
}

const projectOf = ({ project }: Flow) =>
  project === undefined ? "no project" : isDynamic(project) ? "decided by its code" : project.name;
const textsOf = (one: Flow) => [
  one.name,
  one.project && !isDynamic(one.project) ? one.project.name : "",
  one.source?.file ?? "",
];
const problemsOf = (findings: ReturnType<SearchFacts["byFlow"]["get"]> = []) =>
  findings.flatMap(({ code, severity }) => [PROBLEM_TITLES[code], severity === "info" ? "note" : severity]);

function valuesOfFlow(one: Flow, facts: SearchFacts): Record<Exclude<Facet, "group">, string[]> {
  const { trigger, schedule, project, external, id } = one;
  const list =
    trigger?.kind === "on-finish" ? trigger.upstreams : trigger?.kind === "on-event" ? trigger.events : [];
  const reset = trigger && "reset" in trigger ? trigger.reset : undefined;
  const state = [
    external && "only shown here",
    JSON.stringify([trigger, schedule, project]).includes('"dynamic":') && "decided by its code",
    list.length > 1 && "waits for several",
    list.length > 1 && !reset && "never emptied",
    schedule && "on a schedule",
    !trigger && !schedule && "started by nothing",
    facts.marks.flows.get(id)?.loop && "in a loop",
  ].filter((word) => typeof word === "string");
  return {
    project: [projectOf(one)],
    file: one.source ? [one.source.file] : [],
    owner: [one.owner ?? "nobody named"],
    problem: problemsOf(facts.byFlow.get(id)),
    state,
  };
}

describe("facetValues", () => {
  const index = searchIndex(shop);
  const facts = factsOf(shop);
  const best = (facets: readonly Facet[], typed: string, most: number) =>
    bestValues(
      facets.flatMap((facet) => facetValues(index, facts, facet, typed)),
      most,
    );
  it("completes values by their beginning, the beginning of a word, or without the spaces", () => {
    expect(best(["owner"], "", 9)).toEqual([
      { facet: "owner", value: "ana", count: 2 },
      { facet: "owner", value: "Bob Ray", count: 1 },
      { facet: "owner", value: "nobody named", count: 1 },
    ]);
    expect(best(FACETS, "ray", 9)).toEqual([{ facet: "owner", value: "Bob Ray", count: 1 }]);
    expect(best(FACETS, "neverem", 9)).toEqual([{ facet: "state", value: "never emptied", count: 1 }]);
    expect(best(FACETS, "loop", 1)).toEqual([{ facet: "problem", value: "Gated loop", count: 2 }]);
  });
});

describe("whyFound", () => {
  const facts = factsOf(shop);
  const why = (text: string) => {
    const query = readSearch(text);
    const [first] = findEntries(searchIndex(shop), facts, query);
    return first && whyFound(first, facts, query).map(({ of, text: said }) => `${of}: ${said}`);
  };
  it("says what was found where the name does not show it", () => {
    expect(why("flows/fea")).toEqual(["file: flows/features.py"]);
    expect(why("inference shop_eu")).toEqual(["project: shop_eu"]);
    expect(why("inference problem:loop")).toEqual([
      "problem: Gated loop",
      "problem: Half-filled AND is never emptied",
    ]);
    expect(why("price")).toEqual(["project: shop_eu"]);
    expect(why("landed")).toEqual(["event: event"]);
  });
});
