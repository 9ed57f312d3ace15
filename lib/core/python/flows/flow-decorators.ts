// Which decorators a flow has: above its class, by a name bound to one, applied afterwards, or inherited.
import type { SyntaxNode } from "@lezer/common";
import { metaflowSymbol, resolveNames, resolveNode, type Site } from "../names/resolve.ts";
import type { SourceModule } from "../names/source-module.ts";
import { nameOf, textOf } from "../syntax/syntax-nodes.ts";
import type { Ancestry, FlowClass } from "./class-table.ts";

export type DecoratorName = "trigger" | "trigger_on_finish" | "schedule" | "project";

export type FlowDecorator = {
  name: DecoratorName;
  /** Null: written without parentheses. */
  list: SyntaxNode | null;
  /** Where its arguments are worked out. */
  site: Site;
  line: number;
  /** The class that carries it. */
  owner: FlowClass;
  /** It may not be applied: it stands under a condition. */
  certain: boolean;
};

/** A decorator of which only running the code tells what it does. */
export type OpaqueDecorator = {
  text: string;
  line: number;
  /** A FlowMutator of the same file that adds or removes decorators, so nothing about the trigger is sure. */
  changesDecorators: boolean;
};

export type FlowDecorators = { known: FlowDecorator[]; opaque: OpaqueDecorator[] };

const NAMES = new Set<string>(["trigger", "trigger_on_finish", "schedule", "project"]);
const isDecoratorName = (name: string | null): name is DecoratorName => name !== null && NAMES.has(name);

/** @returns the decorators of a class and of what it inherits from, its own last */
export function flowDecorators({ order }: Ancestry): FlowDecorators {
  const found: FlowDecorators = { known: [], opaque: [] };
  for (const owner of [...order].reverse()) {
    for (const node of decoratorNodes(owner.node)) readDecorator(node, owner, found);
    readLaterDecorators(owner, found);
  }
  return found;
}

function decoratorNodes(definition: SyntaxNode): SyntaxNode[] {
  const around = definition.parent;
  return around?.name === "DecoratedStatement" ? around.getChildren("Decorator") : [];
}

function readDecorator(node: SyntaxNode, owner: FlowClass, found: FlowDecorators): void {
  const { module, site } = owner;
  const names = node.getChildren("VariableName").map((name) => nameOf(module.source, name));
  const list = node.getChild("ArgList");
  const line = module.lineAt(node.from);
  const at: Site = { ...site, at: node.from };
  const meaning = resolveNames(names, at);
  const opaque = (changesDecorators = false) =>
    found.opaque.push({
      text: textOf(module.source, node).split("\n")[0]?.trim() ?? "",
      line,
      changesDecorators,
    });
  if (meaning.kind === "metaflow") {
    const name = metaflowSymbol(meaning.path);
    if (isDecoratorName(name)) found.known.push({ name, list, site: at, line, owner, certain: true });
    // Metaflow's other flow decorators start nothing.
    return;
  }
  if (meaning.kind === "value" && !list) {
    // `after = trigger_on_finish(flow="X")`, then `@after`.
    const call = decoratorCall(meaning.node, meaning.site);
    if (call && meaning.sole) {
      found.known.push({ ...call, line, owner, certain: true });
      return;
    }
  }
  if (meaning.kind === "class") readMutator(meaning.node, meaning.site.module, opaque);
  else opaque();
}

/** `trigger_on_finish(flow="X")` as an expression. */
function decoratorCall(
  node: SyntaxNode,
  site: Site,
): { name: DecoratorName; list: SyntaxNode; site: Site } | null {
  const callee = node.name === "CallExpression" ? node.firstChild : null;
  const list = node.getChild("ArgList");
  if (!callee || !list) return null;
  const meaning = resolveNode(callee, site);
  const name = meaning.kind === "metaflow" ? metaflowSymbol(meaning.path) : null;
  return isDecoratorName(name) ? { name, list, site } : null;
}

/** A class used as a decorator is a mutator; only one that touches decorators matters to what starts the flow. */
function readMutator(
  node: SyntaxNode,
  module: SourceModule,
  opaque: (changesDecorators: boolean) => void,
): void {
  const body = textOf(module.source, node);
  if (/\b(?:add_decorator|remove_decorator)\b/.test(body)) opaque(/trigger/.test(body));
  else if (!/\b(?:pre_mutate|mutate)\b/.test(body)) opaque(false);
}

/** `F = trigger_on_finish(flow="X")(F)`, or the same call as a statement: Metaflow marks the class itself. */
function readLaterDecorators(owner: FlowClass, found: FlowDecorators): void {
  const { module, name, node } = owner;
  for (const statement of module.scopes.applied.get(name) ?? []) {
    const callee = statement.node.lastChild?.firstChild;
    if (!callee || statement.node.from < node.to || statement.scope !== owner.site.scope) continue;
    const site: Site = { ...owner.site, at: statement.node.from };
    const line = module.lineAt(statement.node.from);
    const meaning = resolveNode(callee, site);
    const bound = meaning.kind === "value" && meaning.sole ? decoratorCall(meaning.node, meaning.site) : null;
    const decorator = decoratorCall(callee, site) ?? bound;
    const rebinds = statement.node.name === "AssignStatement";
    if (decorator) found.known.push({ ...decorator, line, owner, certain: statement.certain });
    else if (
      rebinds &&
      statement.node.firstChild &&
      nameOf(module.source, statement.node.firstChild) === name
    )
      found.opaque.push({ text: textOf(module.source, statement.node), line, changesDecorators: false });
  }
}
