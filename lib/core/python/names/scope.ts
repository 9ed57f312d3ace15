// Which names a module, class or function binds, where, and whether it is certain that it does.
import type { SyntaxNode } from "@lezer/common";
import type { ParsedSource } from "../syntax/parse-source.ts";
import { childrenOf, nameOf, textOf } from "../syntax/syntax-nodes.ts";

export type Binding = {
  /** The binding takes effect after this offset. */
  at: number;
  /** Not under a condition, a loop or a `try`. */
  certain: boolean;
} & (
  | { kind: "import"; module: string; symbol: string | null }
  | { kind: "value"; node: SyntaxNode }
  | { kind: "class"; node: SyntaxNode }
  | { kind: "function"; node: SyntaxNode }
  | { kind: "other" }
);

export type Scope = {
  kind: "module" | "class" | "function";
  parent: Scope | null;
  bindings: Map<string, Binding[]>;
  /** `from module import *` */
  stars: { module: string; at: number; certain: boolean }[];
};

export type Scopes = {
  module: Scope;
  /** Of a class or function definition, by the offset of its node. */
  inner: Map<number, Scope>;
  /** Every class definition of the file, with the scope around it. */
  classes: { node: SyntaxNode; scope: Scope; certain: boolean }[];
  /** Names that may be bound from somewhere else: `global`, `nonlocal`, and what the parser set aside. */
  rebound: Set<string>;
  /** `f(…)(Name)` as a statement or assigned, by `Name`: what may decorate a class after its definition. */
  applied: Map<string, { node: SyntaxNode; scope: Scope; certain: boolean }[]>;
};

type Place = { scope: Scope; certain: boolean };

/** Blocks nest at most 100 deep (the tokenizer's limit, and Python's), so plain recursion is safe. */
export function readScopes(source: ParsedSource): Scopes {
  const module: Scope = { kind: "module", parent: null, bindings: new Map(), stars: [] };
  const scopes: Scopes = {
    module,
    inner: new Map(),
    classes: [],
    rebound: new Set(source.reboundNames),
    applied: new Map(),
  };
  readBlock(source, scopes, source.tree.topNode, { scope: module, certain: true });
  return scopes;
}

const bind = (scope: Scope, name: string, binding: Binding): void => {
  const earlier = scope.bindings.get(name);
  if (earlier) earlier.push(binding);
  else scope.bindings.set(name, [binding]);
};

const UNDER_CONDITION = new Set([
  "IfStatement",
  "WhileStatement",
  "ForStatement",
  "TryStatement",
  "MatchStatement",
]);

function readBlock(source: ParsedSource, scopes: Scopes, block: SyntaxNode, place: Place): void {
  for (let node = block.firstChild; node; node = node.nextSibling) readStatement(source, scopes, node, place);
}

function readStatement(source: ParsedSource, scopes: Scopes, node: SyntaxNode, place: Place): void {
  const { scope, certain } = place;
  const other = (target: SyntaxNode) => bindTargets(source, scope, target, { at: node.to, certain });
  switch (node.name) {
    case "StatementGroup":
    case "MatchBody":
    case "MatchClause":
    case "Body":
      readBlock(source, scopes, node, place);
      return;
    case "DecoratedStatement": {
      const definition = node.lastChild;
      if (definition) readStatement(source, scopes, definition, place);
      return;
    }
    case "ClassDefinition":
    case "FunctionDefinition":
      readDefinition(source, scopes, node, place);
      return;
    case "AssignStatement":
      noteApplied(source, scopes, node, place);
      readAssignment(source, scope, node, certain);
      return;
    case "ExpressionStatement":
      noteApplied(source, scopes, node, place);
      return;
    case "UpdateStatement":
      if (node.firstChild) other(node.firstChild);
      return;
    case "DeleteStatement":
      for (const target of childrenOf(node).slice(1)) other(target);
      return;
    case "ImportStatement":
      readImport(source, scope, node, certain);
      return;
    case "ScopeStatement":
      for (const name of node.getChildren("VariableName")) scopes.rebound.add(nameOf(source, name));
      return;
    case "WithStatement":
      bindAfter(source, scope, node, "as", certain);
      for (const body of node.getChildren("Body")) readBlock(source, scopes, body, place);
      return;
  }
  if (!UNDER_CONDITION.has(node.name)) return;
  const inside = { scope, certain: false };
  if (node.name === "ForStatement")
    for (const target of childrenOf(node)) {
      if (target.name === "in") break;
      bindTargets(source, scope, target, { at: target.to, certain: false });
    }
  bindAfter(source, scope, node, "as", false);
  for (const child of childrenOf(node))
    if (child.name === "Body" || child.name === "MatchBody") readBlock(source, scopes, child, inside);
}

function readDefinition(source: ParsedSource, scopes: Scopes, node: SyntaxNode, place: Place): void {
  const { scope, certain } = place;
  const isClass = node.name === "ClassDefinition";
  const name = node.getChild("VariableName");
  const inner: Scope = {
    kind: isClass ? "class" : "function",
    parent: scope,
    bindings: new Map(),
    stars: [],
  };
  scopes.inner.set(node.from, inner);
  if (isClass) scopes.classes.push({ node, scope, certain });
  if (name)
    bind(scope, nameOf(source, name), { kind: isClass ? "class" : "function", node, at: node.to, certain });
  for (const parameters of node.getChildren("ParamList"))
    for (const child of parameters.getChildren("VariableName"))
      if (child.prevSibling?.name !== "AssignOp")
        bind(inner, nameOf(source, child), { kind: "other", at: child.to, certain: true });
  const body = node.getChild("Body");
  if (body) readBlock(source, scopes, body, { scope: inner, certain: true });
}

function noteApplied(source: ParsedSource, scopes: Scopes, node: SyntaxNode, place: Place): void {
  const call = node.lastChild;
  const argument = call?.name === "CallExpression" ? call.getChild("ArgList")?.firstChild?.nextSibling : null;
  if (argument?.name !== "VariableName") return;
  const name = nameOf(source, argument);
  scopes.applied.set(name, [...(scopes.applied.get(name) ?? []), { node, ...place }]);
}

/** `a = value`, `a: T = value`, `a = b = value`; anything with more on one side binds names to what is not followed. */
function readAssignment(source: ParsedSource, scope: Scope, node: SyntaxNode, certain: boolean): void {
  const sides: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === "AssignOp") sides.push([]);
    else if (child.name !== "TypeDef") sides.at(-1)?.push(child);
  }
  const value = sides.length > 1 ? sides.at(-1) : undefined;
  for (const target of sides.slice(0, -1)) {
    const [only] = target;
    const name = only?.name === "VariableName" && target.length === 1 ? nameOf(source, only) : null;
    if (name !== null && value?.length === 1 && value[0])
      bind(scope, name, { kind: "value", node: value[0], at: node.to, certain });
    else for (const part of target) bindTargets(source, scope, part, { at: node.to, certain });
  }
}

/** Names that a target of any shape binds; `x.y` and `x[0]` bind none. */
function bindTargets(
  source: ParsedSource,
  scope: Scope,
  target: SyntaxNode,
  where: { at: number; certain: boolean },
): void {
  const open = [target];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.name === "VariableName") bind(scope, nameOf(source, node), { kind: "other", ...where });
    else if (node.name !== "MemberExpression") open.push(...childrenOf(node));
  }
}

function bindAfter(
  source: ParsedSource,
  scope: Scope,
  node: SyntaxNode,
  keyword: string,
  certain: boolean,
): void {
  for (const word of node.getChildren(keyword)) {
    const name = word.nextSibling;
    if (name?.name === "VariableName")
      bind(scope, nameOf(source, name), { kind: "other", at: name.to, certain });
  }
}

function readImport(source: ParsedSource, scope: Scope, node: SyntaxNode, certain: boolean): void {
  const words = childrenOf(node).filter(({ name }) => name !== "," && name !== "(" && name !== ")");
  const at = node.to;
  if (words[0]?.name === "from") {
    const imports = words.findIndex(({ name }) => name === "import");
    const module = words
      .slice(1, imports)
      .map((word) => textOf(source, word))
      .join("");
    const names = words.slice(imports + 1);
    if (names[0]?.name === "*") scope.stars.push({ module, at, certain });
    for (const [symbol, alias] of importedNames(source, names))
      bind(scope, alias ?? symbol, { kind: "import", module, symbol, at, certain });
    return;
  }
  for (const [module, alias] of importedNames(source, words.slice(1))) {
    const bound = alias === null ? (module.split(".")[0] ?? module) : alias;
    bind(scope, bound, {
      kind: "import",
      module: alias === null ? bound : module,
      symbol: null,
      at,
      certain,
    });
  }
}

/** `a.b as c, d` as `[["a.b", "c"], ["d", null]]`; the dots are separate nodes in the tree. */
function importedNames(source: ParsedSource, words: SyntaxNode[]): [name: string, alias: string | null][] {
  const names: [string, string | null][] = [];
  let path = "";
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    const next = words[index + 1];
    if (word.name === "VariableName") path += nameOf(source, word);
    else if (word.name === ".") path += ".";
    if (word.name === "VariableName" && next?.name === "as") {
      const alias = words[index + 2];
      names.push([path, alias ? nameOf(source, alias) : null]);
      path = "";
      index += 2;
    } else if (word.name === "VariableName" && next?.name !== ".") {
      names.push([path, null]);
      path = "";
    }
  }
  return names;
}
