import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each([
  ["/graphs/1?flow=A", "/graphs/1?flow=A"],
  ["", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
])("after signing in, %j leads to %s", (asked, path) => expect(localPath(asked)).toBe(path));
