import { describe, expect, it } from "vitest";
import { deploymentTimestamp, readArgoEventsSettings, readMetaflowUser } from "./sensor-settings.ts";

describe("readArgoEventsSettings", () => {
  it("falls back to Metaflow's defaults, the Sensors' namespace to the flows'", () => {
    expect(readArgoEventsSettings({}, {})).toEqual({
      event: null,
      eventSource: null,
      serviceAccount: null,
      eventBus: "default",
      sensorNamespace: "default",
      kubernetesNamespace: "default",
    });
    expect(readArgoEventsSettings({ METAFLOW_KUBERNETES_NAMESPACE: "jobs" }, {}).sensorNamespace).toBe(
      "jobs",
    );
  });

  it("puts the environment before the configuration files", () => {
    const configuration = {
      METAFLOW_ARGO_EVENTS_EVENT: "from-file",
      METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "source-from-file",
      METAFLOW_ARGO_EVENTS_EVENT_BUS: "bus-from-file",
    };
    const environment = {
      METAFLOW_ARGO_EVENTS_EVENT: "from-env",
      METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "sa",
    };
    expect(readArgoEventsSettings(environment, configuration)).toEqual({
      event: "from-env",
      eventSource: "source-from-file",
      serviceAccount: "sa",
      eventBus: "bus-from-file",
      sensorNamespace: "default",
      kubernetesNamespace: "default",
    });
  });
});

describe("readMetaflowUser", () => {
  it.each([
    [{ METAFLOW_USER: "ann", USER: "bob" }, {}, { owner: "ann", branchUser: "ann" }],
    [{ USER: "bob" }, { METAFLOW_USER: "ann" }, { owner: "ann", branchUser: "ann" }],
    [{ SUDO_USER: "sue", USERNAME: "una", USER: "root" }, {}, { owner: "sue", branchUser: "sue" }],
    [{ METAFLOW_USER: "root", USERNAME: "una" }, {}, { owner: "una", branchUser: "una" }],
    [{ USER: "root" }, {}, { owner: null, branchUser: null }],
    [{ USER: "bob", METAFLOW_OWNER: "team" }, {}, { owner: "bob", branchUser: "team" }],
  ])("%j over %j gives %j", (environment, configuration, expected) => {
    expect(readMetaflowUser(environment, configuration)).toEqual(expected);
  });
});

describe("deploymentTimestamp", () => {
  it("is written as Python's isoformat in UTC", () => {
    expect(deploymentTimestamp(Date.UTC(2026, 0, 2, 3, 4, 5, 67))).toBe("2026-01-02T03:04:05.067000+00:00");
  });
});
