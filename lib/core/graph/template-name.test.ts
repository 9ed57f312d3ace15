import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finishEventName } from "./flow-ref.ts";
import { sanitizedName } from "./sanitized-name.ts";
import { sensorName } from "./sensor-name.ts";
import { TEMPLATE_NAME_LIMIT, templateName } from "./template-name.ts";

const GOLDENS = path.join(import.meta.dirname, "../goldens");

type Meta = {
  case: string;
  cli: string[];
  flow_name: string;
  workflow_template_name: string;
  sensor_name: string | null;
  triggers_processed: {
    name: string;
    sanitized_name: string;
    flow?: string;
    filters?: { project_name: string | null; branch_name: string | null };
  }[];
  current: { project_name: string | null; branch_name: string | null };
};

const metas = readdirSync(path.join(GOLDENS, "sensors")).map(
  (name): Meta => JSON.parse(readFileSync(path.join(GOLDENS, "sensors", name, "meta.json"), "utf8")),
);
type Row = [string | null, string | null, string, string | null, string | null];
const rows: Row[] = JSON.parse(readFileSync(path.join(GOLDENS, "names.json"), "utf8"));

const argument = (cli: string[], option: string): string | null => {
  const at = cli.indexOf(option);
  return at < 0 ? null : (cli[at + 1] ?? null);
};

describe("the goldens' names", () => {
  it("covers every golden", () => expect(metas.length).toBe(72));

  it.each(metas)("$case: template and Sensor", ({ current, flow_name, cli, ...meta }) => {
    const ref = { project: current.project_name, branch: current.branch_name, flow: flow_name };
    const name = templateName(ref, argument(cli, "--name"));
    expect(name).toEqual({ ok: true, value: meta.workflow_template_name });
    if (meta.sensor_name !== null) expect(sensorName(meta.workflow_template_name)).toBe(meta.sensor_name);
  });

  const triggers = metas.flatMap(({ triggers_processed }) => triggers_processed);
  it("covers every trigger of the goldens", () => expect(triggers.length).toBe(79));

  it.each(triggers)(
    "$name: event and what it is called in the Sensor",
    ({ name, sanitized_name, flow, filters }) => {
      expect(sanitizedName(name)).toBe(sanitized_name);
      if (flow === undefined || filters === undefined) return;
      expect(finishEventName({ project: filters.project_name, branch: filters.branch_name, flow })).toBe(
        name,
      );
    },
  );
});

describe("names asked of Metaflow itself", () => {
  it("covers long, shortened, refused and odd ones", () => {
    const shortened = rows.filter(
      ([project, , , , name]) => project !== null && /-[a-z2-7]{5}$/.test(name ?? ""),
    );
    expect([rows.length, rows.filter((row) => row[4] === null).length > 20, shortened.length > 50]).toEqual([
      223,
      true,
      true,
    ]);
  });

  it.each(rows)("%s . %s . %s, --name %s: %s", (project, branch, flow, givenName, expected) => {
    const name = templateName({ project, branch, flow }, givenName);
    expect(name.ok ? name.value : null).toBe(expected);
  });
});

describe("templateName", () => {
  it("says why there is no name", () => {
    const long = "F".repeat(46);
    expect([
      templateName({ project: null, branch: null, flow: long }, null),
      templateName({ project: null, branch: null, flow: "F" }, long.toLowerCase()),
      templateName({ project: null, branch: null, flow: "F" }, "My_Name"),
      templateName({ project: "p", branch: "prod", flow: "F" }, "name"),
    ]).toEqual([
      { ok: false, error: { code: "name-too-long", name: long } },
      { ok: false, error: { code: "name-too-long", name: long.toLowerCase() } },
      { ok: false, error: { code: "name-invalid", name: "My_Name" } },
      { ok: false, error: { code: "name-with-project", name: "name" } },
    ]);
  });

  const word = fc.stringMatching(/^[a-z0-9_]{1,60}$/);
  const flow = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,80}$/);

  it("gives every flow of a project a name that fits, and a Sensor name without dots", () => {
    fc.assert(
      fc.property(word, word, flow, (project, branch, name) => {
        const result = templateName({ project, branch: `test.${branch}`, flow: name }, null);
        if (!result.ok) throw new Error("refused");
        expect(result.value.length).toBeLessThanOrEqual(TEMPLATE_NAME_LIMIT);
        expect(result.value).toMatch(/^[a-z0-9.-]*$/);
        expect(sensorName(result.value)).toMatch(/^[a-z0-9-]*$/);
      }),
    );
  });

  it("tells shortened names apart by what was cut off", () => {
    fc.assert(
      fc.property(word, flow, flow, (branch, left, right) => {
        fc.pre(left !== right);
        const nameOf = (tail: string) =>
          templateName(
            { project: "a_project_of_some_length", branch: `test.${branch}`, flow: `AFlow${tail}` },
            null,
          );
        const [a, b] = [nameOf(`${left}_WithATail`), nameOf(`${right}_WithATail`)];
        expect(a).not.toEqual(b);
      }),
    );
  });
});

describe("sanitizedName", () => {
  it("tells apart what the clean-up makes equal", () => {
    const names = ["a_b", "a.b", "a-b", "a@b", "a+b", "ab"].map(sanitizedName);
    expect(new Set(names).size).toBe(6);
    expect(names.map((name) => name.slice(0, -5))).toEqual(["a_b", "ab", "ab", "ab", "ab", "ab"]);
  });
});
