// What the PATHs of a command hold, as one graph.
import { readFileSync, statSync } from "node:fs";
import { basename, normalize, resolve, sep } from "node:path";
import { type Problem, SEVERITY_OF_CODE } from "../../lib/core/foundation/problem.ts";
import { parseGraph } from "../../lib/core/graph/parse-graph.ts";
import type { TriggerGraph } from "../../lib/core/graph/trigger-graph.ts";
import { readFlows } from "../../lib/core/python/read-flows.ts";
import { CommandError } from "./command-error.ts";
import { pythonFiles } from "./python-files.ts";
import { sourceText } from "./source-text.ts";

export type LoadedGraph = {
  graph: TriggerGraph;
  /** Files that Python would refuse to load. */
  problems: Problem[];
  /** How many files were read. */
  files: number;
};

const MAX_FILE_BYTES = 20_000_000;

/**
 * @param paths Python files, folders with Python files, or files that hold a `triggerboard/v1` graph; their flows are put together
 * @param note told of what is passed over
 * @throws CommandError when a PATH cannot be opened or holds no graph
 */
export function loadGraph(paths: readonly string[], note: (text: string) => void): LoadedGraph {
  if (paths.length === 0)
    throw new CommandError(
      "Name at least one PATH: a Python file, a folder, or a file with a triggerboard/v1 graph.",
    );
  const files: { path: string; text: string }[] = [];
  const unread: Problem[] = [];
  const graphs: TriggerGraph[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    if (isFolder(path)) {
      const found = pythonFiles(path, (folder) => note(`Passed over ${folder}: it cannot be read.\n`));
      if (found.length === 0) note(`No Python file in ${path}.\n`);
      for (const file of found) readPython(file);
    } else {
      const bytes = readBytes(path);
      if (holdsGraph(path, bytes)) graphs.push(readGraph(path, bytes));
      else readPython(path, bytes);
    }
  }
  const read = readFlows(files, graphName(paths));
  return {
    graph: graphs.reduce(putTogether, read.graph),
    problems: [...unread, ...read.problems],
    files: files.length + unread.length + graphs.length,
  };

  function readPython(file: string, given?: Uint8Array): void {
    const path = normalize(file).split(sep).join("/");
    if (seen.has(resolve(file))) return;
    seen.add(resolve(file));
    const bytes = given ?? readBytes(file);
    const decoded = bytes.length > MAX_FILE_BYTES ? { fault: "it is larger than 20 MB" } : sourceText(bytes);
    if ("text" in decoded) files.push({ path, text: decoded.text });
    else unread.push(unreadable(path, decoded.fault));
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file or folder",
  EACCES: "you have no permission to read it",
  EPERM: "you have no permission to read it",
  ELOOP: "its links lead round in a circle",
  ENOTDIR: "a part of it is a file, not a folder",
};

function cannotOpen(path: string, error: unknown): CommandError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new CommandError(`${path} cannot be opened: ${REASONS[code] ?? (code || "it cannot be read")}.`);
}

/** By its name, else by how it begins: no Python file begins with a brace. */
function holdsGraph(path: string, bytes: Uint8Array): boolean {
  if (/\.ipynb$/i.test(path))
    throw new CommandError(
      `${path} is a notebook. Save it as a Python file first, for example with jupyter nbconvert --to python.`,
    );
  if (/\.json$/i.test(path)) return true;
  if (/\.py$/i.test(path)) return false;
  return /^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

function readGraph(path: string, bytes: Uint8Array): TriggerGraph {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(bytes).replace(/^\ufeff/, ""));
  } catch {
    throw new CommandError(`${path} cannot be opened: it is not JSON.`);
  }
  const graph = parseGraph(document);
  if (!graph.ok) throw new CommandError(`${path} cannot be opened. ${graph.error}.`);
  return graph.value;
}

const unreadable = (path: string, fault: string): Problem => ({
  code: "parse-error",
  severity: SEVERITY_OF_CODE["parse-error"],
  flows: [],
  path: [],
  message: `This file is not valid Python: ${fault}`,
  why: "Python would refuse to load the file, so none of its flows can be deployed; the other files are read",
  fix: "Save it as UTF-8 text, or leave it out",
  file: path,
  line: 1,
});

/** After the one file or folder that is named; several go by the folder that the command runs in. */
function graphName(paths: readonly string[]): string {
  const [first = "."] = paths;
  const name = basename(resolve(paths.length === 1 ? first : ".")).replace(/\.(py|json)$/i, "");
  return name.trim().slice(0, 200) || "Flows";
}

/** Both graphs' flows, with ids of their own; an event that both name is one event. */
function putTogether(left: TriggerGraph, right: TriggerGraph): TriggerGraph {
  if (left.flows.length === 0 && left.events.length === 0) return right;
  const ids = new Set(left.flows.map(({ id }) => id));
  const events = new Set(left.events.map(({ name }) => name));
  const flows = right.flows.map((flow) => {
    let { id } = flow;
    for (let copy = 2; ids.has(id); copy++) id = `${flow.id.slice(0, 290)}~${copy}`;
    ids.add(id);
    return { ...flow, id };
  });
  return {
    ...left,
    flows: [...left.flows, ...flows],
    events: [...left.events, ...right.events.filter(({ name }) => !events.has(name))],
  };
}
