// The settings: each section by its address, what a person may change and what the environment fixes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { complaintsOf, expectAccessible } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage, untilReady } from "./open-page.ts";
import { startServer } from "./start-server.ts";

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a code folder is added, read by the import, removed and brought back @smoke", async ({ page }) => {
  const complaints = complaintsOf(page);
  const folder = mkdtempSync(join(tmpdir(), "triggerboard-code-"));
  try {
    await openPage(page, "/");
    await page.getByRole("button", { name: "Colours" }).click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
    await page.waitForURL("**/settings");
    await untilReady(page);
    const folders = section(page, "Code folders");
    const row = (path: string) => folders.getByRole("listitem").filter({ hasText: path });
    await expect(row("examples")).toContainText("comes with Triggerboard");
    await expect(row("examples").getByRole("button")).toHaveCount(0);

    const field = folders.getByRole("textbox", { name: "Add a code folder" });
    await field.fill(join(folder, "none"));
    await page.keyboard.press("Enter");
    await expect(field).toHaveAccessibleDescription(
      /none is no folder on this server’s computer\. Nothing was/,
    );
    await field.fill(folder);
    await page.keyboard.press("Enter");
    await expect(row(folder)).toContainText("added here");
    await expect(field).toHaveValue("");

    await row(folder)
      .getByRole("button", { name: `Remove ${folder}` })
      .click();
    await expect(row(folder)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row(folder)).toHaveCount(1);
    await page.reload();
    await untilReady(page);
    await expect(row(folder)).toHaveCount(1);
    await expectAccessible(page);

    rmSync(folder, { recursive: true });
    await page.reload();
    await untilReady(page);
    await expect(row(folder)).toContainText("there is no such folder now");
    await row(folder)
      .getByRole("button", { name: `Remove ${folder}` })
      .click();
    await expect(row(folder)).toHaveCount(0);
    expect(complaints).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what the environment fixes is shown and cannot be changed, and an unreadable kubeconfig is told", async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "triggerboard-fixed-"));
  mkdirSync(join(folder, "gitops"));
  writeFileSync(join(folder, "config"), "clusters: [\n");
  const server = await startServer({
    environment: {
      TRIGGERBOARD_CODE_FOLDERS: folder,
      TRIGGERBOARD_TARGET_FOLDERS: `live=${join(folder, "gitops")}`,
      KUBECONFIG: join(folder, "config"),
    },
  });
  try {
    await openPage(page, `${server.url}/settings#targets`);
    const folders = section(page, "Code folders");
    await expect(folders).toContainText("Fixed by the environment.");
    await expect(folders.getByRole("listitem")).toHaveText(`${folder}TRIGGERBOARD_CODE_FOLDERS`);
    await expect(folders.getByRole("textbox")).toHaveCount(0);
    const targets = section(page, "Targets").getByRole("listitem");
    await expect(targets.first()).toContainText("named by TRIGGERBOARD_TARGET_FOLDERS");
    const broken = targets.nth(1);
    await expect(broken).toContainText("Cannot be used");
    await broken.locator("summary").click();
    await expect(broken).toContainText(/The kubeconfig .*config cannot be used/);
    await expectAccessible(page);
  } finally {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("how a target is connected is set once and holds at a deploy; its address leads to it", async ({
  page,
  ownServer,
}) => {
  await openPage(page, `${ownServer.url}/settings#target-manifests`);
  const target = section(page, "Targets").getByRole("listitem").filter({ hasText: "manifests" });
  await expect(target).toContainText("4 settings to fill in");
  const field = (name: string) => target.getByRole("textbox", { name, exact: true });
  await expect(field("Argo event")).toBeInViewport();
  await target.getByRole("button", { name: "Save settings" }).click();
  await expect(field("Owner")).toHaveAccessibleDescription(/METAFLOW_USER is not set/);
  await field("Argo event").fill("metaflow-event");
  await field("Event source").fill("argo-events-webhook");
  await field("Service account of Sensors").fill("operate-workflow-sa");
  await field("Owner").fill("ann");
  await page.keyboard.press("Enter");
  await expect(target).toContainText("Settings complete");
  await expectAccessible(page);

  await openPage(page, ownServer.url);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await openPage(page, `${page.url()}/deploy`);
  await expect(page.getByRole("region", { name: "How Sensors are connected" })).toContainText(
    "ann · typed in here",
  );
});

test("keys are found by what they do and by what they are; colours hold after a reload", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openPage(page, "/settings");
  await page
    .getByRole("navigation", { name: "Sections of the settings" })
    .getByRole("link", { name: "Keys" })
    .click();
  await expect(page).toHaveURL(/#keys$/);
  const keys = section(page, "Keys");
  const search = keys.getByRole("searchbox", { name: "Find an action or a key" });
  await expect(search).toBeInViewport();
  await search.fill("ctrl shift z");
  await expect(keys.getByRole("term")).toHaveText(["Redo"]);
  await search.fill("mermaid");
  await expect(keys.getByRole("definition").first()).toHaveText(/by name, with/);
  await search.fill("no such thing");
  await expect(keys).toContainText("Nothing matches “no such thing”");
  await keys.getByRole("button", { name: "Show all keys" }).click();
  await expect(search).toHaveValue("");

  const colours = section(page, "Colours");
  await colours.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await untilReady(page);
  await expect(colours.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
