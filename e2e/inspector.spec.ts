// The panels round the canvas: what is chosen is changed in the inspector, found in the palette and mended from the problems.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";
import { startServer } from "./start-server.ts";

const flowFile = (name: string, decorator = "", members = "") => ({
  name: `${name}.py`,
  mimeType: "text/x-python",
  buffer: Buffer.from(`from metaflow import FlowSpec, Parameter, project, step, trigger, trigger_on_finish

${decorator}
class ${name}(FlowSpec):
${members}
    @step
    def start(self):
        self.next(self.end)

    @step
    def end(self):
        pass
`),
});

const FILES = [
  flowFile("FirstFlow", '@trigger_on_finish(flow="SecondFlow")'),
  flowFile("SecondFlow", '@trigger_on_finish(flow="FirstFlow")'),
  flowFile("FeatureFlow"),
  flowFile("ModelFlow"),
  flowFile(
    "InferenceFlow",
    '@trigger_on_finish(flows=["FeatureFlow", "ModelFlow"])',
    "    batch_size = Parameter('batch_size', default=512)",
  ),
  flowFile("IngestFlow", '@trigger(event="orders.landed")', "    day = Parameter('day', default='')"),
];

async function openGraph(page: Page, name: string, home = "/"): Promise<void> {
  await openPage(page, home);
  await page.getByLabel("Python files", { exact: true }).setInputFiles(FILES);
  await page.getByRole("textbox", { name: "Name of the graph" }).fill(name);
  await page.getByRole("button", { name: /^Import \d+ files$/ }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await expect(page.getByRole("complementary", { name: "Palette" })).toBeVisible();
}

const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
const problems = (page: Page) => page.getByRole("region", { name: "Problems" });

/** Chooses a flow or an event by its row in the palette. */
async function choose(page: Page, name: string): Promise<void> {
  await page
    .getByRole("complementary", { name: "Palette" })
    .getByRole("button", { name: new RegExp(`^${name.replaceAll(".", "\\.")}\\b.*in this graph`) })
    .click();
  await expect(inspector(page).getByRole("heading", { name })).toBeAttached();
}

/** A flow as the server has kept it. */
async function keptFlow(page: Page, name: string) {
  const answer = await page.request.get(`/api${new URL(page.url()).pathname}`);
  const { document } = await answer.json();
  return document.flows.find((flow: { name: string }) => flow.name === name);
}

test("the focus stays in the graph when what it was on is deleted, by key or in the panel", async ({
  page,
}) => {
  await openGraph(page, "Focus");
  const card = (name: string) => page.locator(".react-flow__node-flow").filter({ hasText: name });
  await choose(page, "InferenceFlow");
  await card("InferenceFlow").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(card("FeatureFlow").or(card("ModelFlow")).and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(card("InferenceFlow")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(card("InferenceFlow")).toHaveCount(0);
  await expect(page.locator(".react-flow__node-flow:focus")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");

  await choose(page, "InferenceFlow");
  await inspector(page).getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await expect(card("InferenceFlow")).toHaveCount(0);
  await expect(page.locator(".react-flow__node-flow:focus")).toHaveCount(1);
  // What Tab reaches is there, too.
  await expect(page.locator(".react-flow__node-flow[tabindex='0']")).toHaveCount(1);
});

test("upstreams are added, put in order and taken out by keyboard", async ({ page }) => {
  await openGraph(page, "Upstreams");
  await choose(page, "InferenceFlow");
  const upstreams = async () =>
    (await keptFlow(page, "InferenceFlow")).trigger.upstreams.map(({ flow }: { flow: string }) => flow);

  await page.getByRole("button", { name: "Move FeatureFlow, 1 of 2" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Move FeatureFlow, 2 of 2" })).toBeFocused();
  await expect.poll(upstreams).toEqual(["ModelFlow", "FeatureFlow"]);

  await page.getByRole("button", { name: "Add upstream" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("ingest");
  await page.keyboard.press("Enter");
  await expect.poll(upstreams).toEqual(["ModelFlow", "FeatureFlow", "IngestFlow"]);

  await page.getByRole("button", { name: "Remove FeatureFlow" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(upstreams).toEqual(["ModelFlow", "IngestFlow"]);
});

test("a reset time is set, shown in words with an example, and told when Argo would refuse it", async ({
  page,
}) => {
  await openGraph(page, "Reset");
  await choose(page, "InferenceFlow");
  const section = inspector(page).getByRole("region", { name: "Reset time" });
  await expect(section).toContainText("Never emptied.");
  await section.getByRole("switch", { name: "Empty a half-filled AND" }).click();
  await expect(section).toContainText("Emptied daily at 00:00 Europe/London.");
  await expect(section).toContainText("If one finishes at 23:50 and the other at 00:10");
  await section.getByRole("textbox", { name: "Cron" }).fill("0 25 * * *");
  await page.keyboard.press("Enter");
  await expect(section).toContainText("This is no reset time.");
  await expect(problems(page)).toContainText("Argo does not take this reset time");
  await section.getByRole("textbox", { name: "Cron" }).fill("30 6 * * *");
  await section.getByRole("combobox", { name: "Time zone" }).fill("berlin");
  await page.keyboard.press("Enter");
  await expect(section).toContainText("Emptied daily at 06:30 Europe/Berlin.");
  await expect
    .poll(async () => (await keptFlow(page, "InferenceFlow")).trigger.reset)
    .toEqual({ cron: "30 6 * * *", timezone: "Europe/Berlin" });
});

test("a payload's field is mapped to a parameter, and one kind of trigger gives way to the other", async ({
  page,
}) => {
  await openGraph(page, "Events");
  await choose(page, "IngestFlow");
  await page.getByRole("button", { name: "Fill a parameter" }).click();
  await page.keyboard.type("day");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Field of orders.landed for day" });
  await field.fill("order_date");
  await field.press("Enter");
  const trigger = async () => (await keptFlow(page, "IngestFlow")).trigger;
  await expect.poll(trigger).toEqual({
    kind: "on-event",
    events: [{ event: "orders.landed", parameters: [{ parameter: "day", field: "order_date" }] }],
  });

  await inspector(page).getByRole("radio", { name: "Flows" }).check();
  await expect(inspector(page)).toContainText("stay until you add a flow");
  await page.getByRole("button", { name: "Add upstream" }).click();
  await page.keyboard.type("FeatureFlow");
  await page.keyboard.press("Enter");
  await expect.poll(trigger).toEqual({ kind: "on-finish", upstreams: [{ flow: "FeatureFlow" }] });
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect.poll(async () => (await trigger()).kind).toBe("on-event");
});

test("the decorator to paste and the Sensor are those of the drawing", async ({ page }) => {
  const server = await startServer({
    environment: {
      METAFLOW_USER: "ann",
      METAFLOW_ARGO_EVENTS_EVENT: "metaflow-event",
      METAFLOW_ARGO_EVENTS_EVENT_SOURCE: "argo-events-webhook",
      METAFLOW_ARGO_EVENTS_SERVICE_ACCOUNT: "operate-workflow-sa",
    },
  });
  try {
    await openGraph(page, "Code", server.url);
    await choose(page, "InferenceFlow");
    await inspector(page).getByRole("tab", { name: "Code" }).click();
    await expect(inspector(page).getByRole("region", { name: "Decorators" })).toHaveText(
      '@trigger_on_finish(flows=["FeatureFlow", "ModelFlow"])',
    );
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await inspector(page).getByRole("button", { name: "Copy decorator" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '@trigger_on_finish(flows=["FeatureFlow", "ModelFlow"])',
    );
    await inspector(page).getByRole("tab", { name: "Sensor" }).click();
    const yaml = inspector(page).getByRole("region", { name: "Sensor" });
    await expect(yaml).toContainText("name: inferenceflow");
    await expect(yaml).toContainText("metaflow.FeatureFlow.end");
  } finally {
    await server.remove();
  }
});

test("a loop is listed with its reason, shown by a press and ended by another", async ({ page }) => {
  await openGraph(page, "Loop");
  const loop = problems(page).getByRole("listitem").filter({ hasText: "Runaway loop" });
  await expect(loop).toContainText("FirstFlow → SecondFlow → FirstFlow");
  await loop.getByRole("button", { name: "Runaway loop" }).click();
  await expect(inspector(page).getByRole("heading", { name: "2 flows" })).toBeVisible();
  await loop.getByRole("button", { name: "Remove SecondFlow → FirstFlow" }).click();
  await expect(loop).toHaveCount(0);
  await expect(problems(page)).toContainText("0 errors");
  await expect.poll(async () => (await keptFlow(page, "FirstFlow")).trigger).toBeUndefined();
});

test("several chosen flows get one project", async ({ page }) => {
  await openGraph(page, "Several");
  await problems(page).getByRole("button", { name: "Runaway loop" }).click();
  await page.getByRole("combobox", { name: "Project of all chosen flows" }).fill("loops");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await keptFlow(page, "FirstFlow")).project).toEqual({ name: "loops" });
  expect((await keptFlow(page, "SecondFlow")).project).toEqual({ name: "loops" });
});

test("a new flow is named at once, and a known one is added by typing and Enter", async ({ page }) => {
  await openGraph(page, "Palette");
  await page.getByRole("button", { name: "New flow" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the flow" })).toBeFocused();
  await page.keyboard.type("ArchiveFlow");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await keptFlow(page, "ArchiveFlow"))?.parameters).toEqual([]);

  // The examples' flows are known, since the examples are a code folder of every server.
  const palette = page.getByRole("complementary", { name: "Palette" });
  await expect(palette.getByRole("button", { name: /^NightlyReportFlow/ })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("k");
  await page.keyboard.type("nightlyreport");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await keptFlow(page, "NightlyReportFlow"))?.source?.line).toBeGreaterThan(0);
});

test("the panels hold no accessibility violation in light and dark", async ({ page }) => {
  await openGraph(page, "Accessible");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of ["InferenceFlow", "IngestFlow", "orders.landed"]) {
      await choose(page, name);
      const { violations } = await new AxeBuilder({ page })
        .include('[aria-label="Palette"]')
        .include('[aria-label="Inspector"]')
        .include('section[aria-label="Problems"]')
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
        [],
      );
    }
  }
});
