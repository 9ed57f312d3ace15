// The classes of a file, what they inherit, and which of them are flows.
import type { SyntaxNode } from "@lezer/common";
import { metaflowSymbol, resolveNode, type Site } from "../names/resolve.ts";
import type { Scope } from "../names/scope.ts";
import type { SourceModule } from "../names/source-module.ts";
import { childrenOf, nameOf, textOf } from "../syntax/syntax-nodes.ts";

export type FlowClass = {
  name: string;
  /** The ClassDefinition. */
  node: SyntaxNode;
  /** Where the class statement stands: its decorators and bases are worked out there. */
  site: Site;
  body: Scope;
  module: SourceModule;
};

export type Ancestry = {
  /** Python's order of lookup, the class itself first; without object and what other modules hide. */
  order: FlowClass[];
  /** It is known to derive from FlowSpec. */
  isFlowSpec: boolean;
  /** A base that was not read, as it is written; null when all are known. */
  unknownBase: string | null;
};

/** @returns the class that the definition makes, seen from where it stands */
export function flowClass(node: SyntaxNode, scope: Scope, module: SourceModule): FlowClass | null {
  const name = node.getChild("VariableName");
  const body = module.scopes.inner.get(node.from);
  if (!name || !body) return null;
  return { name: nameOf(module.source, name), node, site: { module, scope, at: node.from }, body, module };
}

const MAX_ANCESTORS = 100;

type Bases = { classes: FlowClass[]; isFlowSpec: boolean; unknown: string | null };

function basesOf({ node, site, module }: FlowClass): Bases {
  const bases: Bases = { classes: [], isFlowSpec: false, unknown: null };
  const list = node.getChild("ArgList");
  for (const base of list ? childrenOf(list) : []) {
    if (/^[(),]$/.test(base.name) || base.name === "AssignOp") continue;
    if (base.nextSibling?.name === "AssignOp" || base.prevSibling?.name === "AssignOp") continue;
    const meaning = resolveNode(base, site);
    const text = textOf(module.source, base);
    if (meaning.kind === "metaflow") {
      if (metaflowSymbol(meaning.path) === "FlowSpec") bases.isFlowSpec = true;
    } else if (meaning.kind === "class") {
      const found = flowClass(meaning.node, meaning.site.scope, meaning.site.module);
      if (found && found.node.from !== node.from) bases.classes.push(found);
    } else if (!(meaning.kind === "unbound" && text === "object")) {
      bases.unknown ??= text;
    }
  }
  return bases;
}

/** What is known of the classes asked for so far; one for each reading. */
export type Ancestries = Map<string, Ancestry>;

/**
 * Mirrors Python's method resolution order; a hierarchy that Python would refuse is taken depth first.
 * @param known filled by this and earlier calls; ask for base classes first, as a file defines them, and the work stays linear
 */
export const ancestryOf = (start: FlowClass, known: Ancestries): Ancestry => linearize(start, known, 0);

const sameClass = (left: FlowClass, right: FlowClass): boolean =>
  left.module === right.module && left.node.from === right.node.from;

const keyOf = ({ module, node }: FlowClass): string => `${module.path}:${node.from}`;

function linearize(start: FlowClass, known: Ancestries, depth: number): Ancestry {
  const earlier = known.get(keyOf(start));
  if (earlier) return earlier;
  const tooMany: Ancestry = { order: [start], isFlowSpec: false, unknownBase: "further up" };
  if (depth > MAX_ANCESTORS) return tooMany;
  // Two files that import each other could make a class its own ancestor: it is then taken once.
  known.set(keyOf(start), { order: [start], isFlowSpec: false, unknownBase: null });
  const bases = basesOf(start);
  const above = bases.classes.map((base) => linearize(base, known, depth + 1));
  const order = merge(start, [...above.map((ancestry) => ancestry.order), bases.classes]);
  const ancestry: Ancestry =
    order.length > MAX_ANCESTORS
      ? { ...tooMany, isFlowSpec: above.some(({ isFlowSpec }) => isFlowSpec) }
      : {
          order,
          isFlowSpec: bases.isFlowSpec || above.some(({ isFlowSpec }) => isFlowSpec),
          unknownBase:
            bases.unknown ?? above.find(({ unknownBase }) => unknownBase !== null)?.unknownBase ?? null,
        };
  known.set(keyOf(start), ancestry);
  return ancestry;
}

/** The C3 merge of Python. */
function merge(start: FlowClass, rows: FlowClass[][]): FlowClass[] {
  const order = [start];
  let open = rows.filter((row) => row.length > 0);
  while (open.length > 0) {
    const inTail = (candidate: FlowClass) =>
      open.some((row) => row.slice(1).some((other) => sameClass(other, candidate)));
    const next = open.map(([head]) => head).find((head) => head && !inTail(head)) ?? open[0]?.[0];
    if (!next) break;
    if (!order.some((other) => sameClass(other, next))) order.push(next);
    open = open.map((row) => row.filter((other) => !sameClass(other, next))).filter((row) => row.length > 0);
  }
  return order;
}
