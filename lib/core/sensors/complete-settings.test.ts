import { expect, test } from "vitest";
import { completeSettings } from "./complete-settings.ts";

const argoEvents = {
  event: "metaflow-event",
  eventSource: "argo-events-webhook",
  serviceAccount: "operate-workflow-sa",
  eventBus: "default",
  sensorNamespace: "default",
  kubernetesNamespace: "default",
};

test("what is set stays, and nothing is missing", () => {
  const settings = { argoEvents, owner: "ada" };
  expect(completeSettings(settings)).toEqual({ settings, unset: [] });
});

test("what is not set is named where it would stand", () => {
  expect(completeSettings({ argoEvents: { ...argoEvents, eventSource: null }, owner: null })).toEqual({
    settings: {
      argoEvents: { ...argoEvents, eventSource: "<METAFLOW_ARGO_EVENTS_EVENT_SOURCE>" },
      owner: "<METAFLOW_USER>",
    },
    unset: ["METAFLOW_ARGO_EVENTS_EVENT_SOURCE", "METAFLOW_USER"],
  });
});
