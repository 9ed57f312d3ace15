// Faults of grammar: what the parser could not take, and the few wrong statements that it does.
import type { SyntaxNode, SyntaxNodeRef, Tree } from "@lezer/common";
import type { SyntaxFault } from "./tokens.ts";

const ASSIGNABLE = new Set([
  "VariableName",
  "MemberExpression",
  "TupleExpression",
  "ArrayExpression",
  "ParenthesizedExpression",
  "AssignOp",
  "TypeDef",
  ",",
  "*",
]);

/** @returns the first fault, or null; linear in the tree */
export function statementFault(tree: Tree, text: string): SyntaxFault | null {
  let fault: SyntaxFault | null = null;
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return { message: "invalid syntax", at: firstInk(text, cursor.from) };
    fault ??= wrongStatement(cursor, text);
  } while (cursor.next());
  return fault;
}

/** An error at the end of a line is reported there, not at the next word. */
function firstInk(text: string, from: number): number {
  let at = Math.min(from, Math.max(0, text.length - 1));
  while (at > 0 && /\s/.test(text.charAt(at))) at--;
  return at;
}

function wrongStatement(at: SyntaxNodeRef, text: string): SyntaxFault | null {
  if (at.name === "ArgList") return wrongArguments(at.node, text);
  if (at.name === "ParamList") return repeatedParameter(at.node, text);
  if (at.name === "ImportStatement") {
    const { lastChild } = at.node;
    return lastChild?.name === ","
      ? { message: "trailing comma not allowed here", at: lastChild.from }
      : null;
  }
  if (at.name === "TryStatement") {
    const { node } = at;
    if (!node.getChild("except") && !node.getChild("finally"))
      return { message: "expected 'except' or 'finally' block", at: at.from };
  }
  if (at.name === "RaiseStatement" && at.node.getChild(","))
    return { message: "invalid syntax", at: at.from };
  if (at.name === "AssignStatement") {
    let child = at.node.firstChild;
    const last = at.node.lastChild?.from;
    let target = true;
    for (; child && target; child = child.nextSibling) {
      if (child.name === "AssignOp") target = hasLaterAssignment(child);
      else if (child.from !== last && !ASSIGNABLE.has(child.name))
        return { message: "cannot assign to this expression", at: child.from };
    }
  }
  return null;
}

function hasLaterAssignment(op: { nextSibling: SyntaxNodeRef["node"] | null }): boolean {
  for (let next = op.nextSibling; next; next = next.nextSibling) if (next.name === "AssignOp") return true;
  return false;
}

function wrongArguments(list: SyntaxNode, text: string): SyntaxFault | null {
  const keywords = new Set<string>();
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (child.prevSibling?.name !== "(" && child.prevSibling?.name !== ",") continue;
    if (child.nextSibling?.name === "AssignOp") {
      const name = text.slice(child.from, child.to);
      if (keywords.has(name)) return { message: `keyword argument repeated: ${name}`, at: child.from };
      keywords.add(name);
    } else if (keywords.size > 0 && ![",", ")", "*", "**"].includes(child.name)) {
      return { message: "positional argument follows keyword argument", at: child.from };
    }
  }
  return null;
}

function repeatedParameter(list: SyntaxNode, text: string): SyntaxFault | null {
  const names = new Set<string>();
  for (let child = list.firstChild; child; child = child.nextSibling) {
    const before = child.prevSibling?.name;
    if (child.name !== "VariableName" || before === "AssignOp") continue;
    const name = text.slice(child.from, child.to);
    if (names.has(name)) return { message: `duplicate argument '${name}'`, at: child.from };
    names.add(name);
  }
  return null;
}
