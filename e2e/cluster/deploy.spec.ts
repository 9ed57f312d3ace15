// Deploys to a real API server as a person does, on the page.
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { sensorsEqual } from "../../lib/core/sensors/compare-sensors.ts";
import {
  accessibilityViolations,
  apply,
  expect,
  flow,
  graphOf,
  importGraph,
  openDeploy,
  planned,
  rewire,
  row,
  startDeployServer,
  waiting,
  test as withPage,
} from "../deploy-page.ts";
import { openPage } from "../open-page.ts";
import type { RunningServer } from "../start-server.ts";
import { buildTestbed } from "./testbed/build-testbed.mjs";
import { startTestbed, type Testbed } from "./testbed/start-testbed.mjs";

const root = join(import.meta.dirname, "../..");
const SENSORS = "/apis/argoproj.io/v1alpha1/namespaces/argo-events/sensors";
const TEMPLATES = "/apis/argoproj.io/v1alpha1/namespaces/jobs/workflowtemplates";
const TOKEN = "secondflow-3-qwer";
const golden = (part: string) =>
  JSON.parse(readFileSync(join(root, "lib/core/goldens/sensors/second_flow", `${part}.json`), "utf8"));

const test = withPage.extend<object, { cluster: Testbed; server: RunningServer }>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const binaries = await buildTestbed({ cacheDir: join(root, ".cache"), log: console.log });
      const cluster = await startTestbed({ binaries });
      const template = golden("workflow-template");
      template.metadata.annotations["metaflow/production_token"] = TOKEN;
      expect((await cluster.call("POST", TEMPLATES, template)).status).toBe(201);
      await use(cluster);
      cluster.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  server: [
    async ({ cluster }, use) => {
      const KUBECONFIG = (["deployer", "reader", "nobody"] as const).map(cluster.kubeconfig).join(delimiter);
      const server = await startDeployServer({ KUBECONFIG });
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test("deploys to the API server what Metaflow would have, and settles a conflict there", async ({
  page,
  server,
  cluster,
}) => {
  const graphUrl = await importGraph(
    page,
    server,
    graphOf(
      "In the cluster",
      flow("FirstFlow"),
      waiting("SecondFlow", ["FirstFlow"]),
      waiting("ThirdFlow", ["SecondFlow"]),
    ),
  );
  await openDeploy(page, graphUrl);
  await page.getByLabel("Target").selectOption("testbed-deployer · cluster");
  await expect(row(page, "secondflow")).toBeVisible();
  expect(await planned(page)).toEqual(["create secondflow", "create thirdflow"]);
  await page.getByRole("button", { name: "Details of thirdflow" }).click();
  await expect(row(page, "thirdflow")).toContainText("ThirdFlow is not deployed in jobs");
  await page.getByRole("button", { name: "Details of secondflow" }).click();
  await expect(row(page, "secondflow")).not.toContainText("current.trigger");
  await expect(row(page, "secondflow")).toContainText('metaflow/production_token: "(hidden)"');
  expect(await page.content()).not.toContain(TOKEN);
  expect(await accessibilityViolations(page)).toEqual([]);
  await apply(page);
  await expect(page.getByText("2 created. It is kept in the history.")).toBeVisible();

  const { body: written } = await cluster.call("GET", `${SENSORS}/secondflow`);
  const metaflows = JSON.parse(JSON.stringify(golden("sensor")).replaceAll(/__PLACEHOLDER\w+__/g, TOKEN));
  const annotations = Object.entries<string>(written.metadata.annotations);
  const unmarked = Object.fromEntries(annotations.filter(([name]) => !name.startsWith("triggerboard.dev/")));
  expect(
    sensorsEqual({ ...written, metadata: { ...written.metadata, annotations: unmarked } }, metaflows),
  ).toBe(true);
  await expect.poll(() => planned(page)).toEqual(["unchanged secondflow", "unchanged thirdflow"]);

  // Somebody edits one by hand, and the graph loses the other.
  const edit = { spec: { replicas: 2 } };
  const asKubectl = `${SENSORS}/secondflow?fieldManager=kubectl-edit`;
  await cluster.call("PATCH", asKubectl, edit, "admin", "application/merge-patch+json");
  await rewire(page, graphUrl, "ThirdFlow", { remove: ["SecondFlow"] });
  await openDeploy(page, graphUrl);
  expect((await planned(page)).sort()).toEqual(["conflict secondflow", "prune thirdflow"]);
  await page.getByRole("button", { name: "Review" }).click();
  await expect(row(page, "secondflow")).toContainText(
    "kubectl-edit wrote to it since this graph put it there.",
  );
  await page.getByRole("button", { name: "Replace theirs" }).click();
  await expect(page.getByRole("checkbox", { name: "Update secondflow" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Prune thirdflow" }).check();
  await apply(page);
  await expect(page.getByText("1 updated, 1 pruned. It is kept in the history.")).toBeVisible();
  const { body: left } = await cluster.call("GET", SENSORS);
  expect(left.items.map(({ metadata, spec }: typeof written) => `${metadata.name} ${spec.replicas}`)).toEqual(
    ["secondflow 1"],
  );
  expect(server.output()).not.toContain(TOKEN);
});

test("says on the page what the cluster does not allow", async ({ page, server }) => {
  const graphUrl = await importGraph(page, server, graphOf("Refused", waiting("FifthFlow", ["FirstFlow"])));
  await openPage(page, `${graphUrl}/deploy?target=kubernetes:testbed-nobody`);
  await expect(page.getByRole("alert").filter({ hasText: "There is no plan." })).toContainText(
    "testbed-nobody (nobody) may not list sensors in argo-events.",
  );
  await page.getByLabel("Target").selectOption("testbed-reader · cluster");
  await page.getByRole("button", { name: "Apply 1 change" }).click();
  const result = page.getByRole("main").getByText(/^Stopped after 0 of 1 at argo-events\/fifthflow/);
  await expect(result).toContainText("testbed-reader (reader) may not patch sensors in argo-events.");
});
