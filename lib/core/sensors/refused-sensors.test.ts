import { describe, expect, it } from "vitest";
import { parseBranch } from "../graph/branch.ts";
import type { Flow } from "../graph/trigger-graph.ts";
import { compileSensor } from "./compile-sensors.ts";
import {
  afterFinish,
  sampleFlow as flow,
  onEvent as on,
  SAMPLE_SETTINGS as SETTINGS,
} from "./sample-flow.test-support.ts";
import type { SensorSettings } from "./sensor-settings.ts";

const compiled = (subject: Flow, settings: Partial<SensorSettings> = {}) => {
  const outcome = compileSensor(subject, { ...SETTINGS, ...settings });
  if (!outcome.ok || outcome.value === null) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
const refusals = (subject: Flow, settings: Partial<SensorSettings> = {}) => {
  const outcome = compileSensor(subject, { ...SETTINGS, ...settings });
  return outcome.ok ? [] : outcome.error.map(({ code, message }) => `${code}: ${message}`);
};
describe("refusals", () => {
  const second = (more: Partial<Flow> = {}) =>
    flow("SecondFlow", { trigger: afterFinish("FirstFlow"), ...more });
  const branch = (text: string) => {
    const parsed = parseBranch(text);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  };

  it("names all missing settings at once, in Metaflow's order", () => {
    const argoEvents = { ...SETTINGS.argoEvents, event: null, eventSource: null, serviceAccount: null };
    expect(refusals(second(), { argoEvents })).toEqual([
      "event-missing: The name of the Argo event is not set: METAFLOW_ARGO_EVENTS_EVENT",
      "event-source-missing: The Argo event source is not set: METAFLOW_ARGO_EVENTS_EVENT_SOURCE",
      "service-account-missing: The service account of Sensors is not set: METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT",
    ]);
    expect(compileSensor(flow("FirstFlow"), { ...SETTINGS, argoEvents })).toEqual({ ok: true, value: null });
  });

  it("repeats what the parser found in the code, and nothing that follows from it", () => {
    const refused: Flow["refused"] = [
      { code: "invalid-trigger", message: "Both triggers.", why: "w", fix: "Use one.", line: 9 },
    ];
    expect(compileSensor(flow("BothFlow", { refused }), { ...SETTINGS, owner: null })).toEqual({
      ok: false,
      error: [
        { code: "flow-refused", message: "Both triggers.", fix: "Use one.", file: "BothFlow.py", line: 9 },
      ],
    });
  });

  it.each<[string, Flow, Partial<SensorSettings>, string[]]>([
    [
      "nobody deploys",
      second({ project: { name: "shop" } }),
      { owner: null, branch: { production: false, branch: null, user: null } },
      ["no-user-name: Metaflow needs a user name to deploy as, and finds none (root does not count)"],
    ],
    [
      "the branch lacks its user",
      second({ project: { name: "shop" } }),
      { branch: { production: false, branch: null, user: null } },
      [
        "no-user-name: SecondFlow belongs to a project and would be deployed on the branch of a user, but no user is named",
      ],
    ],
    [
      "the code pins another branch",
      second({ project: { name: "shop", branch: "pinned" } }),
      { branch: branch("test.other") },
      ["pin-conflict: SecondFlow pins its branch in @project, and another is asked for"],
    ],
    [
      "the code pins production off",
      second({ project: { name: "shop", production: false } }),
      { branch: branch("prod") },
      ["pin-conflict: SecondFlow pins its production setting in @project, and another is asked for"],
    ],
    [
      "the branch has characters Metaflow refuses",
      second({ project: { name: "shop" } }),
      { branch: { production: false, branch: "Exp-7", user: null } },
      ["branch-invalid: Exp-7 is no branch name that Metaflow takes"],
    ],
    [
      "the name is too long",
      flow("CustomerLifetimeValueQuarterlyRecalculationFlow", { trigger: afterFinish("A") }),
      {},
      ["name-too-long: The name CustomerLifetimeValueQuarterlyRecalculationFlow has more than 45 characters"],
    ],
    [
      "Kubernetes would not take the name",
      flow("Flöw", { trigger: afterFinish("A") }),
      {},
      ["name-not-kubernetes: Flöw would be deployed as flöw, which Kubernetes does not take"],
    ],
    [
      "only a project is known of an upstream",
      flow("Down", { trigger: { kind: "on-finish", upstreams: [{ flow: "Up", project: "shop" }] } }),
      {},
      ["project-incomplete: Down waits for Up with a project but no branch"],
    ],
    [
      "only a branch is known of an upstream",
      flow("Down", { trigger: { kind: "on-finish", upstreams: [{ flow: "Up", branch: "prod" }] } }),
      {},
      ["project-incomplete: Down waits for Up with a branch but no project"],
    ],
    [
      "an upstream, the reset and the project are decided at run time",
      flow("Down", {
        project: { dynamic: "a variable" },
        trigger: {
          kind: "on-finish",
          upstreams: [{ dynamic: "a function decides it at deploy time" }],
          reset: { dynamic: "a constant" },
        },
      }),
      {},
      [
        "dynamic-project: The project of Down cannot be known from the file: a variable",
        "dynamic-trigger: The reset time of Down cannot be known from the file: a constant",
      ],
    ],
    [
      "an upstream is decided at run time",
      flow("Down", { trigger: { kind: "on-finish", upstreams: [{ dynamic: "a function" }, { flow: "A" }] } }),
      {},
      ["dynamic-trigger: What Down waits for cannot be known from the file: a function"],
    ],
    [
      "a mutator decides the trigger",
      flow("Down", { trigger: { kind: "dynamic", dynamic: "a mutator" } }),
      {},
      ["dynamic-trigger: What starts Down cannot be known from the file: a mutator"],
    ],
    [
      "a mapping names no parameter, a parameter twice and one with an upper-case letter",
      flow("Down", {
        trigger: {
          kind: "on-event",
          events: [
            {
              event: "a",
              parameters: [
                { parameter: "none", field: "x" },
                { parameter: "p", field: "x" },
              ],
            },
            {
              event: "b",
              parameters: [
                { parameter: "P", field: "y" },
                { parameter: "q", field: "y" },
              ],
            },
            { event: "b" },
          ],
        },
        parameters: [
          { name: "p", type: "str" },
          { name: "Q", type: "str" },
        ],
      }),
      {},
      [
        "parameter-unknown: Down maps a to none, but has no such parameter",
        "parameter-twice: Down fills P in more than once",
        "parameter-case: Down is started by an event and its parameter Q has an upper-case letter: Metaflow stops with KeyError: 'q'",
        "event-twice: Down waits for b twice",
      ],
    ],
  ])("when %s", (_what, subject, settings, expected) => {
    expect(refusals(subject, settings)).toEqual(expected);
  });

  it("refuses a payload field with a dash, which the automatic mapping alone may have", () => {
    const trigger = on("day", [{ parameter: "the-day", field: "the-day" }]);
    expect(refusals(flow("OnDay", { trigger, parameters: [{ name: "the-day", type: "str" }] }))).toEqual([
      "field-invalid: OnDay takes the-day from the field the-day of day, which Metaflow does not accept",
    ]);
  });

  it("refuses a name that --name gives to a flow of a project, or that is malformed", () => {
    const named = (name: string) => ({ options: new Map([["SecondFlow", { name }]]) });
    expect([
      refusals(second({ project: { name: "shop" } }), named("x")),
      refusals(second(), named("My_Name")),
      compiled(second(), named("fine.name")).sensor.metadata.name,
    ]).toEqual([
      ["name-with-project: SecondFlow belongs to a project, whose flows cannot be given the name x"],
      ["name-invalid: The name My_Name has characters that a WorkflowTemplate cannot have"],
      "fine-name",
    ]);
  });
});
