// What a name in the source stands for: something of metaflow's, a class, a constant, or what cannot be told.
import type { SyntaxNode } from "@lezer/common";
import { dottedNames } from "../syntax/syntax-nodes.ts";
import type { Binding, Scope } from "./scope.ts";
import type { SourceModule } from "./source-module.ts";

/** Where an expression stands: names mean what they mean there. */
export type Site = { module: SourceModule; scope: Scope; at: number };

export type Meaning =
  /** `path` is what follows `metaflow.`; empty: the package itself. */
  | { kind: "metaflow"; path: string[] }
  | { kind: "module"; name: string }
  | { kind: "imported"; module: string; symbol: string }
  | { kind: "class"; node: SyntaxNode; site: Site }
  | { kind: "function"; node: SyntaxNode }
  /** `sole`: nothing else can have bound the name, so it is the value whatever runs before. */
  | { kind: "value"; node: SyntaxNode; site: Site; sole: boolean }
  | { kind: "unbound" }
  | { kind: "unknown" };

const MAX_ALIASES = 20;

/** @returns what the dotted name means there; an alias of an alias is followed */
export function resolveNames(names: readonly string[], site: Site, followed = 0): Meaning {
  const [first, ...rest] = names;
  if (first === undefined || followed > MAX_ALIASES) return { kind: "unknown" };
  const meaning = resolveName(first, site);
  if (meaning.kind === "value") {
    const alias = dottedNames(meaning.site.module.source, meaning.node);
    if (alias === null) return rest.length === 0 ? meaning : { kind: "unknown" };
    // A name that is bound to something that has no meaning of its own is a plain value.
    const target = resolveNames([...alias, ...rest], meaning.site, followed + 1);
    if (target.kind === "value") return { ...target, sole: target.sole && meaning.sole };
    return target.kind === "unbound" ? { kind: "unknown" } : target;
  }
  if (rest.length === 0) return meaning;
  if (meaning.kind === "metaflow") return { kind: "metaflow", path: [...meaning.path, ...rest] };
  if (meaning.kind === "module") {
    const module = site.module.imported(meaning.name);
    return module
      ? resolveNames(rest, atEnd(module), followed + 1)
      : { kind: "imported", module: meaning.name, symbol: rest.join(".") };
  }
  return { kind: "unknown" };
}

/** What an expression means, when it is a name. */
export function resolveNode(node: SyntaxNode, site: Site): Meaning {
  const names = dottedNames(site.module.source, node);
  return names === null ? { kind: "unknown" } : resolveNames(names, site);
}

/** After the last statement of a module: what another module sees of it. */
export const atEnd = (module: SourceModule): Site => ({
  module,
  scope: module.scopes.module,
  at: module.source.text.length,
});

function resolveName(name: string, site: Site): Meaning {
  let deferred = false;
  for (let scope: Scope | null = site.scope; scope; scope = scope.parent) {
    // A function does not see the names of the class around it.
    if (scope.kind !== "class" || !deferred) {
      const found = bindingOf(name, scope, site, deferred);
      if (found === "ambiguous") return { kind: "unknown" };
      if (found) return meaningOf(found.binding, found.sole, scope, site);
      const star = scope.stars.filter(({ at }) => deferred || at <= site.at);
      if (star.some(({ module }) => isMetaflow(module)) && STAR_NAMES.has(name))
        return { kind: "metaflow", path: [name] };
      if (star.some(({ module }) => !isMetaflow(module))) return { kind: "unknown" };
    }
    if (scope.kind === "function") deferred = true;
  }
  return { kind: "unbound" };
}

const isMetaflow = (module: string): boolean => module === "metaflow" || module.startsWith("metaflow.");

/** What `from metaflow import *` brings of what a reader of flows cares about; other names may come from anywhere. */
const STAR_NAMES = new Set(
  (
    "FlowSpec step Parameter JSONType IncludeFile Config config_expr FlowMutator namespaced_event_name current " +
    "trigger trigger_on_finish schedule project conda_base pypi_base exit_hook"
  ).split(" "),
);

function bindingOf(
  name: string,
  scope: Scope,
  site: Site,
  deferred: boolean,
): { binding: Binding; sole: boolean } | "ambiguous" | null {
  const all = scope.bindings.get(name) ?? [];
  const reached = deferred ? all : all.filter(({ at }) => at <= site.at);
  if (reached.length === 0) return null;
  let from = reached.length - 1;
  while (from > 0 && !reached[from]?.certain) from--;
  const candidates = reached.slice(from);
  const [only] = candidates;
  const overwritten = scope.stars.some(
    ({ at, module }) => !isMetaflow(module) && (deferred || (only && at > only.at && at <= site.at)),
  );
  if (candidates.length === 1 && only) {
    const settled = deferred ? all.length === 1 && only.at <= site.at : true;
    return {
      binding: only,
      sole: only.certain && settled && !overwritten && !site.module.scopes.rebound.has(name),
    };
  }
  // `try: from metaflow import x` and a stand-in for where that fails: with Metaflow it does not.
  const ours = candidates.find((binding) => binding.kind === "import" && isMetaflow(binding.module));
  return ours ? { binding: ours, sole: false } : "ambiguous";
}

function meaningOf(binding: Binding, sole: boolean, scope: Scope, site: Site): Meaning {
  const where: Site = { module: site.module, scope, at: binding.at };
  switch (binding.kind) {
    case "import":
      return importMeaning(binding, site);
    case "value":
      // The value was worked out before its own name was bound.
      return { kind: "value", node: binding.node, site: { ...where, at: binding.node.from }, sole };
    case "class":
      return { kind: "class", node: binding.node, site: { ...where, at: binding.node.from } };
    case "function":
      return { kind: "function", node: binding.node };
    case "other":
      return { kind: "unknown" };
  }
}

function importMeaning({ module, symbol }: { module: string; symbol: string | null }, site: Site): Meaning {
  if (isMetaflow(module)) {
    const path = module.split(".").slice(1);
    return { kind: "metaflow", path: symbol === null ? path : [...path, symbol] };
  }
  if (symbol === null) return { kind: "module", name: module };
  const file = site.module.imported(module);
  if (file) {
    const meaning = resolveNames([symbol], atEnd(file));
    // A constant of another module may be changed by whoever imports it: only classes and metaflow's names are followed.
    return meaning.kind === "class" || meaning.kind === "metaflow"
      ? meaning
      : { kind: "imported", module, symbol };
  }
  const submodule = module.endsWith(".") ? module + symbol : `${module}.${symbol}`;
  return site.module.imported(submodule)
    ? { kind: "module", name: submodule }
    : { kind: "imported", module, symbol };
}

/** Decorators exist in the package itself only; classes may be imported from where they are defined. */
const TOP_LEVEL_ONLY = new Set(["trigger", "trigger_on_finish", "schedule", "project"]);

/** @returns the name by which metaflow knows it (`trigger`, `Parameter`), or null when it is nothing of metaflow's */
export function metaflowName(node: SyntaxNode, site: Site): string | null {
  const meaning = resolveNode(node, site);
  return meaning.kind === "metaflow" ? metaflowSymbol(meaning.path) : null;
}

export function metaflowSymbol(path: readonly string[]): string | null {
  const name = path.at(-1);
  if (name === undefined || (path.length > 1 && TOP_LEVEL_ONLY.has(name))) return null;
  return name;
}
