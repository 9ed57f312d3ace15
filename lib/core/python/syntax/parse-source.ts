// Python source to a syntax tree, or the line and reason why Python would refuse the file.
import type { Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import { fail, ok, type Result } from "../../foundation/result.ts";
import { type SimplifiedSource, simplify } from "./simplify.ts";
import { statementFault } from "./statement-fault.ts";
import type { SyntaxFault } from "./tokens.ts";

export type ParsedSource = {
  /** What the person wrote. */
  text: string;
  tree: Tree;
} & Pick<SimplifiedSource, "stringStarts" | "reboundNames">;

/**
 * Takes Python 3.9 to 3.14. Nothing of the text is run.
 * @returns the tree, or the first fault; every real syntax error counts, wherever it stands
 */
export function parseSource(text: string): Result<ParsedSource, SyntaxFault> {
  const simplified = simplify(text);
  if (!simplified.ok) return fail(simplified.fault);
  let tree: Tree;
  try {
    // The grammar wants every file to end in a line end.
    tree = parser.parse(`${simplified.source.text}\n`);
  } catch (error) {
    // The parser builds its tree by recursion: an expression nested tens of thousands deep, which Python cannot take either.
    if (error instanceof RangeError) return fail({ message: "too deeply nested", at: 0 });
    throw error;
  }
  const fault = statementFault(tree, simplified.source.text);
  if (fault) return fail(fault);
  const { stringStarts, reboundNames } = simplified.source;
  return ok({ text, tree, stringStarts, reboundNames });
}
