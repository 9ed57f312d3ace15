// A class's docstring as Metaflow shows it: `__doc__.strip()`.
import { textOf, withoutParentheses } from "../syntax/syntax-nodes.ts";
import { evaluate } from "../values/evaluate.ts";
import type { FlowClass } from "./class-table.ts";

const MAX_LENGTH = 100_000;

/**
 * Python 3.13 and later also take the indentation off its further lines when they compile it; older ones, and so we, keep it.
 * @returns the text, or null when there is none
 */
export function readDocstring({ node, module, body }: FlowClass): string | null {
  const first = node.getChild("Body")?.firstChild?.nextSibling;
  const expression = first?.name === "ExpressionStatement" ? first.firstChild : null;
  if (!expression || first?.lastChild?.from !== expression.from) return null;
  const literal = withoutParentheses(expression);
  if (literal.name !== "String" && literal.name !== "ContinuedString") return null;
  if (/(?:^|\s)[rR]?[fFtT][rR]?['"]/.test(textOf(module.source, literal).slice(0, 4))) return null;
  const value = evaluate(literal, { module, scope: body, at: literal.from });
  if (value.kind !== "str") return null;
  const text = strip(value.value).slice(0, MAX_LENGTH);
  return text === "" ? null : text;
}

/** Python's blanks, which are not quite JavaScript's: four separators and NEL count, the byte order mark does not. */
const isBlank = (character: string): boolean =>
  (/\s/.test(character) && character !== "\ufeff") ||
  (character >= "\u001c" && character <= "\u001f") ||
  character === "\u0085";

function strip(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charAt(from))) from++;
  while (to > from && isBlank(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
