import { readdirSync, readFileSync, utimesSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sensorsEqual } from "../../lib/core/sensors/compare-sensors.ts";
import { commandLine, FLOWS, flowText, GOLDENS, SETTINGS, waitFor } from "./command-line.test-support.ts";

const cli = commandLine();

describe("triggerboard sensors", () => {
  const golden = (name: string): { flow_file: string; cli: string[]; env: Record<string, string> } =>
    JSON.parse(readFileSync(path.join(GOLDENS, "sensors", name, "meta.json"), "utf8"));
  const goldenSensor = (name: string) =>
    JSON.parse(readFileSync(path.join(GOLDENS, "sensors", name, "sensor.json"), "utf8"));
  const second = path.join(FLOWS, "valid/second_flow.py");

  it.each([
    ["second_flow", []],
    ["env_other__second_flow", []],
    ["env_defaults__second_flow", []],
    ["tof_project__user", []],
    ["tof_project__test", ["--branch", "exp_7"]],
    ["tof_project_mixed__prod", ["--production"]],
    ["tof_project__prod_staging", ["--production", "--branch", "staging"]],
    ["tof_long_name__named", ["--name", "clv-backfill"]],
    ["nodot_both_classes__down", []],
    ["ev_auto_params", []],
    ["tof_reset_at", []],
  ])("%s: prints Metaflow's own with %j", (name, options) => {
    const { flow_file, env } = golden(name);
    const { status, stdout, stderr } = cli.run(
      ["sensors", path.join(GOLDENS, flow_file), "--format", "json", ...options],
      { ...env, METAFLOW_HOME: cli.home },
    );
    const sensors = JSON.parse(stdout);
    expect([status, stderr, sensors.length, sensorsEqual(sensors[0], goldenSensor(name))]).toEqual([
      0,
      "",
      1,
      true,
    ]);
  });

  it("prints an empty array, or nothing, when no event starts any flow", () => {
    const first = path.join(FLOWS, "valid/first_flow.py");
    expect(cli.run(["sensors", first, "--format", "json"])).toMatchObject({ status: 0, stdout: "[]\n" });
    expect(cli.run(["sensors", first])).toMatchObject({ status: 0, stdout: "" });
  });

  it("prints YAML that says which Metaflow it follows, one document a Sensor", () => {
    const { status, stdout } = cli.run(["sensors", second, path.join(FLOWS, "valid/chain_2.py")], SETTINGS);
    expect([status, stdout.split("\n")[0], stdout.split("\n---\n").length]).toEqual([
      0,
      "# As Metaflow 2.19 deploys them",
      2,
    ]);
    expect(stdout.match(/^ {2}name: .*/gm)).toEqual(["  name: secondflow", "  name: chain2flow"]);
  });

  it("names all settings that are missing, once", () => {
    const { status, stdout, stderr } = cli.run([
      "sensors",
      second,
      path.join(FLOWS, "valid/chain_2.py"),
      "--format",
      "json",
    ]);
    expect([status, stdout]).toEqual([1, "[]\n"]);
    for (const name of [
      "METAFLOW_USER",
      "METAFLOW_ARGO_EVENTS_EVENT",
      "METAFLOW_ARGO_EVENTS_EVENT_SOURCE",
      "METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
    ])
      expect(stderr.match(new RegExp(`${name}\\b`, "g"))?.length, name).toBeGreaterThan(0);
    expect(stderr.trim().split("\n").length).toBe(4);
  });

  it("takes settings from Metaflow's configuration files under the environment, the project's over the user's", () => {
    const { METAFLOW_USER, ...settings } = SETTINGS;
    const own = path.join(cli.folder, "own");
    cli.write(
      "own/config_team.json",
      JSON.stringify({
        ...settings,
        METAFLOW_KUBERNETES_NAMESPACE: "jobs",
        METAFLOW_ARGO_EVENTS_EVENT: "user",
      }),
    );
    cli.write(".metaflow/config.json", JSON.stringify({ METAFLOW_ARGO_EVENTS_EVENT: "project" }));
    const environment = { METAFLOW_HOME: own, METAFLOW_PROFILE: "team", USER: METAFLOW_USER };
    const namesOf = (more: Record<string, string>) => {
      const [sensor] = JSON.parse(
        cli.run(["sensors", second, "--format", "json"], { ...environment, ...more }).stdout,
      );
      return [
        sensor.metadata.namespace,
        sensor.spec.dependencies[0].eventName,
        sensor.metadata.annotations["metaflow/owner"],
      ];
    };
    expect(namesOf({})).toEqual(["jobs", "project", "ann"]);
    expect(namesOf({ METAFLOW_ARGO_EVENTS_EVENT: "env", METAFLOW_USER: "bob" })).toEqual([
      "jobs",
      "env",
      "bob",
    ]);
    const missing = cli.run(["sensors", second], { ...environment, METAFLOW_PROFILE: "other" });
    expect([missing.status, missing.stderr.includes("METAFLOW_PROFILE is other, but there is no")]).toEqual([
      1,
      true,
    ]);
  });

  it("lets --user say who deploys and whose branch it is", () => {
    const [sensor] = JSON.parse(
      cli.run(["sensors", path.join(FLOWS, "valid/tof_project.py"), "--user", "zoe", "--format", "json"], {
        ...SETTINGS,
        METAFLOW_OWNER: "x",
      }).stdout,
    );
    expect([sensor.metadata.name, sensor.metadata.annotations["metaflow/owner"]]).toEqual([
      "warehouse-user-zoe-transformflow",
      "zoe",
    ]);
  });

  it("reports what cannot be known or is refused, and prints the others", () => {
    const files = ["valid/dt_tof_flow.py", "invalid/tof_none.py", "valid/second_flow.py"].map((file) =>
      path.join(FLOWS, file),
    );
    const { status, stdout, stderr } = cli.run(["sensors", ...files, "--format", "json"], SETTINGS);
    expect([status, JSON.parse(stdout).length]).toEqual([1, 1]);
    expect(stderr).toMatch(/dt_tof_flow\.py:8: no Sensor for DtFlow\. .* cannot be known from the file/);
    expect(stderr).toMatch(
      /tof_none\.py:4: no Sensor for BadTofNoneFlow\. @trigger_on_finish names no flow\./,
    );
  });

  it("takes --name for one flow only", () => {
    const { status, stderr } = cli.run(
      ["sensors", second, path.join(FLOWS, "valid/chain_2.py"), "--name", "x"],
      SETTINGS,
    );
    expect([status, stderr.includes("something starts 2 of those in PATH: SecondFlow, Chain2Flow.")]).toEqual(
      [2, true],
    );
  });

  it("writes one file a Sensor and leaves alone what differs only in the timestamp", () => {
    const args = ["sensors", second, path.join(FLOWS, "valid/chain_2.py"), "--out", "out/manifests"];
    expect(cli.run(args, SETTINGS).stdout).toBe(
      "created   out/manifests/secondflow.yaml\ncreated   out/manifests/chain2flow.yaml\n",
    );
    const file = path.join(cli.folder, "out/manifests/secondflow.yaml");
    const before = readFileSync(file, "utf8");
    utimesSync(file, 1, 1);
    expect(cli.run(args, SETTINGS).stdout).toMatch(/^unchanged {1}out.*\nunchanged /);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(cli.run(args, { ...SETTINGS, METAFLOW_USER: "bob" }).stdout).toMatch(/^updated {3}out/);
    expect(readFileSync(file, "utf8")).toBe(
      before
        .replaceAll("owner: ann", "owner: bob")
        .replaceAll(/timestamp: .*/g, readFileSync(file, "utf8").match(/timestamp: .*/)?.[0] ?? ""),
    );
    expect(readdirSync(path.join(cli.folder, "out/manifests")).sort()).toEqual([
      "chain2flow.yaml",
      "secondflow.yaml",
    ]);
  });

  it("does not choose between two Sensors of one name", () => {
    cli.write("a.py", flowText("my_flow", waitFor("A")));
    cli.write("b.py", flowText("MyFlow", waitFor("A")));
    cli.write("c.py", flowText("C", waitFor("A")));
    const { status, stdout, stderr } = cli.run(["sensors", ".", "--out", "out"], SETTINGS);
    expect([status, stdout, stderr.includes("More than one flow gets a Sensor called myflow")]).toEqual([
      1,
      "created   out/c.yaml\n",
      true,
    ]);
  });
});
