// Files to parsed modules that know each other, as far as Python would import one from another.
import { type Problem, SEVERITY_OF_CODE } from "../foundation/problem.ts";
import { readScopes } from "./names/scope.ts";
import type { SourceModule } from "./names/source-module.ts";
import { lineIndex } from "./syntax/line-index.ts";
import { parseSource } from "./syntax/parse-source.ts";
import type { SyntaxFault } from "./syntax/tokens.ts";

/** `path` with `/`; it is shown to people and kept in the graph. */
export type SourceFile = { path: string; text: string };

const MAX_PATH = 1000;

/** Linear in the text. A file without the word metaflow is parsed for its errors and then dropped. */
export function readModules(files: readonly SourceFile[]): { modules: SourceModule[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const byPath = new Map<string, SourceModule>();
  for (const { path: fullPath, text } of files) {
    const path = fullPath.slice(-MAX_PATH);
    const lineAt = lineIndex(text);
    const parsed = parseSource(text);
    if (!parsed.ok) problems.push(parseError(path, parsed.error, lineAt));
    else if (text.includes("metaflow")) {
      byPath.set(path, {
        path,
        source: parsed.value,
        scopes: readScopes(parsed.value),
        lineAt,
        imported: (name) => importedFile(path, name, byPath),
        known: { constants: new Map(), untouched: new Map() },
      });
    }
  }
  return { modules: [...byPath.values()], problems };
}

/** Python looks beside the script that runs; `.` is the file's own folder, each further dot one above. */
function importedFile(
  path: string,
  name: string,
  byPath: ReadonlyMap<string, SourceModule>,
): SourceModule | undefined {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const folders = path.split("/").slice(0, -1);
  if (dots - 1 > folders.length) return undefined;
  const base = dots > 1 ? folders.slice(0, folders.length - (dots - 1)) : folders;
  const rest = name.slice(dots);
  const file = [...base, ...(rest === "" ? [] : rest.split("."))].join("/");
  return byPath.get(`${file}.py`) ?? byPath.get(file === "" ? "__init__.py" : `${file}/__init__.py`);
}

const parseError = (path: string, fault: SyntaxFault, lineAt: (offset: number) => number): Problem => ({
  code: "parse-error",
  severity: SEVERITY_OF_CODE["parse-error"],
  flows: [],
  path: [],
  message: `This file is not valid Python: ${fault.message}`,
  why: "Python would refuse to load the file, so none of its flows can be deployed; the other files are read",
  fix: "Correct the line, or leave the file out",
  file: path,
  line: lineAt(fault.at),
});
