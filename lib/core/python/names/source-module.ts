// One parsed file among the others that were read with it.

import type { ParsedSource } from "../syntax/parse-source.ts";
import type { Value } from "../values/value.ts";
import type { Scopes } from "./scope.ts";

export type SourceModule = {
  /** As the graph names the file, with `/`. */
  path: string;
  source: ParsedSource;
  scopes: Scopes;
  /** 1-based line of an offset. */
  lineAt: (offset: number) => number;
  /** The file that Python would import, were this one run as a script; undefined when it was not read. */
  imported: (module: string) => SourceModule | undefined;
  /** Worked out once: constants by the offset of their value, and whether a name's list or dict is only read. */
  known: { constants: Map<number, Value>; untouched: Map<string, boolean> };
};
