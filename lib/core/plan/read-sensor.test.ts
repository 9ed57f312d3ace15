import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSensor } from "./read-sensor.ts";

const GOLDENS = join(import.meta.dirname, "../goldens/sensors");
const recorded = readdirSync(GOLDENS).flatMap((name) => {
  const path = join(GOLDENS, name, "sensor.json");
  // A flow that nothing starts has none.
  if (!existsSync(path)) return [];
  const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
  return manifest !== null && typeof manifest === "object" && "kind" in manifest ? [{ name, manifest }] : [];
});

/** What the Sensor itself says of its events, in another place than the one that is read. */
const triggeredBy = (manifest: object): { name: string; type: string }[] =>
  JSON.parse(
    /"metaflow\/triggered_by":"(.*?[^\\])"/.exec(JSON.stringify(manifest))?.[1]?.replaceAll('\\"', '"') ?? "",
  );

describe("readSensor", () => {
  it("has recorded Sensors to read", () => {
    expect(recorded.length).toBeGreaterThan(50);
  });

  it.each(recorded)("reads back what Metaflow's $name waits for", ({ manifest }) => {
    const reading = readSensor(manifest);
    expect(
      reading?.waitsFor.map(({ event, finishOnly }) => ({ name: event, type: finishOnly ? "run" : "event" })),
    ).toEqual(triggeredBy(manifest));
    expect(reading?.flow.endsWith(reading.flowName)).toBe(true);
  });

  it("reads all that a person asks for", () => {
    const manifest = recorded.find(({ name }) => name === "tof_reset_at")?.manifest;
    expect(readSensor(manifest)).toMatchInlineSnapshot(`
      {
        "branch": null,
        "defaults": Map {},
        "flow": "DigestFlow",
        "flowName": "DigestFlow",
        "mapping": Map {},
        "name": "digestflow",
        "namespace": "argo-events",
        "project": null,
        "reset": {
          "cron": "30 4 * * *",
          "timezone": "Europe/Berlin",
        },
        "settings": Map {
          "template" => "digestflow",
          "namespace of runs" => "jobs",
          "Argo event" => "metaflow-event",
          "event source" => "argo-events-webhook",
          "event bus" => "default",
          "service account" => "operate-workflow-sa",
          "owner" => "golden",
          "production token" => "__PLACEHOLDER_PRODUCTION_TOKEN__",
          "title" => "DigestFlow",
        },
        "waitsFor": [
          {
            "dependency": "metaflowSalesFlowend_r3jf",
            "event": "metaflow.SalesFlow.end",
            "finishOnly": true,
          },
          {
            "dependency": "metaflowStockFlowend_rwog",
            "event": "metaflow.StockFlow.end",
            "finishOnly": true,
          },
        ],
      }
    `);
    const mapped = recorded.find(({ name }) => name === "ev_dict_params")?.manifest;
    expect(readSensor(mapped)).toMatchInlineSnapshot(`
      {
        "branch": null,
        "defaults": Map {
          "limit" => "10",
          "order_id" => "null",
          "unmapped" => ""u"",
        },
        "flow": "MappedFlow",
        "flowName": "MappedFlow",
        "mapping": Map {
          "order_id" => {
            "dependency": "ordersupdated_26de",
            "event": "orders.updated",
            "field": "id",
          },
          "limit" => {
            "dependency": "ordersupdated_26de",
            "event": "orders.updated",
            "field": "max_rows",
          },
        },
        "name": "mappedflow",
        "namespace": "argo-events",
        "project": null,
        "reset": null,
        "settings": Map {
          "template" => "mappedflow",
          "namespace of runs" => "jobs",
          "Argo event" => "metaflow-event",
          "event source" => "argo-events-webhook",
          "event bus" => "default",
          "service account" => "operate-workflow-sa",
          "owner" => "golden",
          "production token" => "__PLACEHOLDER_PRODUCTION_TOKEN__",
          "title" => "MappedFlow",
        },
        "waitsFor": [
          {
            "dependency": "ordersupdated_26de",
            "event": "orders.updated",
            "finishOnly": false,
          },
        ],
      }
    `);
  });

  it("takes a dependency that it cannot read for one that nothing sends", () => {
    const dependencies = [{ name: 7 }, { name: "other", filters: { data: [{ path: "body.payload.name" }] } }];
    const manifest = { ...recorded[0]?.manifest, spec: { dependencies } };
    expect(readSensor(manifest)?.waitsFor).toEqual([
      { dependency: "?", event: null, finishOnly: false },
      { dependency: "other", event: null, finishOnly: false },
    ]);
  });

  it.each([
    null,
    7,
    [],
    { apiVersion: "v1", kind: "Sensor", metadata: { name: "a", annotations: { "metaflow/flow_name": "A" } } },
    { apiVersion: "argoproj.io/v1alpha1", kind: "EventBus", metadata: { name: "a" } },
    { apiVersion: "argoproj.io/v1alpha1", kind: "Sensor", metadata: { name: "a", annotations: {} } },
  ])("reads no Sensor of Metaflow's in %j", (manifest) => {
    expect(readSensor(manifest)).toBeNull();
  });
});
