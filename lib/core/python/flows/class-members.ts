// The parameters and steps that a flow has, inherited ones included.
import type { SyntaxNode } from "@lezer/common";
import { metaflowName, metaflowSymbol, resolveNames, resolveNode, type Site } from "../names/resolve.ts";
import type { Binding } from "../names/scope.ts";
import { nameOf } from "../syntax/syntax-nodes.ts";
import type { Ancestry, FlowClass } from "./class-table.ts";

export type ParameterMember = {
  attribute: string;
  kind: "Parameter" | "IncludeFile" | "Config";
  list: SyntaxNode;
  site: Site;
};

export type StepMember = {
  name: string;
  /** The FunctionDefinition. */
  node: SyntaxNode;
  /** Arguments of `@step(…)`; null when it has none. */
  list: SyntaxNode | null;
  owner: FlowClass;
  site: Site;
};

/** A function of the class that is no step. */
export type MethodMember = { name: string; node: SyntaxNode; owner: FlowClass };

export type Members = {
  /** In Metaflow's order, by attribute name. */
  parameters: ParameterMember[];
  /** Base classes' first, then in the order of the file. */
  steps: StepMember[];
  methods: MethodMember[];
  /** No attribute is left that might be a parameter all the same. */
  parametersKnown: boolean;
};

/** Attributes that Metaflow never looks at for parameters. */
const NOT_PARAMETERS = new Set(["cmd", "foreach_stack", "index", "input", "script_name", "name"]);
const MAX_ALIASES = 20;

/** Mirrors dir(cls) with getattr: the first class in the order that has an attribute decides what it is. */
export function readMembers(ancestry: Ancestry): Members {
  const members: Members = {
    parameters: [],
    steps: [],
    methods: [],
    parametersKnown: ancestry.unknownBase === null,
  };
  const owners = new Map<string, { owner: FlowClass; binding: Binding }>();
  for (const owner of [...ancestry.order].reverse()) {
    for (const [name, bindings] of owner.body.bindings) {
      const binding = bindings.at(-1);
      if (binding) owners.set(name, { owner, binding });
    }
  }
  for (const [name, { owner, binding }] of owners) {
    if (binding.kind === "function") readFunction(name, owner, binding.node, members);
    else if (binding.kind === "value") readAttribute(name, owner, binding, members);
  }
  members.parameters.sort((left, right) => (left.attribute < right.attribute ? -1 : 1));
  return members;
}

function readFunction(name: string, owner: FlowClass, node: SyntaxNode, members: Members): void {
  const around = node.parent;
  const decorators = around?.name === "DecoratedStatement" ? around.getChildren("Decorator") : [];
  for (const decorator of decorators) {
    const names = decorator.getChildren("VariableName").map((part) => nameOf(owner.module.source, part));
    const site: Site = { module: owner.module, scope: owner.body, at: decorator.from };
    const meaning = resolveNames(names, site);
    if (meaning.kind === "metaflow" && metaflowSymbol(meaning.path) === "step") {
      members.steps.push({ name, node, list: decorator.getChild("ArgList"), owner, site });
      return;
    }
  }
  members.methods.push({ name, node, owner });
}

function readAttribute(
  attribute: string,
  owner: FlowClass,
  binding: Extract<Binding, { kind: "value" }>,
  members: Members,
): void {
  if (attribute.startsWith("_") || NOT_PARAMETERS.has(attribute)) return;
  let node = binding.node;
  let site: Site = { module: owner.module, scope: owner.body, at: binding.node.from };
  for (let aliases = 0; aliases < MAX_ALIASES && node.name === "VariableName"; aliases++) {
    const meaning = resolveNode(node, site);
    if (meaning.kind === "imported" || meaning.kind === "unknown") members.parametersKnown = false;
    if (meaning.kind !== "value") return;
    ({ node, site } = meaning);
  }
  if (node.name !== "CallExpression") return;
  const callee = node.firstChild;
  const list = node.getChild("ArgList");
  if (!callee || !list) return;
  const kind = metaflowName(callee, site);
  if (kind === "Parameter" || kind === "IncludeFile" || kind === "Config")
    members.parameters.push({ attribute, kind, list, site });
  else if (kind === null && resolveNode(callee, site).kind !== "unbound") members.parametersKnown = false;
}
