// The arguments of a call in the source.
import type { SyntaxNode } from "@lezer/common";
import type { Site } from "../names/resolve.ts";
import { childrenOf, nameOf } from "../syntax/syntax-nodes.ts";
import { evaluate } from "../values/evaluate.ts";
import type { Value } from "../values/value.ts";

export type Arguments = {
  positional: SyntaxNode[];
  /** By keyword; a `**` of a constant dict is spread out. */
  keywords: Map<string, Value>;
  /** Why some arguments cannot be known: `*args`, or `**kwargs` that is no constant. */
  unknown: string | null;
};

/** Linear in the list; values are worked out only for keywords. */
export function readArguments(list: SyntaxNode, site: Site): Arguments {
  const found: Arguments = { positional: [], keywords: new Map(), unknown: null };
  const children = childrenOf(list).filter(({ name }) => !/^[(),]$/.test(name));
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    const next = children[index + 1];
    if (!child) break;
    if (child.name === "*") {
      found.unknown ??= "its arguments are put together when the code runs";
      index++;
    } else if (child.name === "**") {
      if (next) spread(found, evaluate(next, site));
      index++;
    } else if (next?.name === "AssignOp") {
      const value = children[index + 2];
      if (value) found.keywords.set(nameOf(site.module.source, child), evaluate(value, site));
      index += 2;
    } else if (child.name !== "for" && child.name !== "async") {
      found.positional.push(child);
    }
  }
  return found;
}

function spread(found: Arguments, value: Value): void {
  if (value.kind !== "dict") {
    found.unknown ??=
      value.kind === "unknown" ? value.why : "its arguments are put together when the code runs";
    return;
  }
  for (const [key, member] of value.entries) if (key.kind === "str") found.keywords.set(key.value, member);
}
