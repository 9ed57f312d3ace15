// What only running the code tells, said with file and line.
import type { Dynamic } from "../../graph/trigger-graph.ts";
import type { SourceModule } from "../names/source-module.ts";
import type { Value } from "../values/value.ts";

export const dynamicAt = (why: string, module: SourceModule, line: number): Dynamic => ({
  dynamic: why.slice(0, 500),
  file: module.path,
  line,
});

/** A value that stands for whatever it turns out to be. */
export function dynamicValue(value: Value, module: SourceModule): Dynamic {
  return dynamicAt(reasonOf(value), module, module.lineAt(value.at));
}

export function reasonOf(value: Value): string {
  if (value.kind === "unknown") return value.why;
  if (value.kind === "function")
    return value.name === "a lambda"
      ? "a function decides it at deploy time"
      : `${value.name} decides it at deploy time`;
  return "it is decided when the code runs";
}
