// Simulate: real Metaflow runs flows with runs that a person picks.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { test as base, expect } from "./fixtures.ts";
import { openPage, untilReady } from "./open-page.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const python = process.env.TRIGGERBOARD_TEST_PYTHON ?? "";
const flows = resolve(import.meta.dirname, "../lib/server/metaflow/fixtures/flows");

type Simulating = {
  /** The code folder of these tests, with flows in it. */
  code: string;
  server: RunningServer;
  /** Runs a flow in a terminal, as somebody did before. @returns the new run's id */
  runInTerminal: (file: string, ...words: string[]) => Promise<string>;
};

/** A server that allows one folder of flows, with a graph of them, and a Python that has Metaflow on its PATH. */
const test = base.extend<object, { simulating: Simulating }>({
  simulating: [
    async ({ database }, use) => {
      const code = realpathSync(mkdtempSync(join(tmpdir(), "triggerboard-code-")));
      cpSync(flows, code, { recursive: true });
      const server = await startServer({
        database,
        environment: {
          TRIGGERBOARD_CODE_FOLDERS: code,
          PATH: [dirname(python), process.env.PATH].join(delimiter),
        },
      });
      await use({ code, server, runInTerminal: (...words) => runIn(code, ...words) });
      await server.remove();
      rmSync(code, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

async function runIn(code: string, file: string, ...words: string[]): Promise<string> {
  const idFile = join(code, `${Math.random()}.id`);
  await promisify(execFile)(python, [file, "run", ...words, "--run-id-file", idFile], {
    cwd: code,
    env: { ...process.env, METAFLOW_USER: "ann" },
  }).catch((error: Error & { stdout: string }) => error.stdout);
  return readFileSync(idFile, "utf8");
}

/** Imports the code folder as a graph. @returns its id */
async function importFlows(page: Page, { server }: Simulating): Promise<string> {
  await openPage(page, server.url);
  await page
    .getByRole("button", { name: /^Import/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: /folder on the server/i }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function openSimulate(page: Page, simulating: Simulating, flow: string): Promise<void> {
  const graphId = await importFlows(page, simulating);
  await openPage(page, `${simulating.server.url}/graphs/${graphId}/simulate?branch=prod`);
  await page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(`^${flow} started by`) })
    .click();
  await expect(page.getByRole("heading", { name: `Simulate ${flow}` })).toBeVisible();
}

const console_ = (page: Page) => page.getByRole("complementary", { name: "Console" });
const state = (page: Page, word: string) => console_(page).getByRole("status").filter({ hasText: word });
/** Next's own announcer of pages is an alert too. */
const alertOn = (page: Page) => page.locator("[role=alert]:not(#__next-route-announcer__)");
const card = (page: Page, name: string) =>
  page.locator("section", { has: page.getByRole("heading", { name, exact: true }) });

test.skip(python === "", "needs a Python with Metaflow: npm test makes one");
test.describe.configure({ timeout: 120_000 });

test("a flow that never ran: one press makes a run of its upstream, the next runs it by that", async ({
  page,
  simulating,
}) => {
  await openSimulate(page, simulating, "InferenceFlow");
  for (const upstream of ["ModelRefreshFlow", "FeatureFlow"]) {
    await page.getByRole("button", { name: `Run ${upstream} once` }).click();
    await expect(state(page, "Succeeded")).toBeVisible({ timeout: 60_000 });
    await expect(card(page, upstream).getByRole("radio", { checked: true })).toBeVisible();
  }
  await page.getByRole("textbox", { name: "number int" }).fill("7");
  const command = page.getByLabel("Command, word by word");
  await expect(command).toContainText("--trigger ModelRefreshFlow/");
  await expect(command).toContainText("--trigger FeatureFlow/");
  await expect(command).toContainText("--number 7");

  await page.getByRole("button", { name: "Run InferenceFlow" }).click();
  await expect(state(page, "Succeeded")).toBeVisible({ timeout: 60_000 });
  const log = page.getByLabel("Log lines");
  await expect(log).toContainText(/SAW \["FeatureFlow\/\d+", "ModelRefreshFlow\/\d+"\]/);
  await expect(log).toContainText('VALUES ["plain", 7, 0.5, false, {}]');
  const trigger = page.getByRole("region", { name: "current.trigger" });
  await expect(trigger.getByRole("definition").first()).toContainText("FeatureFlow/");

  await page.getByRole("button", { name: "Open run" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("succeeded");
  await expect(dialog).toContainText("triggered_by:FeatureFlow/");
  await page.keyboard.press("Escape");

  const address = page.url();
  await page.reload();
  await untilReady(page);
  await expect(log).toContainText("SAW");
  expect(page.url()).toBe(address);
});

test("existing runs: picked by search, refused with a reason, gone meanwhile", async ({
  page,
  simulating,
}) => {
  const { runInTerminal, code } = simulating;
  const good = await runInTerminal("feature_flow.py", "--tag", "v2.3");
  const bad = await runInTerminal("feature_flow.py", "--where", "start");
  const model = await runInTerminal("model_refresh_flow.py");
  await openSimulate(page, simulating, "InferenceFlow");

  const features = card(page, "FeatureFlow");
  const failed = features.getByRole("row").filter({ hasText: bad });
  await expect(failed).toContainText("failed at step start");
  await expect(failed.getByRole("radio")).toHaveCount(0);
  await features.getByRole("searchbox").fill("v2.3");
  await expect(features.getByRole("row").filter({ hasText: bad })).toHaveCount(0);
  await features.getByRole("radio", { name: `Start by FeatureFlow run ${good}` }).check();
  await features.getByRole("searchbox").fill("");
  await features.getByLabel("Hide the rest").check();
  await expect(features.getByRole("row").filter({ hasText: bad })).toHaveCount(0);
  await features.getByLabel("Hide the rest").uncheck();

  await card(page, "ModelRefreshFlow")
    .getByRole("radio", { name: `Start by ModelRefreshFlow run ${model}` })
    .check();
  rmSync(join(code, ".metaflow", "ModelRefreshFlow", model), { recursive: true });
  await page.getByRole("button", { name: "Run InferenceFlow" }).click();
  await expect(alertOn(page)).toContainText(`The run ModelRefreshFlow/${model} is not in`);
  await expect(alertOn(page)).toContainText("Nothing was started");
  await expect(console_(page)).toContainText("Nothing runs yet");

  // An address that was shared while the run was still good.
  const url = new URL(page.url());
  url.searchParams.delete("pick");
  url.searchParams.append("pick", `FeatureFlow/${bad}`);
  url.searchParams.append("pick", `ModelRefreshFlow/${await runInTerminal("model_refresh_flow.py")}`);
  await openPage(page, url.href);
  await page.getByRole("button", { name: "Run InferenceFlow" }).click();
  await expect(alertOn(page)).toContainText(
    `The run FeatureFlow/${bad} cannot start anything: failed at step start`,
  );
});

test("a run that fails says where, one that runs can be stopped, and both stay in the history", async ({
  page,
  simulating,
}) => {
  await openSimulate(page, simulating, "FeatureFlow");
  await expect(page.getByText("No flow starts this one")).toBeVisible();
  await page.getByRole("textbox", { name: "where str" }).fill("end");
  await page.getByRole("button", { name: "Run FeatureFlow" }).click();
  await expect(state(page, "Failed")).toBeVisible({ timeout: 60_000 });
  await expect(alertOn(page)).toContainText("Failed at step end, exit 1");
  await expect(page.getByLabel("Log lines")).toContainText("ValueError: end is broken");

  await page.getByRole("textbox", { name: "where str" }).fill("waits");
  await page.getByRole("button", { name: "Run FeatureFlow" }).click();
  await expect(page.getByLabel("Log lines")).toContainText("waiting", { timeout: 60_000 });
  await page.reload();
  await untilReady(page);
  await expect(page.getByLabel("Log lines")).toContainText("waiting");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(state(page, "Stopped")).toBeVisible();

  const history = card(page, "Simulated runs of FeatureFlow").getByRole("listitem");
  await expect(history).toHaveCount(2);
  await expect(history.nth(0)).toContainText("by hand, stopped after");
  await expect(history.nth(1)).toContainText("by hand, failed at step end, exit 1");
  await history.nth(1).getByRole("button", { name: /^\d+$/ }).click();
  await expect(page.getByLabel("Log lines")).toContainText("ValueError: end is broken");
});
