// The list of graphs: the first start, and all that can be done to a graph from its card.
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openPage, untilReady } from "./open-page.ts";

/** Everything the browser complains about while a test runs. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

async function accessibilityViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

const card = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });

/** Makes an empty graph, whether it is the first or not, and goes back to the list. */
async function makeGraph(page: Page, name: string): Promise<void> {
  await openPage(page, "/");
  await page.getByRole("button", { name: /^(New graph|Start with an empty graph)$/ }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await openPage(page, "/");
  await expect(card(page, name)).toBeVisible();
}

async function chooseFor(page: Page, name: string, what: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

const pythonFile = (name: string, text: string) => ({
  name,
  mimeType: "text/x-python",
  buffer: Buffer.from(text),
});

const FLOW = `from metaflow import FlowSpec, step, trigger_on_finish

@trigger_on_finish(flow="UpFlow")
class DownFlow(FlowSpec):
    @step
    def start(self):
        self.next(self.end)

    @step
    def end(self):
        pass
`;

test("the first start offers the example, which is then in the list @smoke", async ({ page, ownServer }) => {
  const complaints = complaintsOf(page);
  await openPage(page, ownServer.url);
  await expect(page.getByRole("heading", { level: 1, name: "See which flow starts which" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityViolations(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await openPage(page, ownServer.url);
  const examples = card(page, "Examples");
  await expect(examples).toContainText(/\d+ flows/);
  await expect(examples).toContainText("just now");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityViolations(page)).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

test("a graph is made, renamed, duplicated and deleted, and the deletion undone, by keyboard alone", async ({
  page,
}) => {
  await makeGraph(page, "Nightly");
  await page.getByRole("button", { name: "More for Nightly" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Shop nightly");
  await page.keyboard.press("Enter");
  await expect(card(page, "Shop nightly")).toContainText("rev 1");

  await page.getByRole("button", { name: "More for Shop nightly", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("du");
  await page.keyboard.press("Enter");
  await expect(card(page, "Shop nightly copy")).toBeVisible();

  await page.getByRole("button", { name: "More for Shop nightly copy" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card(page, "Shop nightly copy")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page, "Shop nightly copy")).toBeVisible();
  await page.reload();
  await untilReady(page);
  await expect(card(page, "Shop nightly copy")).toBeVisible();

  await chooseFor(page, "Shop nightly copy", "Delete");
  await expect(page.getByText("Shop nightly copy was deleted")).toBeVisible();
  await page.reload();
  await expect(card(page, "Shop nightly")).toBeVisible();
  await expect(card(page, "Shop nightly copy")).toHaveCount(0);
});

test("Escape leaves the name as it was, and focus goes back to the card", async ({ page }) => {
  await makeGraph(page, "Kept name");
  await chooseFor(page, "Kept name", "Rename");
  // Else Escape could come before the dialog does, whose part is fetched meanwhile.
  await expect(page.getByRole("dialog").getByRole("textbox")).toBeFocused();
  await page.keyboard.type("Something else");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More for Kept name" })).toBeFocused();
  await expect(card(page, "Kept name")).toContainText("rev 0");
});

test("an exported graph comes back as it was, and a file that is no graph is refused", async ({
  page,
}, testInfo) => {
  await openPage(page, "/");
  await page
    .getByLabel("Python files", { exact: true })
    .setInputFiles([pythonFile("down.py", FLOW), pythonFile("notes.txt", "not Python")]);
  await expect(page.getByRole("dialog")).toContainText("1 Python file · 1 other file passed over");
  await page.getByRole("textbox", { name: "Name of the graph" }).fill("To export");
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  const document = async () =>
    (await (await page.request.get(`/api${new URL(page.url()).pathname}`)).json()).document;
  const original = await document();
  await openPage(page, "/");
  const download = page.waitForEvent("download");
  await chooseFor(page, "To export", "Export");
  const path = testInfo.outputPath("exported.json");
  await (await download).saveAs(path);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(original);

  await page.getByLabel("Triggerboard graph", { exact: true }).setInputFiles(path);
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  expect(await document()).toEqual(original);

  await openPage(page, "/");
  await page.getByLabel("Triggerboard graph", { exact: true }).setInputFiles({
    name: "other.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"schema":"other/v1"}'),
  });
  await expect(page.getByRole("region", { name: "Notifications" })).toContainText(
    "other.json: This is not a Triggerboard graph. Nothing was imported.",
  );
});

test("a file that is no Python does not stop the others, and is named", async ({ page }) => {
  await openPage(page, "/");
  await page
    .getByLabel("Python files", { exact: true })
    .setInputFiles([pythonFile("down.py", FLOW), pythonFile("broken.py", "def (:\n")]);
  await page.getByRole("textbox", { name: "Name of the graph" }).fill("Half broken");
  await page.getByRole("button", { name: "Import 2 files" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await expect(page.getByRole("region", { name: "Notifications" })).toContainText("broken.py, line 1");
  await openPage(page, "/");
  await expect(card(page, "Half broken")).toContainText("1 flow");
});

test("a folder of the server is imported, and one outside its code folders refused", async ({ page }) => {
  await makeGraph(page, "Before the folder");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("menuitem", { name: "Folder on the server" }).click();
  const folder = page.getByRole("combobox", { name: "Folder" });
  const allowed = await folder.inputValue();
  expect(allowed).toMatch(/examples.flows$/);
  await folder.fill("/etc");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
    "/etc is not in the code folders of this server",
  );
  await folder.fill(allowed);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name of the graph" }).fill("From the server");
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await openPage(page, "/");
  await expect(card(page, "From the server")).toContainText(/\d+ flows/);
});

test("the list is searched by a key and emptied by Escape", async ({ page }) => {
  await makeGraph(page, "Search me");
  await makeGraph(page, "Other thing");
  await page.keyboard.press("/");
  await page.keyboard.type("search");
  await expect(card(page, "Other thing")).toHaveCount(0);
  await expect(card(page, "Search me")).toBeVisible();
  await page.keyboard.type(" zzz");
  await expect(page.getByText("Nothing matches “search zzz”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card(page, "Other thing")).toBeVisible();
});

test("a graph is found by a flow in it", async ({ page }) => {
  await openPage(page, "/");
  await page
    .getByLabel("Python files", { exact: true })
    .setInputFiles(pythonFile("rare.py", FLOW.replace("DownFlow", "RarelySeenFlow")));
  await page.getByRole("textbox", { name: "Name of the graph" }).fill("Holds a rare one");
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await openPage(page, "/");
  await page.getByRole("searchbox", { name: "Find a graph, flow or event" }).fill("rarely");
  await expect(card(page, "Holds a rare one")).toContainText("has RarelySeenFlow");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
});

test("the colours chosen are there from the first byte after a reload", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.emulateMedia({ colorScheme: "light" });
  await openPage(page, "/");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe("rgb(245, 246, 248)");
  await page.getByRole("button", { name: "Colours" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  expect(await ground()).toBe("rgb(14, 16, 20)");
  const answer = await page.reload();
  expect(await answer?.text()).toContain('data-theme="dark"');
  await untilReady(page);
  expect(await ground()).toBe("rgb(14, 16, 20)");
  await page.getByRole("button", { name: "Colours" }).click();
  await page.getByRole("menuitemradio", { name: "As the system" }).click();
  await page.reload();
  expect(await ground()).toBe("rgb(245, 246, 248)");
  expect(complaints).toEqual([]);
});
