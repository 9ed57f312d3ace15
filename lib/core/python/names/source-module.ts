// One parsed file among the others that were read with it.
import type { ParsedSource } from "../syntax/parse-source.ts";
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
};
