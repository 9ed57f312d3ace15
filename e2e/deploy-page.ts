// How the deploy journeys put graphs onto a server and read the deploy page.
import type { Locator, Page } from "@playwright/test";
import { type Flow, GRAPH_SCHEMA, type TriggerGraph } from "../lib/core/graph/trigger-graph.ts";
import { test as base, expect } from "./fixtures.ts";
import { openPage, untilReady } from "./open-page.ts";
import { type RunningServer, startServer } from "./start-server.ts";

export { accessibilityViolations } from "./accessibility.ts";
export { expect };

/** As Metaflow's administrator sets them where the server runs. */
export const METAFLOW = {
  METAFLOW_ARGO_EVENTS_EVENT: "metaflow-event",
  METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "argo-events-webhook",
  METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "operate-workflow-sa",
  METAFLOW_ARGO_EVENTS_SENSOR_NAMESPACE: "argo-events",
  METAFLOW_KUBERNETES_NAMESPACE: "jobs",
  METAFLOW_USER: "ann",
  METAFLOW_HOME: "/nowhere",
  TRIGGERBOARD_USER: "ann.bell",
};

export const startDeployServer = (environment: Record<string, string> = {}): Promise<RunningServer> =>
  startServer({ environment: { ...METAFLOW, ...environment } });

/** As every journey, on a server where Metaflow is connected to Argo Events. */
export const test = base.extend<object, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const server = await startDeployServer();
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

export const flow = (name: string, over: Partial<Flow> = {}): Flow => ({
  id: name,
  name,
  parameters: [],
  position: { x: 0, y: 0 },
  ...over,
});

/** A flow that starts when all of `upstreams` have finished. */
export const waiting = (name: string, upstreams: string[], over: Partial<Flow> = {}): Flow =>
  flow(name, {
    trigger: { kind: "on-finish", upstreams: upstreams.map((upstream) => ({ flow: upstream })) },
    ...over,
  });

export const graphOf = (name: string, ...flows: Flow[]): TriggerGraph => ({
  schema: GRAPH_SCHEMA,
  name,
  // Apart, so that each can be reached on the canvas.
  flows: flows.map((one, at) => ({ ...one, position: { x: 320 * at, y: 0 } })),
  events: [],
});

/** @returns the graph's address */
export async function importGraph(page: Page, server: RunningServer, graph: TriggerGraph): Promise<string> {
  await openPage(page, server.url);
  await page.getByLabel("Triggerboard graph").setInputFiles({
    name: "graph.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(graph)),
  });
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await untilReady(page);
  return new URL(page.url()).origin + new URL(page.url()).pathname;
}

export async function openDeploy(page: Page, graphUrl: string): Promise<void> {
  await openPage(page, `${graphUrl}/deploy`);
  await expect(page.getByRole("region", { name: "Plan" })).toBeVisible();
}

export const row = (page: Page, name: string): Locator => page.locator(`[data-step$="/${name}"]`);

/** The plan as it stands: "create secondflow", in the order shown. */
export async function planned(page: Page): Promise<string[]> {
  const rows = await page.locator("[data-step]").all();
  return Promise.all(
    rows.map(async (one) => {
      const key = (await one.getAttribute("data-step")) ?? "";
      return `${await one.getAttribute("data-kind")} ${key.split("/")[1]}`;
    }),
  );
}

export async function apply(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Apply \d+ change/ }).click();
  await expect(page.getByText(/^Applied rev \d+ to /)).toBeVisible();
}

/** Edits what starts a flow in the inspector, and waits until it is saved. */
export async function rewire(
  page: Page,
  graphUrl: string,
  name: string,
  { remove = [], add = [] }: { remove?: string[]; add?: string[] },
): Promise<void> {
  await openPage(page, `${graphUrl}?select=${encodeURIComponent(`flow:${name}`)}`);
  for (const upstream of remove)
    await page.getByRole("button", { name: `Remove ${upstream}`, exact: true }).click();
  for (const upstream of add) {
    await page.getByRole("radio", { name: "Flows" }).check();
    await page.getByRole("button", { name: "Add upstream" }).click();
    await page.getByRole("combobox", { name: "Upstream to add" }).fill(upstream);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText(/^Saved · rev [1-9]/)).toBeVisible();
}
