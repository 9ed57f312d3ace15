import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine, FLOWS, ROOT } from "./command-line.test-support.ts";

const cli = commandLine();

describe("triggerboard", () => {
  it("says its version, its commands and their options", () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    expect(cli.run(["--version"]).stdout).toBe(`${version}\n`);
    for (const args of [["--help"], ["help"], ["-h"]])
      expect(cli.run(args)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining("triggerboard check flows/"),
      });
    for (const command of ["graph", "sensors", "check"]) {
      const { status, stdout } = cli.run([command, "--help"]);
      expect([
        status,
        stdout.includes(`Usage: triggerboard ${command} PATH…`),
        stdout.includes("Examples"),
      ]).toEqual([0, true, true]);
    }
  });

  it("is what npx finds in the project", () => {
    const link = path.join(ROOT, "node_modules/.bin/triggerboard");
    expect(execFileSync(link, ["--version"], { encoding: "utf8" })).toBe(cli.run(["--version"]).stdout);
  });

  it.each([
    [[], "Name a command: check, graph, sensors."],
    [["chek"], "There is no command chek"],
    [["check"], "Name at least one PATH"],
    [["check", ".", " --format"], " --format cannot be opened"],
    [["check", ".", "--format", "xml"], "--format is text or json, not xml."],
    [["check", ".", "--what"], "Unknown option '--what'. See triggerboard check --help."],
    [
      ["check", ".", "--branch"],
      "Option '--branch <value>' argument missing. See triggerboard check --help.",
    ],
    [["check", ".", "--branch", "prod.staging"], "Write --branch staging --production."],
    [["sensors", ".", "--user", "root"], "it refuses root"],
    [["graph", "nowhere.py"], "nowhere.py cannot be opened: there is no such file or folder."],
  ])("ends with exit code 2 and a sentence for %j", (args, message) => {
    const { status, stdout, stderr } = cli.run(args);
    expect([status, stdout, stderr.includes(message) ? message : stderr]).toEqual([2, "", message]);
  });

  it("starts in half a second", () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      cli.run(["check", path.join(FLOWS, "valid/first_flow.py")]);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });
});
