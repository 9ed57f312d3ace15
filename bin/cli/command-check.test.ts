import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine, FLOWS, flowText, waitFor } from "./command-line.test-support.ts";

const cli = commandLine();

describe("triggerboard check", () => {
  it("finds the loop of two files, in JSON and in words", () => {
    cli.write("first.py", flowText("FirstFlow", waitFor("SecondFlow")));
    cli.write("second.py", flowText("SecondFlow", waitFor("FirstFlow")));
    const json = cli.run(["check", ".", "--format", "json"]);
    const { problems } = JSON.parse(json.stdout);
    expect([json.status, json.stderr, problems.length, Object.keys(problems[0])]).toEqual([
      1,
      "",
      1,
      ["code", "severity", "flows", "path", "message", "why", "fix", "file", "line"],
    ]);
    expect(problems[0]).toMatchObject({
      code: "runaway-loop",
      severity: "error",
      flows: ["FirstFlow", "SecondFlow"],
      path: ["FirstFlow", "SecondFlow", "FirstFlow"],
      file: "first.py",
      line: 4,
    });
    const text = cli.run(["check", "."]);
    expect([text.status, text.stdout.split("\n").slice(0, 3), text.stdout.includes("\u001b")]).toEqual([
      1,
      ["error  runaway-loop  first.py:4", `  ${problems[0].message}`, "  FirstFlow → SecondFlow → FirstFlow"],
      false,
    ]);
    expect(text.stdout.endsWith("1 error in 2 flows (2 files)\n")).toBe(true);
  });

  it("ends with 0 when there are only warnings, or nothing at all", () => {
    cli.write("a.py", flowText("A", waitFor("Gone")));
    const { status, stdout } = cli.run(["check", ".", "--format", "json"]);
    expect([status, JSON.parse(stdout).problems.map(({ code }: { code: string }) => code)]).toEqual([
      0,
      ["unknown-upstream"],
    ]);
    cli.write("a.py", flowText("A"));
    expect(cli.run(["check", "."]).stdout).toBe("No problems in 1 flow (1 file)\n");
    expect(cli.run(["check", "a.py", "--format", "json"]).stdout).toBe('{\n  "problems": []\n}\n');
  });

  it("counts a file that does not parse as an error", () => {
    cli.write("a.py", "class A(\n");
    const { status, stdout } = cli.run(["check", ".", "--format", "json"]);
    expect([
      status,
      JSON.parse(stdout).problems.map(
        ({ code, file, line }: { code: string; file: string; line: number }) => [code, file, line],
      ),
    ]).toEqual([1, [["parse-error", "a.py", 1]]]);
  });

  it("looks at one branch when one is chosen, else at all that are named", () => {
    const project = '@project(name="p")\n';
    const head = "from metaflow import project\n";
    cli.write("a.py", head + flowText("A", `${project}@trigger_on_finish(flow="p.prod.B")`));
    cli.write("b.py", head + flowText("B", `${project}@trigger_on_finish(flow="p.prod.A")`));
    const codes = (...options: string[]) =>
      JSON.parse(cli.run(["check", ".", "--format", "json", ...options]).stdout).problems.map(
        ({ code }: { code: string }) => code,
      );
    expect(codes()).toContain("runaway-loop");
    expect(codes("--production")).toContain("runaway-loop");
    expect(codes("--branch", "exp")).not.toContain("runaway-loop");
    expect(codes("--user", "ann")).not.toContain("runaway-loop");
  });

  it("refuses every flow file that Metaflow refuses for what stands in it", () => {
    const { status, stdout } = cli.run(["check", path.join(FLOWS, "invalid"), "--format", "json"]);
    const errors = JSON.parse(stdout).problems.filter(
      ({ severity }: { severity: string }) => severity === "error",
    );
    const files = new Set(errors.map(({ file }: { file: string }) => path.basename(file)));
    // Metaflow takes a reset time without a cron expression, and drops it.
    const fine = readdirSync(path.join(FLOWS, "invalid")).filter((file) => !files.has(file));
    expect([status, fine]).toEqual([1, ["tof_reset_tz_only.py"]]);
  });
});
