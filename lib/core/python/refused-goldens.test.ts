import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readFlows } from "./read-flows.ts";

const GOLDENS = path.join(import.meta.dirname, "../goldens");

type Verdict =
  /** The file shows it: codes of what is refused. */
  | string[]
  /** Options or settings of one deploy cause it; the file is fine. */
  | "not in the file";

const VERDICTS: Record<string, Verdict> = {
  both_triggers: ["invalid-trigger"],
  datastore_local: "not in the file",
  env_no_event: "not in the file",
  env_no_event_source: "not in the file",
  env_no_service_account: "not in the file",
  ev_bad_key: ["invalid-trigger"],
  ev_bad_name: ["invalid-trigger"],
  ev_dup: ["invalid-trigger"],
  ev_events_str: ["invalid-trigger"],
  ev_int: ["invalid-trigger"],
  ev_mixed_case_auto: ["parameter-case"],
  ev_mixed_case_param: ["parameter-case"],
  ev_no_name: ["invalid-trigger"],
  ev_none: ["invalid-trigger"],
  ev_param_int: ["invalid-trigger"],
  ev_params_bad_tuple: ["invalid-trigger"],
  long_name_without_name: "not in the file",
  name_invalid_chars: "not in the file",
  name_too_long: "not in the file",
  no_trigger_option_without_decorator: "not in the file",
  no_user_root: "not in the file",
  notify_without_target: "not in the file",
  param_script: ["invalid-trigger"],
  project_branch_bad: "not in the file",
  project_branch_conflict: "not in the file",
  project_new_token: "not in the file",
  project_no_name: ["invalid-trigger"],
  project_upper: ["invalid-trigger"],
  sched_required_param: ["invalid-trigger"],
  tag_bad: "not in the file",
  tof_bad_chars: ["invalid-trigger"],
  tof_bare: ["invalid-trigger"],
  tof_callable_int: ["invalid-trigger"],
  tof_callable_raises: ["invalid-trigger"],
  tof_class_ref: ["invalid-trigger"],
  tof_dict_no_name: ["invalid-trigger"],
  tof_dict_project_int: ["invalid-trigger"],
  tof_empty_list: ["invalid-trigger"],
  tof_flow_list: ["invalid-trigger"],
  tof_flows_mixed_bad: ["invalid-trigger"],
  tof_flows_str: ["invalid-trigger"],
  tof_list_of_callables: ["invalid-trigger"],
  tof_none: ["invalid-trigger"],
  tof_positional: ["invalid-trigger"],
  tof_project_no_branch: ["invalid-trigger"],
  tof_reset_str: ["invalid-trigger"],
  tof_unknown_attr: ["invalid-trigger"],
};

/** Metaflow takes these, mistakes though they are: the file alone refuses nothing. */
const TAKEN_BY_METAFLOW = ["tof_duplicate_flow", "tof_reset_bad_cron", "tof_reset_tz_only"];

const errorOf = (name: string): { flow_file: string; stderr: string } =>
  JSON.parse(readFileSync(path.join(GOLDENS, "errors", name, "error.json"), "utf8"));

const read = (file: string) =>
  readFlows([{ path: path.basename(file), text: readFileSync(path.join(GOLDENS, file), "utf8") }]);

/** What Metaflow itself says at the end, without the words that only lead there. */
const lastWords = (stderr: string): string[] =>
  (
    stderr
      .trim()
      .split("\n")
      .findLast((line) => line.trim() !== "") ?? ""
  )
    .replace(/^.*(?:Exception|Attribute|Error): /, "")
    .split(/[\s.'"*]+/)
    .filter((word) => word.length > 5 && !/^(?:<|\/)/.test(word));

describe("what real Metaflow refused", () => {
  it("is all in the table, 33 cases that a file shows and 14 that it does not", () => {
    const names = Object.keys(VERDICTS);
    expect(names).toEqual(readdirSync(path.join(GOLDENS, "errors")).sort());
    const shown = names.filter((name) => VERDICTS[name] !== "not in the file");
    expect([names.length, shown.length]).toEqual([47, 33]);
  });

  it.each(Object.entries(VERDICTS))("%s: %s", (name, verdict) => {
    const { flow_file } = errorOf(name);
    const { graph, problems } = read(flow_file);
    const codes = graph.flows.flatMap(({ refused }) => (refused ?? []).map(({ code }) => code));
    expect({ codes, problems }).toEqual({
      codes: verdict === "not in the file" ? [] : verdict,
      problems: [],
    });
  });

  it.each(Object.keys(VERDICTS).filter((name) => VERDICTS[name] !== "not in the file"))(
    "%s says at least what Metaflow says, where and what to do",
    (name) => {
      const { flow_file, stderr } = errorOf(name);
      const [refusal] = read(flow_file).graph.flows.flatMap(({ refused }) => refused ?? []);
      const told = `${refusal?.message} ${refusal?.why} ${refusal?.fix}`;
      expect(lastWords(stderr).filter((word) => !told.includes(word))).toEqual([]);
      expect(refusal?.line).toBeGreaterThan(0);
      expect(refusal?.fix).not.toBe("");
    },
  );

  it.each(TAKEN_BY_METAFLOW)("%s is no refusal: Metaflow takes it", (name) => {
    expect(read(`flows/invalid/${name}.py`).graph.flows.map(({ refused }) => refused)).toEqual([undefined]);
  });

  it("covers every invalid flow file", () => {
    const files = readdirSync(path.join(GOLDENS, "flows/invalid")).map((file) => file.replace(".py", ""));
    const covered = [
      ...Object.keys(VERDICTS).map((name) => path.basename(errorOf(name).flow_file, ".py")),
      ...TAKEN_BY_METAFLOW,
    ];
    expect(files.filter((file) => !covered.includes(file))).toEqual([]);
    expect(files.length).toBe(36);
  });
});
