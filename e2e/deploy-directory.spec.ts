// Deploys to a folder of manifests and reads them: Metaflow's own Sensors, whole, and nobody else's touched.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { sensorsEqual } from "../lib/core/sensors/compare-sensors.ts";
import { compileSensors } from "../lib/core/sensors/compile-sensors.ts";
import {
  accessibilityViolations,
  apply,
  expect,
  flow,
  graphOf,
  importGraph,
  METAFLOW,
  openDeploy,
  planned,
  rewire,
  row,
  startDeployServer,
  test,
  waiting,
} from "./deploy-page.ts";
import { node } from "./editor-page.ts";
import { openPage } from "./open-page.ts";
import type { RunningServer } from "./start-server.ts";

const pathOf = ({ dataDir }: RunningServer, name: string) =>
  join(dataDir, "manifests/argo-events", `${name}.yaml`);
const manifest = (server: RunningServer, name: string) => readFileSync(pathOf(server, name), "utf8");

const project = { name: "shop" };
const shop = graphOf(
  "Shop daily",
  flow("ModelRefreshFlow", { project, schedule: { every: "day" } }),
  waiting("InferenceFlow", ["ModelRefreshFlow", "FeatureFlow"], {
    project,
    doc: "Scores orders.",
    parameters: [{ name: "batch_size", type: "int", default: "256" }],
  }),
  waiting("ReportFlow", ["InferenceFlow"], { project }),
);

test("what is deployed is what Metaflow would have made, and a second deploy has nothing to do", async ({
  page,
  server,
}) => {
  const graphUrl = await importGraph(page, server, shop);
  await openDeploy(page, graphUrl);
  expect(await planned(page)).toEqual(["create shop-prod-inferenceflow", "create shop-prod-reportflow"]);
  await expect(page.getByText("ModelRefreshFlow is started by schedule only")).toBeVisible();
  await apply(page);
  await expect(page.getByText("2 created. It is kept in the history.")).toBeVisible();
  await expect(page.getByRole("region", { name: "History on manifests" })).toContainText("ann.bell · prod");

  const compiled = compileSensors(shop, {
    argoEvents: {
      event: METAFLOW.METAFLOW_ARGO_EVENTS_EVENT,
      eventSource: METAFLOW.METAFLOW_ARGO_EVENTS_EVENT_SOURCE,
      serviceAccount: METAFLOW.METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT,
      eventBus: "default",
      sensorNamespace: "argo-events",
      kubernetesNamespace: "jobs",
    },
    branch: { production: true, branch: null, user: null },
    owner: "ann",
    deploymentTimestamp: "now",
    productionToken: "__PLACEHOLDER_PRODUCTION_TOKEN__",
  }).flatMap(({ outcome }) => (outcome.ok && outcome.value ? [outcome.value.sensor] : []));
  expect(compiled.map(({ metadata }) => metadata.name)).toEqual([
    "shop-prod-inferenceflow",
    "shop-prod-reportflow",
  ]);
  for (const sensor of compiled) {
    const written = parse(manifest(server, sensor.metadata.name));
    expect(sensorsEqual(written, sensor), manifest(server, sensor.metadata.name)).toBe(true);
    const ours = Object.keys(written.metadata.annotations).filter(
      (name) => !(name in sensor.metadata.annotations),
    );
    expect(ours).toEqual(["triggerboard.dev/graph", "triggerboard.dev/revision"]);
  }

  await openDeploy(page, graphUrl);
  expect(await planned(page)).toEqual([
    "unchanged shop-prod-inferenceflow",
    "unchanged shop-prod-reportflow",
  ]);
  await expect(page.getByText("Nothing to do. 2 Sensors are as drawn.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply" })).toBeDisabled();
});

test("an edit is an update that says what changes; the others keep their bytes", async ({ page, server }) => {
  const graphUrl = await importGraph(
    page,
    server,
    graphOf("Edits", waiting("EditFlow", ["UpFlow"]), waiting("StillFlow", ["UpFlow"])),
  );
  await openDeploy(page, graphUrl);
  await apply(page);
  const still = { bytes: manifest(server, "stillflow"), at: statSync(pathOf(server, "stillflow")).mtimeMs };

  await rewire(page, graphUrl, "EditFlow", { remove: ["UpFlow"], add: ["StillFlow"] });
  await expect(node(page, "EditFlow")).toContainText("OutOfSync");
  await expect(node(page, "StillFlow")).toContainText("Synced");
  await openDeploy(page, graphUrl);
  expect(await planned(page)).toEqual(["update editflow", "unchanged stillflow"]);
  await page.getByRole("button", { name: "Details of editflow" }).click();
  await expect(row(page, "editflow")).toContainText("starts after StillFlow too");
  await expect(row(page, "editflow")).toContainText("no longer waits for UpFlow");
  await expect(page.getByRole("region", { name: "Live and planned manifest side by side" })).toContainText(
    "removed: - name: metaflowUpFlowend_",
  );
  await page.getByRole("radio", { name: "Fields" }).check();
  await expect(page.getByRole("row", { name: /spec\.dependencies\[0\]\.name/ })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);
  await apply(page);
  expect(manifest(server, "editflow")).toContain("metaflow.StillFlow.end");
  expect({ bytes: manifest(server, "stillflow"), at: statSync(pathOf(server, "stillflow")).mtimeMs }).toEqual(
    still,
  );
});

test("somebody else's Sensor is a conflict until it is taken over; prunes are off until chosen", async ({
  page,
  server,
}) => {
  const graphUrl = await importGraph(
    page,
    server,
    graphOf("Conflicts", flow("UpFlow"), waiting("TheirFlow", ["UpFlow"]), waiting("GoneFlow", ["UpFlow"])),
  );
  await openDeploy(page, graphUrl);
  await page.getByRole("checkbox", { name: "Create theirflow" }).uncheck();
  await apply(page);
  const theirs = manifest(server, "goneflow")
    .replaceAll("GoneFlow", "TheirFlow")
    .replaceAll("goneflow", "theirflow")
    .replaceAll("UpFlow", "ElseFlow")
    .replace(/^ {4}triggerboard.*\n/gm, "");
  writeFileSync(pathOf(server, "theirflow"), theirs);

  await rewire(page, graphUrl, "GoneFlow", { remove: ["UpFlow"] });
  await openDeploy(page, graphUrl);
  expect((await planned(page)).sort()).toEqual(["conflict theirflow", "prune goneflow"]);
  await expect(page.getByRole("checkbox", { name: "Prune goneflow" })).not.toBeChecked();
  await expect(page.getByText("The conflict must be settled first; the prune is off.")).toBeVisible();
  expect(manifest(server, "theirflow")).toBe(theirs);

  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("button", { name: "Replace theirs" }).click();
  await expect(page.getByRole("checkbox", { name: "Update theirflow" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Prune goneflow" }).check();
  await apply(page);
  await expect(page.getByText("1 updated, 1 pruned. It is kept in the history.")).toBeVisible();
  expect(manifest(server, "theirflow")).toContain("metaflow.UpFlow.end");
  expect(existsSync(pathOf(server, "goneflow"))).toBe(false);
});

test("nothing is written when the target moved since the plan", async ({ page, server }) => {
  const graphUrl = await importGraph(page, server, graphOf("Moves", waiting("MovedFlow", ["UpFlow"])));
  await openDeploy(page, graphUrl);
  mkdirSync(dirname(pathOf(server, "movedflow")), { recursive: true });
  writeFileSync(pathOf(server, "movedflow"), "kept: true\n");
  await page.getByRole("button", { name: "Apply 1 change" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not applied." })).toContainText(
    "The target moved since this plan. Nothing was written. Plan again.",
  );
  expect(manifest(server, "movedflow")).toBe("kept: true\n");
  await page.getByRole("button", { name: "Plan again" }).click();
  await expect(row(page, "movedflow")).toContainText("is something else, or cannot be read");
});

test("settings that nobody has set are asked for, and typed in by keyboard alone", async ({ page }) => {
  const bare = await startDeployServer({ METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "" });
  try {
    const graphUrl = await importGraph(page, bare, graphOf("Bare", waiting("BareFlow", ["UpFlow"])));
    await openPage(page, `${graphUrl}/deploy`);
    await expect(page.getByText("METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT, not set")).toBeVisible();
    await page.getByRole("button", { name: "Save and plan" }).click();
    await expect(page.getByText("METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT is not set")).toBeVisible();
    await page.getByRole("button", { name: "Fill in example values" }).click();
    await expect(page.getByLabel("Service account of Sensors")).toHaveValue("operate-workflow-sa");
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel("Service account of Sensors").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("typed-sa");
    await page.keyboard.press("Enter");
    await expect(row(page, "bareflow")).toBeVisible();
    await page.getByRole("checkbox", { name: "Create bareflow" }).focus();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Apply" })).toBeDisabled();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Planned Sensor" })).toContainText(
      "serviceAccountName: typed-sa",
    );
    await page.getByRole("button", { name: "Apply 1 change" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Applied rev 0 to manifests.")).toBeVisible();
  } finally {
    await bare.remove();
  }
});
