// Imports from a real API server as a person does, on the list of graphs.
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import type { Page } from "@playwright/test";
import { type GoldenMeta, templateOfGolden } from "../../lib/core/cluster/template-of-golden.test-support.ts";
import {
  accessibilityViolations,
  expect,
  flow,
  graphOf,
  importGraph,
  startDeployServer,
  test as withPage,
} from "../deploy-page.ts";
import { openPage } from "../open-page.ts";
import type { RunningServer } from "../start-server.ts";
import { buildTestbed } from "./testbed/build-testbed.mjs";
import { startTestbed, type Testbed } from "./testbed/start-testbed.mjs";
import { writeKubeconfig } from "./write-kubeconfig.ts";

const root = join(import.meta.dirname, "../..");
const readGolden = (name: string, part: string) =>
  JSON.parse(readFileSync(join(root, "lib/core/goldens/sensors", name, `${part}.json`), "utf8"));
const GOLDENS = [
  "first_flow",
  "second_flow",
  "ev_dict_params",
  "tof_project_mixed__test",
  "tof_project__prod",
];

async function deploy(cluster: Testbed, golden: string): Promise<void> {
  const meta: GoldenMeta & { has_sensor: boolean } = readGolden(golden, "meta");
  const at = (namespace: string, kind: string) =>
    `/apis/argoproj.io/v1alpha1/namespaces/${namespace}/${kind}`;
  const put = async (path: string, object: object) =>
    expect((await cluster.call("POST", path, object)).status).toBe(201);
  await put(at("jobs", "workflowtemplates"), templateOfGolden(meta));
  if (meta.has_sensor) await put(at("argo-events", "sensors"), readGolden(golden, "sensor"));
}

const test = withPage.extend<object, { cluster: Testbed; silent: string; server: RunningServer }>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const binaries = await buildTestbed({ cacheDir: join(root, ".cache"), log: console.log });
      const cluster = await startTestbed({ binaries });
      for (const golden of GOLDENS) await deploy(cluster, golden);
      await use(cluster);
      cluster.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // A cluster that takes a connection and says nothing.
  silent: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const listener = createServer();
      await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
      const address = listener.address();
      await use(`https://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`);
      listener.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ cluster, silent }, use) => {
      const known = (["deployer", "nobody"] as const).map(cluster.kubeconfig);
      const KUBECONFIG = [...known, writeKubeconfig("silent", silent)].join(delimiter);
      const server = await startDeployServer({ KUBECONFIG });
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

async function openDialog(page: Page, server: RunningServer): Promise<void> {
  await openPage(page, server.url);
  await page.getByRole("button", { name: /^Import/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("cl");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Import from a cluster" })).toBeVisible();
}

test("imports the flows of a branch by keyboard, and shows them on that branch", async ({ page, server }) => {
  await openDialog(page, server);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("combobox", { name: "Cluster" })).toBeFocused();
  await expect(dialog.getByRole("textbox", { name: "Namespace of runs" })).toHaveValue("jobs");
  await expect(dialog.getByRole("status").filter({ hasText: "4 flows found." })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  await dialog.getByRole("combobox", { name: "Branch" }).selectOption("test.exp_7 · 4 flows");
  await expect(dialog.getByRole("textbox", { name: "Name of the graph" })).toHaveValue(
    "testbed-deployer test.exp_7",
  );
  await dialog.getByRole("textbox", { name: "Name of the graph" }).fill("From the cluster");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}\?branch=test\.exp_7/);
  const document = (await (await page.request.get(`/api${new URL(page.url()).pathname}`)).json()).document;
  expect(document.name).toBe("From the cluster");
  expect(document.flows.map(({ name }: { name: string }) => name)).toEqual([
    "FirstFlow",
    "MappedFlow",
    "SecondFlow",
    "MixedFlow",
  ]);
  await expect(page.getByRole("button", { name: /MixedFlow/ }).first()).toBeVisible();

  // The palette offers what the graph does not have: here, what is only deployed on another branch.
  const known = page.getByRole("region", { name: "Flows in the cluster" });
  const row = known.getByRole("button");
  await expect(row).toHaveText("TransformFlowwarehouse · prod · by golden, add to this graph");
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press("k");
  await page.keyboard.type("transf");
  await page.keyboard.press("Enter");
  await expect(known).toHaveCount(0);
  await expect(page.getByRole("button", { name: /TransformFlow/ }).first()).toBeVisible();
});

test("the editor is complete while a cluster is away, and says so in one line", async ({ page }) => {
  const server = await startDeployServer({ KUBECONFIG: writeKubeconfig("away", "https://127.0.0.1:9") });
  try {
    await importGraph(page, server, graphOf("Drawn", flow("FirstFlow")));
    const known = page.getByRole("region", { name: "Flows in the cluster" });
    await expect(known).toContainText("away does not answer.");
    await expect(page.getByRole("region", { name: "Flows in code" })).toContainText("InferenceFlow");
    expect(await accessibilityViolations(page)).toEqual([]);
  } finally {
    await server.remove();
  }
});

test("says what a cluster refuses, and that it is being waited for", async ({ page, server }) => {
  await openDialog(page, server);
  const dialog = page.getByRole("dialog");
  const cluster = dialog.getByRole("combobox", { name: "Cluster" });
  await cluster.selectOption("testbed-nobody");
  await expect(dialog.getByRole("alert")).toContainText(
    /testbed-nobody \(nobody\) may not list workflowtemplates in jobs\..* Nothing was imported\./,
  );
  await expect(dialog.getByRole("button", { name: /^Import/ })).toBeDisabled();
  expect(await accessibilityViolations(page)).toEqual([]);

  await cluster.selectOption("silent");
  await expect(dialog.getByRole("status")).toHaveText("Reading templates and Sensors from silent");
  await expect(dialog.getByText(/^[3-9] s$/)).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // A namespace is read when its field is left, whatever was waited for before.
  await cluster.selectOption("testbed-deployer");
  await dialog.getByRole("textbox", { name: "Namespace of Sensors" }).fill("jobs");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("3 of them are only shown")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveText([
    "Metaflow put Sensors into argo-events, which was not read: choose it as the namespace of Sensors.",
  ]);
  expect(await accessibilityViolations(page)).toEqual([]);
  await dialog.getByRole("textbox", { name: "Namespace of runs" }).fill("argo-events");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("alert")).toContainText(
    "No flow of Metaflow's was found: argo-events holds no WorkflowTemplates and jobs no Sensors.",
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});
