import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

  // How long it takes to start is measured in bench/start.mjs; what would make it slow is to load packages.
  it("is one file that needs no package beside it", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "triggerboard-cli-"));
    const alone = path.join(folder, "triggerboard.mjs");
    copyFileSync(path.join(ROOT, "bin/triggerboard.mjs"), alone);
    const flow = path.join(FLOWS, "valid/first_flow.py");
    const { stdout } = cli.run(["check", flow]);
    try {
      expect(execFileSync(process.execPath, [alone, "check", flow], { encoding: "utf8" })).toBe(stdout);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
