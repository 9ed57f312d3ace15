// Whether a list or dict that a constant names stays as it was written.
import type { SyntaxNode } from "@lezer/common";
import { nameOf, textOf } from "../syntax/syntax-nodes.ts";
import type { SourceModule } from "./source-module.ts";

/** Methods and functions that only read; anything else may change what it is given. */
const READING_METHODS = new Set(["get", "keys", "values", "items", "copy", "index", "count"]);
const READING_FUNCTIONS = new Set([
  "len",
  "print",
  "sorted",
  "list",
  "tuple",
  "set",
  "str",
  "repr",
  "any",
  "all",
  "Parameter",
  "trigger",
  "trigger_on_finish",
  "project",
  "schedule",
]);

/**
 * @param holdsMutable it has lists or dicts inside, which a loop over it could change
 * @returns whether every use of the name in the file only reads it; looks at each use once, however often it is asked
 */
export function isUntouched(name: string, holdsMutable: boolean, module: SourceModule): boolean {
  const { untouched } = module.known;
  const key = `${holdsMutable} ${name}`;
  const answer = untouched.get(key) ?? usesOnlyRead(name, holdsMutable, module);
  untouched.set(key, answer);
  return answer;
}

function usesOnlyRead(name: string, holdsMutable: boolean, { source }: SourceModule): boolean {
  let untouched = true;
  const root = source.tree.topNode;
  source.tree.iterate({
    enter: ({ type, from, to }) => {
      if (!untouched) return false;
      if (type.name === "VariableName" && nameOf(source, { from, to }) === name)
        untouched = onlyReads(root.resolveInner(from, 1));
      return untouched;
    },
  });
  return untouched;

  function onlyReads(use: SyntaxNode): boolean {
    const { parent } = use;
    switch (parent?.name) {
      case "AssignStatement":
        return use.nextSibling !== null;
      case "BinaryExpression":
        return true;
      case "ForStatement":
      case "ArrayComprehensionExpression":
      case "ComprehensionExpression":
      case "SetComprehensionExpression":
      case "DictionaryComprehensionExpression":
        return use.prevSibling?.name === "in" && !holdsMutable;
      case "MemberExpression":
        return parent.firstChild?.from === use.from ? readsMember(parent) : true;
      case "ArgList":
        return isKeyword(use) || parent.parent?.name === "Decorator" || isSpread(use) || callReads(parent);
      case "ArrayExpression":
      case "SetExpression":
      case "TupleExpression":
      case "DictionaryExpression":
        return isSpread(use);
      default:
        return false;
    }
  }

  function callReads(list: SyntaxNode): boolean {
    const callee = list.parent?.firstChild;
    if (!callee || list.parent?.name !== "CallExpression") return false;
    return READING_FUNCTIONS.has(textOf(source, callee).split(".").at(-1) ?? "");
  }

  function readsMember(member: SyntaxNode): boolean {
    const property = member.lastChild;
    const around = member.parent;
    if (property?.name === "PropertyName")
      return READING_METHODS.has(textOf(source, property)) && around?.name === "CallExpression";
    // `x[0]`, unless it stands where it is written to.
    return around?.name === "ArgList" || around?.name === "BinaryExpression";
  }
}

const isSpread = (use: SyntaxNode): boolean =>
  use.prevSibling?.name === "*" || use.prevSibling?.name === "**";
const isKeyword = (use: SyntaxNode): boolean => use.nextSibling?.name === "AssignOp";
