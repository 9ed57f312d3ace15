// Small readings of the syntax tree that every reader needs.
import type { SyntaxNode } from "@lezer/common";
import type { ParsedSource } from "./parse-source.ts";

/** @returns a node's children, punctuation included */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** What the person wrote there. */
export const textOf = (source: ParsedSource, node: { from: number; to: number }): string =>
  source.text.slice(node.from, node.to);

/** A name as Python compares names: compatibility forms are one name. */
export const nameOf = (source: ParsedSource, node: { from: number; to: number }): string =>
  textOf(source, node).normalize("NFKC");

/** The `(…)` around one expression taken off. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "ParenthesizedExpression") {
    const next = inner.firstChild?.nextSibling;
    if (!next || next.name === ")") return inner;
    inner = next;
  }
  return inner;
}

/** `a.b.c` as names; null for any other expression. */
export function dottedNames(source: ParsedSource, node: SyntaxNode): string[] | null {
  const names: string[] = [];
  let next: SyntaxNode | null = withoutParentheses(node);
  while (next?.name === "MemberExpression") {
    const property: SyntaxNode | null = next.lastChild;
    if (property?.name !== "PropertyName" || names.length > 50) return null;
    names.unshift(nameOf(source, property));
    next = next.firstChild;
  }
  if (next?.name !== "VariableName") return null;
  return [nameOf(source, next), ...names];
}
