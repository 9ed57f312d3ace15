// Events that a flow's own code sends: `ArgoEvent("name").publish()` in a step or in what its steps call.
import type { SyntaxNode } from "@lezer/common";
import { eventNameSchema, type Publication } from "../../graph/trigger-graph.ts";
import { metaflowName, resolveNode, type Site } from "../names/resolve.ts";
import type { Scope } from "../names/scope.ts";
import type { SourceModule } from "../names/source-module.ts";
import { dottedNames, nameOf, textOf } from "../syntax/syntax-nodes.ts";
import { evaluate } from "../values/evaluate.ts";
import { readArguments } from "./arguments.ts";
import type { Members } from "./class-members.ts";
import { dynamicAt, dynamicValue } from "./dynamic.ts";

/** A function to look through; `sure`: every run goes through it. */
type Body = { node: SyntaxNode; module: SourceModule; scope: Scope; sure: boolean };

const MAX_PUBLICATIONS = 1000;

/**
 * @param skippable steps that a run may leave out
 * @returns publications in the order of steps, then of what they call; linear in the code looked through
 */
export function readPublications(members: Members, skippable: ReadonlySet<string>): Publication[] {
  const bodies: Body[] = [];
  const seen = new Set<string>();
  const add = (node: SyntaxNode, module: SourceModule, sure: boolean) => {
    const key = `${module.path}:${node.from}`;
    const scope = module.scopes.inner.get(node.from);
    if (!scope || seen.has(key)) return;
    seen.add(key);
    bodies.push({ node, module, scope, sure });
  };
  for (const { name, node, owner } of members.steps) add(node, owner.module, !skippable.has(name));
  const methods = new Map(members.methods.map((method) => [method.name, method]));
  const found: Publication[] = [];
  for (let index = 0; index < bodies.length && found.length < MAX_PUBLICATIONS; index++) {
    const body = bodies[index];
    if (!body || !/ArgoEvent|\(/.test(textOf(body.module.source, body.node))) continue;
    for (const call of callsIn(body.node)) {
      const callee = call.firstChild;
      if (!callee) continue;
      const site: Site = { module: body.module, scope: scopeAt(call, body), at: call.from };
      const names = dottedNames(body.module.source, callee);
      if (metaflowName(callee, site) === "ArgoEvent") found.push(...readEvent(call, body, site));
      else if (names?.[0] === "self" && names.length === 2) {
        const method = methods.get(names[1] ?? "");
        if (method) add(method.node, method.owner.module, false);
      } else if (names?.length === 1) {
        const meaning = resolveNode(callee, site);
        if (meaning.kind === "function") add(meaning.node, body.module, false);
      }
    }
  }
  return found.slice(0, MAX_PUBLICATIONS);
}

function callsIn(node: SyntaxNode): SyntaxNode[] {
  const calls: SyntaxNode[] = [];
  const cursor = node.cursor();
  do {
    if (cursor.from >= node.to) break;
    if (cursor.name === "CallExpression") calls.push(cursor.node);
  } while (cursor.next());
  return calls;
}

function scopeAt(node: SyntaxNode, body: Body): Scope {
  for (let around = node.parent; around && around.from > body.node.from; around = around.parent) {
    const scope =
      around.name === "FunctionDefinition" ? body.module.scopes.inner.get(around.from) : undefined;
    if (scope) return scope;
  }
  return body.scope;
}

const isPublish = (name: string): boolean => name === "publish" || name === "safe_publish";

/** The event made here, once for each place where it is sent. */
function readEvent(call: SyntaxNode, body: Body, site: Site): Publication[] {
  const { module } = body;
  const chain = chainOf(call, module);
  const sent = chain.methods.some(isPublish) ? [chain.end] : publishesOf(boundName(chain.end, module), body);
  if (sent.length === 0) return [];
  const list = call.getChild("ArgList");
  const given = list ? readArguments(list, site) : null;
  const [first] = given?.positional ?? [];
  const name = first ? evaluate(first, site) : given?.keywords.get("name");
  const event =
    name?.kind === "str" && eventNameSchema.safeParse(name.value).success
      ? name.value
      : name?.kind === "str"
        ? dynamicAt(
            `"${name.value.slice(0, 200)}" is a name that no @trigger can wait for`,
            module,
            module.lineAt(call.from),
          )
        : name
          ? dynamicValue(name, module)
          : dynamicAt("its name is decided when the code runs", module, module.lineAt(call.from));
  return sent.map((node) => ({
    event,
    ...(body.sure && isSure(node, body) && isSure(call, body) ? {} : { conditional: true }),
    file: module.path,
    line: module.lineAt(node.from),
  }));
}

/** `ArgoEvent("x").add_to_payload(…).publish()`: the methods after the call, and the outermost call. */
function chainOf(call: SyntaxNode, module: SourceModule): { methods: string[]; end: SyntaxNode } {
  const methods: string[] = [];
  let end = call;
  for (
    let member = end.parent;
    member?.name === "MemberExpression" && member.firstChild?.from === end.from;
    member = end.parent
  ) {
    const outer = member.parent;
    if (outer?.name !== "CallExpression" || !member.lastChild) break;
    methods.push(nameOf(module.source, member.lastChild));
    end = outer;
  }
  return { methods, end };
}

/** `event` or `self.event`, when the made event is assigned to it. */
function boundName(value: SyntaxNode, module: SourceModule): string | null {
  const statement = value.parent;
  const target = statement?.name === "AssignStatement" ? statement.firstChild : null;
  return target ? (dottedNames(module.source, target)?.join(".") ?? null) : null;
}

/** Calls of `name.publish()` in the same function, chained or not. */
function publishesOf(name: string | null, body: Body): SyntaxNode[] {
  if (name === null) return [];
  return callsIn(body.node).filter((call) => {
    const callee = call.firstChild;
    if (callee?.name !== "MemberExpression" || !callee.lastChild) return false;
    if (!isPublish(nameOf(body.module.source, callee.lastChild))) return false;
    let owner = callee.firstChild;
    while (owner?.name === "CallExpression" && owner.firstChild?.name === "MemberExpression")
      owner = owner.firstChild.firstChild;
    return owner !== null && dottedNames(body.module.source, owner)?.join(".") === name;
  });
}

const CONDITIONS = new Set([
  "IfStatement",
  "ForStatement",
  "WhileStatement",
  "MatchStatement",
  "ConditionalExpression",
  "LambdaExpression",
  "FunctionDefinition",
  "ArrayComprehensionExpression",
  "ComprehensionExpression",
  "DictionaryComprehensionExpression",
  "SetComprehensionExpression",
]);

/** Whether every call of the function comes to the node: no condition, loop or handler around it, no `return` before it. */
function isSure(node: SyntaxNode, body: Body): boolean {
  let inner: SyntaxNode = node;
  for (let around = node.parent; around && around.from >= body.node.from; around = around.parent) {
    if (around.name === "FunctionDefinition" && around.from === body.node.from) break;
    if (CONDITIONS.has(around.name)) return false;
    if (around.name === "TryStatement" && inHandler(inner)) return false;
    if (around.name === "BinaryExpression" && /\b(?:and|or)\b/.test(textOf(body.module.source, around)))
      return false;
    inner = around;
  }
  const cursor = body.node.cursor();
  do {
    if (cursor.from >= node.from) break;
    if (cursor.name === "ReturnStatement") return false;
  } while (cursor.next());
  return true;
}

/** The block of an `except`; what `try`, `else` and `finally` hold is on the normal way. */
function inHandler(block: SyntaxNode): boolean {
  for (let before = block.prevSibling; before; before = before.prevSibling) {
    if (before.name === "except") return true;
    if (before.name === "Body" || before.name === "else" || before.name === "finally") return false;
  }
  return false;
}
