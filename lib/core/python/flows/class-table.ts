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

/** Mirrors Python's method resolution order; a hierarchy that Python would refuse is taken depth first. */
export function ancestryOf(start: FlowClass): Ancestry {
  const known: Omit<Ancestry, "order"> = { isFlowSpec: false, unknownBase: null };
  const order = linearize(start, known, new Map(), 0);
  return { order, ...known };
}

const sameClass = (left: FlowClass, right: FlowClass): boolean =>
  left.module === right.module && left.node.from === right.node.from;

const keyOf = ({ module, node }: FlowClass): string => `${module.path}:${node.from}`;

function linearize(
  start: FlowClass,
  known: Omit<Ancestry, "order">,
  done: Map<string, FlowClass[]>,
  depth: number,
): FlowClass[] {
  const earlier = done.get(keyOf(start));
  if (earlier) return earlier;
  // Two files that import each other could make a class its own ancestor: it is then taken once.
  done.set(keyOf(start), [start]);
  if (depth > MAX_ANCESTORS) return [start];
  const bases = basesOf(start);
  known.isFlowSpec ||= bases.isFlowSpec;
  known.unknownBase ??= bases.unknown;
  const rows = [...bases.classes.map((base) => linearize(base, known, done, depth + 1)), [...bases.classes]];
  const order = [start];
  for (
    let open = rows.filter((row) => row.length > 0);
    open.length > 0;
    open = open.filter((row) => row.length > 0)
  ) {
    const inTail = (candidate: FlowClass) =>
      open.some((row) => row.slice(1).some((other) => sameClass(other, candidate)));
    const next = open.map(([head]) => head).find((head) => head && !inTail(head)) ?? open[0]?.[0];
    if (!next) break;
    if (!order.some((other) => sameClass(other, next))) order.push(next);
    open = open.map((row) => row.filter((other) => !sameClass(other, next)));
  }
  done.set(keyOf(start), order);
  return order;
}
