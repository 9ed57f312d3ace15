// From Python source to the graph: which flows there are and what starts each. The source is parsed, never run.
import { sha256Hex } from "../foundation/hash.ts";
import { type Problem, SEVERITY_OF_CODE } from "../foundation/problem.ts";
import { isDynamic } from "../graph/is-dynamic.ts";
import { eventWidth, FLOW_SIZE } from "../graph/node-size.ts";
import { emptyGraph, type Flow, flowNameSchema, type TriggerGraph } from "../graph/trigger-graph.ts";
import { readMembers } from "./flows/class-members.ts";
import { type Ancestries, ancestryOf, type FlowClass, flowClass } from "./flows/class-table.ts";
import { dynamicAt } from "./flows/dynamic.ts";
import { type FlowDraft, readFlow } from "./flows/read-flow.ts";
import type { Scope } from "./names/scope.ts";
import type { SourceModule } from "./names/source-module.ts";
import { readModules, type SourceFile } from "./read-modules.ts";
import { nameOf } from "./syntax/syntax-nodes.ts";

/**
 * Reads every flow of the files as Metaflow 2.19 would know it.
 * @param files Python files; paths with `/`, as they are to be shown; their order decides the flows' order
 * @param name the graph's name
 * @returns the flows that were read, with the events they name, and a `parse-error` for each file that Python would refuse. What
 * Metaflow would refuse about a flow is kept with the flow (`refused`); what only running the code tells is dynamic.
 */
export function readFlows(
  files: readonly SourceFile[],
  name = "Imported flows",
): { graph: TriggerGraph; problems: Problem[] } {
  const { modules, problems } = readModules(files);
  const ancestries: Ancestries = new Map();
  const drafts = modules.flatMap((module) => flowsOf(module, ancestries, problems));
  const graph = { ...emptyGraph(name), flows: placeFlows(drafts) };
  return { graph: { ...graph, events: eventsOf(graph) }, problems };
}

type Candidate = { owner: FlowClass; certain: boolean; draft: () => FlowDraft; parents: FlowClass[] };

function flowsOf(module: SourceModule, ancestries: Ancestries, problems: Problem[]): FlowDraft[] {
  const called = calledNames(module);
  const candidates = module.scopes.classes.flatMap(({ node, scope, certain }): Candidate[] => {
    const owner = flowClass(node, scope, module);
    if (!owner) return [];
    const ancestry = ancestryOf(owner, ancestries);
    if (!ancestry.isFlowSpec && ancestry.unknownBase === null) return [];
    const members = readMembers(ancestry);
    // A class without steps only lends what it has to others, unless steps may come from a base that was not read.
    const mayHaveSteps = ancestry.unknownBase !== null && ancestry.isFlowSpec && called.has(owner.name);
    if (members.steps.length === 0 && !mayHaveSteps) return [];
    if (!flowNameSchema.safeParse(owner.name).success) {
      problems.push(unkeepable(owner));
      return [];
    }
    return [
      {
        owner,
        certain,
        parents: ancestry.order.slice(1).filter((parent) => parent.module === module),
        draft: () => readFlow(owner, ancestry, members),
      },
    ];
  });
  const deploysSome = candidates.some(({ owner }) => called.has(owner.name));
  const bases = new Set(candidates.flatMap(({ parents }) => parents.map(({ node }) => node.from)));
  const isOnlyBase = ({ owner }: Candidate) =>
    deploysSome && !called.has(owner.name) && bases.has(owner.node.from);
  return onePerName(candidates.filter((candidate) => !isOnlyBase(candidate)));
}

/** Of several classes of one name the last counts; when a condition chooses between them, what starts the flow is not known. */
function onePerName(candidates: Candidate[]): FlowDraft[] {
  const byScope = new Map<Scope, Map<string, Candidate[]>>();
  for (const candidate of candidates) {
    const { name, site } = candidate.owner;
    const byName = byScope.get(site.scope) ?? new Map<string, Candidate[]>();
    byScope.set(site.scope, byName);
    byName.set(name, [...(byName.get(name) ?? []), candidate]);
  }
  return candidates.flatMap((candidate) => {
    const { name, site, module, node } = candidate.owner;
    const sameName = byScope.get(site.scope)?.get(name) ?? [];
    if (sameName.at(-1) !== candidate) return [];
    const draft = candidate.draft();
    if (candidate.certain || sameName.length === 1) return [draft];
    const why = `the class ${name} is defined more than once, and a condition chooses`;
    return [{ ...draft, trigger: { kind: "dynamic", ...dynamicAt(why, module, module.lineAt(node.from)) } }];
  });
}

/** Names that are called anywhere in the file: `FirstFlow()` makes a class the one that is deployed. */
function calledNames({ source }: SourceModule): Set<string> {
  const names = new Set<string>();
  const cursor = source.tree.cursor();
  do {
    if (cursor.name !== "CallExpression") continue;
    const callee = cursor.node.firstChild;
    if (callee?.name === "VariableName") names.add(nameOf(source, callee));
  } while (cursor.next());
  return names;
}

const unkeepable = ({ name, module, node }: FlowClass): Problem => ({
  code: "parse-error",
  severity: SEVERITY_OF_CODE["parse-error"],
  flows: [],
  path: [],
  message: `The name of the class ${name.slice(0, 60)} is too long or has signs that no graph can hold`,
  why: "The flow is left out; the other flows of the file are kept",
  fix: "Rename the class: letters, digits and _, at most 200",
  file: module.path,
  line: module.lineAt(node.from),
});

const COLUMNS = 5;
const GAP = { x: 104, y: 72 };
const FIRST = { x: 0, y: 0 };
const MAX_ID = 300;

/** Rows of five in the order of the files: a first picture that says nothing yet about who starts whom. */
function placeFlows(drafts: FlowDraft[]): Flow[] {
  const used = new Set<string>();
  return drafts.map((draft, index): Flow => {
    const plain = `${draft.source?.file ?? ""}#${draft.name}`;
    let id = plain.length <= MAX_ID ? plain : `${sha256Hex(plain).slice(0, 32)}#${draft.name}`;
    if (used.has(id)) id = `${sha256Hex(plain).slice(0, 32)}#${draft.name}:${draft.source?.line ?? index}`;
    used.add(id);
    return {
      id,
      ...draft,
      position: {
        x: FIRST.x + (index % COLUMNS) * (FLOW_SIZE.width + GAP.x),
        y: FIRST.y + Math.floor(index / COLUMNS) * (FLOW_SIZE.height + GAP.y),
      },
    };
  });
}

/** Every event that a trigger waits for or a step publishes, by first mention, in a column to the left of the flows. */
function eventsOf({ flows }: TriggerGraph): TriggerGraph["events"] {
  const names = new Set<string>();
  for (const { trigger, publishes } of flows) {
    if (trigger?.kind === "on-event")
      for (const use of trigger.events) if (!isDynamic(use)) names.add(use.event);
    for (const { event } of publishes ?? []) if (typeof event === "string") names.add(event);
  }
  return [...names].map((name, index) => ({
    name,
    position: { x: FIRST.x - GAP.x - eventWidth(name), y: FIRST.y + index * (FLOW_SIZE.height + GAP.y) },
  }));
}
