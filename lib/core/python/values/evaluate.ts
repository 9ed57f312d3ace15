// The value of an expression as far as the text decides it: literals, constants, their sums. Nothing is run, nothing guessed.
import type { SyntaxNode } from "@lezer/common";
import { isUntouched } from "../names/mutation.ts";
import { metaflowName, resolveNames, resolveNode, type Site } from "../names/resolve.ts";
import { dottedNames, nameOf, textOf, withoutParentheses } from "../syntax/syntax-nodes.ts";
import { addValues, combine, negate } from "./arithmetic.ts";
import { readFormatString } from "./format-string.ts";
import { readNumber } from "./number-literal.ts";
import { decodeString, splitStringLiteral } from "./string-literal.ts";
import { firstUnknown, putEntry, truth, type Value } from "./value.ts";

/** Deeper than anybody writes by hand; keeps the recursion within the stack. */
const MAX_DEPTH = 300;

export const RUN_TIME = "an expression decides it when the code runs";

/** @returns the value; `unknown` with the reason in words where only running the code tells */
export const evaluate = (node: SyntaxNode, site: Site): Value => value(node, site, 0);

function value(outer: SyntaxNode, site: Site, depth: number): Value {
  const node = withoutParentheses(outer);
  const at = node.from;
  if (depth > MAX_DEPTH) return { kind: "unknown", why: RUN_TIME, at };
  const text = () => textOf(site.module.source, node);
  const inner = (child: SyntaxNode) => value(child, site, depth + 1);
  switch (node.name) {
    case "None":
      return { kind: "none", at };
    case "Boolean":
      return { kind: "bool", value: text() === "True", at };
    case "Number":
      return numberValue(text(), at);
    case "String":
      return stringValue(node, site, depth);
    case "ContinuedString":
      return parts(node)
        .map(inner)
        .reduce((left, right) => addValues(left, right, at));
    case "ArrayExpression":
      return items("list", node, site, depth);
    case "TupleExpression":
      return items("tuple", node, site, depth);
    case "SetExpression":
      return items("set", node, site, depth);
    case "DictionaryExpression":
      return dictValue(node, site, depth);
    case "UnaryExpression":
      return unaryValue(node, site, depth);
    case "BinaryExpression":
      return binaryValue(node, site, depth);
    case "ConditionalExpression":
      return conditionalValue(node, site, depth);
    case "LambdaExpression":
      return lambdaValue(node, site, depth);
    case "VariableName":
    case "MemberExpression":
      return nameValue(node, site, depth);
    case "CallExpression":
      return callValue(node, site, depth);
    case "Ellipsis":
      return { kind: "other", type: "ellipsis", at };
    default:
      return { kind: "unknown", why: RUN_TIME, at };
  }
}

function numberValue(text: string, at: number): Value {
  const number = readNumber(text);
  return number.kind === "complex" ? { kind: "other", type: "complex", at } : { ...number, at };
}

function stringValue(node: SyntaxNode, site: Site, depth: number): Value {
  const { source } = site.module;
  const from = source.stringStarts.get(node.from) ?? node.from;
  const { prefix, body } = splitStringLiteral(source.text.slice(from, node.to));
  const at = node.from;
  if (prefix.includes("b")) return { kind: "other", type: "bytes", at };
  if (prefix.includes("t")) return { kind: "other", type: "Template", at };
  if (prefix.includes("f")) {
    const text = readFormatString(source.text, from, prefix.length, (name) =>
      constantNamed(name, at, site, depth),
    );
    return text === null ? { kind: "unknown", why: RUN_TIME, at } : { kind: "str", value: text, at };
  }
  const text = decodeString(body, prefix.includes("r"));
  return text === null ? { kind: "unknown", why: RUN_TIME, at } : { kind: "str", value: text, at };
}

/** What stands between the commas and brackets. */
const parts = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!/^[()[\]{},]$/.test(child.name)) found.push(child);
  return found;
};

function items(kind: "list" | "tuple" | "set", node: SyntaxNode, site: Site, depth: number): Value {
  const found: Value[] = [];
  let spread = false;
  for (const part of parts(node)) {
    if (part.name === "*") {
      spread = true;
      continue;
    }
    const item = value(part, site, depth + 1);
    if (!spread) found.push(item);
    else if (item.kind === "list" || item.kind === "tuple") found.push(...item.items);
    else return { kind: "unknown", why: item.kind === "unknown" ? item.why : RUN_TIME, at: node.from };
    spread = false;
  }
  return { kind, items: found, at: node.from };
}

function dictValue(node: SyntaxNode, site: Site, depth: number): Value {
  const entries: [Value, Value][] = [];
  let key: Value | null = null;
  let spread = false;
  for (const part of parts(node)) {
    if (part.name === ":") continue;
    if (part.name === "**") {
      spread = true;
      continue;
    }
    const item = value(part, site, depth + 1);
    if (spread) {
      if (item.kind !== "dict")
        return { kind: "unknown", why: item.kind === "unknown" ? item.why : RUN_TIME, at: node.from };
      for (const [name, member] of item.entries) putEntry(entries, name, member);
      spread = false;
    } else if (key === null) {
      key = item;
      if (key.kind === "unknown") return { kind: "unknown", why: key.why, at: node.from };
    } else {
      putEntry(entries, key, item);
      key = null;
    }
  }
  return { kind: "dict", entries, at: node.from };
}

function unaryValue(node: SyntaxNode, site: Site, depth: number): Value {
  const operand = node.lastChild;
  const at = node.from;
  if (!operand) return { kind: "unknown", why: RUN_TIME, at };
  const inner = value(operand, site, depth + 1);
  const operator = textOf(site.module.source, { from: node.from, to: operand.from }).trim();
  if (operator === "not") {
    const known = truth(inner);
    return known === null ? { kind: "unknown", why: RUN_TIME, at } : { kind: "bool", value: !known, at };
  }
  return negate(inner, operator, at);
}

function binaryValue(node: SyntaxNode, site: Site, depth: number): Value {
  const left = node.firstChild;
  const right = node.lastChild;
  const operator = left?.nextSibling;
  const at = node.from;
  if (!left || !right || !operator || operator.nextSibling?.from !== right.from)
    return { kind: "unknown", why: RUN_TIME, at };
  const sign = textOf(site.module.source, operator);
  const first = value(left, site, depth + 1);
  return combine(sign, first, value(right, site, depth + 1), at);
}

/** `a if condition else b` with a condition that the text decides. */
function conditionalValue(node: SyntaxNode, site: Site, depth: number): Value {
  const [yes, condition, no] = [node.firstChild, node.getChild("if")?.nextSibling, node.lastChild];
  const known = condition ? truth(value(condition, site, depth + 1)) : null;
  const chosen = known ? yes : no;
  if (known === null || !chosen) return { kind: "unknown", why: RUN_TIME, at: node.from };
  return value(chosen, site, depth + 1);
}

function lambdaValue(node: SyntaxNode, site: Site, depth: number): Value {
  const body = node.lastChild;
  const named = { kind: "function" as const, name: "a lambda", at: node.from };
  if (!body || body.name === "ParamList") return named;
  // Only what needs no name can be told: the names in it may be its own parameters.
  const result = holdsName(body) ? null : value(body, site, depth + 1);
  return result && firstUnknown(result) === null ? { ...named, result } : named;
}

function holdsName(node: SyntaxNode): boolean {
  let found = false;
  node.toTree().iterate({
    enter: ({ name }) => {
      found ||= name === "VariableName";
      return !found;
    },
  });
  return found;
}

function nameValue(node: SyntaxNode, site: Site, depth: number): Value {
  const at = node.from;
  const { source } = site.module;
  const names = dottedNames(source, node);
  if (names === null) return { kind: "unknown", why: RUN_TIME, at };
  const text = names.join(".");
  if (names.length > 1 && names.at(-1) === "__name__") {
    const owner = node.firstChild;
    const meaning = owner ? resolveNode(owner, site) : null;
    const name = meaning?.kind === "class" ? meaning.node.getChild("VariableName") : null;
    if (meaning?.kind === "class" && name)
      return { kind: "str", value: nameOf(meaning.site.module.source, name), at };
  }
  const meaning = resolveNode(node, site);
  switch (meaning.kind) {
    case "metaflow":
      return { kind: "symbol", name: meaning.path.at(-1) ?? "metaflow", at };
    case "class":
      return { kind: "class", name: text, at };
    case "function":
      return { kind: "function", name: text, at };
    case "unbound":
      return names.length === 1 && BUILTIN_TYPES.has(text)
        ? { kind: "symbol", name: text, at }
        : { kind: "unknown", why: RUN_TIME, at };
    case "value":
      return constantValue(text, meaning, at, depth);
    case "imported":
      return { kind: "unknown", why: `${text} comes from another module`, at };
    default:
      return {
        kind: "unknown",
        why: isConfig(names, site) ? CONFIG : `${text} is decided when the code runs`,
        at,
      };
  }
}

const CONFIG = "a Config decides it at deploy time";

/** `cfg.key`, where `cfg = Config(…)`. */
function isConfig([first = ""]: string[], site: Site): boolean {
  const meaning = resolveNames([first], site);
  const callee =
    meaning.kind === "value" && meaning.node.name === "CallExpression" ? meaning.node.firstChild : null;
  return meaning.kind === "value" && callee !== null && metaflowName(callee, meaning.site) === "Config";
}

const BUILTIN_TYPES = new Set(["str", "int", "float", "bool", "list", "dict", "tuple", "set"]);

type Constant = { node: SyntaxNode; site: Site; sole: boolean };

function constantValue(name: string, { node, site, sole }: Constant, at: number, depth: number): Value {
  const { constants } = site.module.known;
  const found = constants.get(node.from) ?? smallValue(value(node, site, depth + 1));
  constants.set(node.from, found);
  if (found.kind === "unknown") return { ...found, at };
  if (!sole || (isMutable(found) && !isUntouched(name, holdsMutable(found), site.module)))
    return { kind: "unknown", why: `${name} may change before it is used`, at };
  return { ...found, at };
}

const MAX_PARTS = 10_000;

/** Constants that are made of constants grow fast: `b = (a, a)`, `c = (b, b)`, … */
function smallValue(found: Value): Value {
  let parts = 0;
  const open = [found];
  for (let next = open.pop(); next && parts <= MAX_PARTS; next = open.pop(), parts++) {
    if ("items" in next) open.push(...next.items);
    if (next.kind === "dict") open.push(...next.entries.flat());
  }
  return parts <= MAX_PARTS ? found : { kind: "unknown", why: RUN_TIME, at: found.at };
}

const isMutable = ({ kind }: Value): boolean => kind === "list" || kind === "dict" || kind === "set";

const holdsMutable = (value: Value): boolean =>
  ("items" in value && value.items.some(isMutable)) ||
  (value.kind === "dict" && value.entries.some(([, member]) => isMutable(member)));

/** The text of a constant that an f-string names. */
function constantNamed(name: string, at: number, site: Site, depth: number): string | null {
  const meaning = resolveNames([name], site);
  if (meaning.kind !== "value") return null;
  const found = constantValue(name, meaning, at, depth);
  if (found.kind === "str") return found.value;
  return found.kind === "int" ? found.value.toString() : null;
}

function callValue(node: SyntaxNode, site: Site, depth: number): Value {
  const at = node.from;
  const callee = node.firstChild;
  const list = node.getChild("ArgList");
  if (!callee || !list) return { kind: "unknown", why: RUN_TIME, at };
  const symbol = metaflowName(callee, site);
  if (symbol === "namespaced_event_name") return { kind: "function", name: "namespaced_event_name", at };
  if (symbol === "config_expr") return { kind: "unknown", why: CONFIG, at };
  const meaning = resolveNode(callee, site);
  if (meaning.kind === "imported" && meaning.module === "functools" && meaning.symbol === "partial")
    return { kind: "function", name: "functools.partial", at };
  if (meaning.kind === "unbound" && textOf(site.module.source, callee) === "dict")
    return dictCall(list, site, depth);
  return { kind: "unknown", why: RUN_TIME, at };
}

/** `dict(name="X", project="y")` */
function dictCall(list: SyntaxNode, site: Site, depth: number): Value {
  const entries: [Value, Value][] = [];
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (child.name !== "AssignOp") continue;
    const [key, member] = [child.prevSibling, child.nextSibling];
    if (key && member)
      entries.push([
        { kind: "str", value: nameOf(site.module.source, key), at: key.from },
        value(member, site, depth + 1),
      ]);
  }
  if (parts(list).length !== entries.length * 3) return { kind: "unknown", why: RUN_TIME, at: list.from };
  return { kind: "dict", entries, at: list.from };
}
