import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine, flowText, waitFor } from "./command-line.test-support.ts";

const cli = commandLine();
const flowsOf = (result: SpawnSyncReturns<string>): string[] =>
  JSON.parse(result.stdout).flows.map(({ id }: { id: string }) => id);

describe("triggerboard graph", () => {
  it("prints the flows of files and folders as a document that it reads again", () => {
    cli.write("flows/b.py", flowText("B", waitFor("A")));
    cli.write("flows/a.py", flowText("A"));
    const printed = cli.run(["graph", "flows"]);
    expect([printed.status, printed.stderr, flowsOf(printed)]).toEqual([
      0,
      "",
      ["flows/a.py#A", "flows/b.py#B"],
    ]);
    cli.write("graph.json", printed.stdout);
    expect(cli.run(["graph", "graph.json"]).stdout).toBe(printed.stdout);
    expect(flowsOf(cli.run(["graph", "graph.json", "flows/b.py", "./flows/b.py"]))).toEqual([
      "flows/b.py#B",
      "flows/a.py#A",
      "flows/b.py#B~2",
    ]);
  });

  it("passes over other people's code", () => {
    for (const name of [
      ".git",
      "node_modules",
      "__pycache__",
      ".venv",
      "venv",
      "lib/site-packages",
      "deep/env",
    ])
      cli.write(`${name}/x.py`, flowText("X"));
    cli.write("deep/env/pyvenv.cfg", "");
    cli.write("conda/conda-meta/history", "");
    cli.write("conda/x.py", flowText("X"));
    cli.write("deep/er/ok.py", flowText("Ok"));
    cli.write(".hidden/ok.py", flowText("Hidden"));
    cli.write("note.txt", "class X(FlowSpec): pass");
    expect(flowsOf(cli.run(["graph", "."]))).toEqual([".hidden/ok.py#Hidden", "deep/er/ok.py#Ok"]);
  });

  it("reads a file once however many links lead to it, and ends in a circle of links", () => {
    cli.write("a/flow.py", flowText("A"));
    symlinkSync("../a", path.join(cli.folder, "a/again"));
    symlinkSync("flow.py", path.join(cli.folder, "a/other.py"));
    symlinkSync("nowhere", path.join(cli.folder, "a/broken.py"));
    symlinkSync("loop.py", path.join(cli.folder, "loop.py"));
    expect(flowsOf(cli.run(["graph", "."]))).toEqual(["a/flow.py#A"]);
    expect(cli.run(["graph", "loop.py"]).stderr).toBe(
      "loop.py cannot be opened: its links lead round in a circle.\n",
    );
  });

  it("names files that are not Python and reads the others", () => {
    cli.write("a.py", "x = (\n");
    cli.write("b.py", "\0\u0001ELF");
    writeFileSync(path.join(cli.folder, "c.py"), Buffer.from([0x78, 0x20, 0x3d, 0x20, 0x22, 0xe9, 0x22]));
    cli.write("d.py", flowText("D"));
    writeFileSync(
      path.join(cli.folder, "e.py"),
      Buffer.from(`# coding: latin-1\n# é\n${flowText("E")}`, "latin1"),
    );
    const { status, stderr, stdout } = cli.run(["graph", "."]);
    expect([status, JSON.parse(stdout).flows.map(({ name }: { name: string }) => name)]).toEqual([
      1,
      ["D", "E"],
    ]);
    expect(
      stderr.split("\n").filter((line) => line.includes("parse-error") || line.includes("valid Python")),
    ).toEqual([
      "error  parse-error  c.py:1",
      "  This file is not valid Python: it is not utf-8 text",
      "error  parse-error  a.py:1",
      "  This file is not valid Python: '(' was never closed",
      "error  parse-error  b.py:1",
      "  This file is not valid Python: source code cannot contain null bytes",
    ]);
  });

  it.each([
    ["{", "it is not JSON."],
    [
      '{"schema":"triggerboard/v9"}',
      "This graph needs a newer Triggerboard: it is triggerboard/v9, this one reads triggerboard/v1.",
    ],
    ["[]", "This is not a Triggerboard graph."],
  ])("refuses the graph file %s", (text, reason) => {
    cli.write("graph.json", text);
    const { status, stderr } = cli.run(["graph", "graph.json"]);
    expect([status, stderr.trim().endsWith(reason)]).toEqual([2, true]);
  });

  it("ends quietly when the reader of a pipe has enough", () => {
    for (let index = 0; index < 400; index++) cli.write(`f${index}.py`, flowText(`F${index}`));
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" "${cli.command}" graph . | head -1`],
      { cwd: cli.folder, encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });
});
