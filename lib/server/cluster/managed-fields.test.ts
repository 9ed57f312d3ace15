import { expect, it } from "vitest";
import { claimedFields, otherManagers, plannedPart } from "./managed-fields.ts";

const LEAF = {};
const entry = (manager: string, fieldsV1: unknown, more: Record<string, unknown> = {}) => ({
  manager,
  operation: "Update",
  apiVersion: "argoproj.io/v1alpha1",
  fieldsType: "FieldsV1",
  fieldsV1,
  ...more,
});
const ours = (fieldsV1: unknown) => entry("triggerboard", fieldsV1, { operation: "Apply" });
const objectWith = (...managedFields: unknown[]) => ({ metadata: { name: "b", managedFields } });

/** As argo-events 1.9 was recorded to own a Sensor of ours. */
const CONTROLLER = entry("argo-events", {
  "f:metadata": { "f:finalizers": { ".": LEAF, 'v:"sensor-controller"': LEAF } },
  "f:spec": { "f:loggingFields": LEAF },
});
const STATUS = entry("argo-events", { "f:status": { "f:conditions": LEAF } }, { subresource: "status" });
const NOTES = entry("argocd", {
  "f:metadata": {
    "f:generateName": LEAF,
    "f:labels": { ".": LEAF, "f:app.kubernetes.io/instance": LEAF },
    "f:annotations": { "f:kubectl.kubernetes.io/last-applied-configuration": LEAF },
  },
});
const OURS = ours({
  "f:metadata": { "f:annotations": { "f:metaflow/owner": LEAF } },
  "f:spec": { "f:triggers": LEAF, "f:template": { "f:serviceAccountName": LEAF } },
});

it("counts nobody who owns only what a Sensor of ours has not", () => {
  expect(otherManagers(objectWith(OURS, CONTROLLER, STATUS, NOTES))).toBe(null);
  expect(otherManagers({ metadata: {} })).toBe(null);
});

it("names everybody who owns a part of what is ours, once", () => {
  const edit = entry("kubectl-edit", { "f:spec": { "f:replicas": LEAF, "f:loggingFields": LEAF } });
  const label = entry("helm", { "f:metadata": { "f:labels": { "f:app.kubernetes.io/part-of": LEAF } } });
  const note = entry("kubectl-edit", {
    "f:metadata": { "f:annotations": { "f:triggerboard.dev/graph": LEAF } },
  });
  expect(otherManagers(objectWith(OURS, edit, label, note))).toBe("kubectl-edit and helm");
  expect(otherManagers(objectWith(entry("triggerboard", { "f:spec": { "f:x": LEAF } })))).toBe(
    "triggerboard",
  );
});

it("claims what is ours from everybody and leaves them the rest", () => {
  const metaflow = entry("OpenAPI-Generator", {
    "f:metadata": {
      "f:annotations": { ".": LEAF, "f:metaflow/owner": LEAF, "f:example.com/team": LEAF },
      "f:labels": { ".": LEAF, "f:app.kubernetes.io/name": LEAF },
      "f:generateName": LEAF,
    },
    "f:spec": { ".": LEAF, "f:replicas": LEAF, "f:template": { "f:container": LEAF } },
  });
  const onlySpec = entry("kubectl", { "f:spec": { "f:revisionHistoryLimit": LEAF } });
  expect(claimedFields(objectWith(metaflow, OURS, onlySpec, CONTROLLER, STATUS, NOTES))).toEqual([
    entry("OpenAPI-Generator", {
      "f:metadata": { "f:annotations": { "f:example.com/team": LEAF }, "f:generateName": LEAF },
    }),
    CONTROLLER,
    STATUS,
    NOTES,
    ours({
      "f:metadata": {
        "f:annotations": { "f:metaflow/owner": LEAF },
        "f:labels": { "f:app.kubernetes.io/name": LEAF },
      },
      "f:spec": {
        "f:triggers": LEAF,
        "f:replicas": LEAF,
        "f:template": { "f:serviceAccountName": LEAF, "f:container": LEAF },
        "f:revisionHistoryLimit": LEAF,
      },
    }),
  ]);
});

it("shows a plan only what Metaflow and we write", () => {
  const object = {
    kind: "Sensor",
    metadata: {
      name: "b",
      uid: "1",
      managedFields: [OURS],
      labels: { "app.kubernetes.io/name": "metaflow-sensor", "app.kubernetes.io/instance": "x" },
      annotations: { "metaflow/owner": "ann", "workflows.argoproj.io/title": "B", team: "risk" },
    },
    spec: { replicas: 1 },
  };
  expect(plannedPart(object)).toEqual({
    kind: "Sensor",
    metadata: {
      name: "b",
      uid: "1",
      labels: { "app.kubernetes.io/name": "metaflow-sensor" },
      annotations: { "metaflow/owner": "ann", "workflows.argoproj.io/title": "B" },
    },
    spec: { replicas: 1 },
  });
  expect(plannedPart("no object")).toBe("no object");
});
