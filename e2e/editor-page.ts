// What journeys do in the editor, as a person does it, and what must hold all the while.
import { expect, type Locator, type Page } from "@playwright/test";
import { accessibilityViolations } from "./accessibility.ts";
import { isFirefox } from "./firefox/is-firefox.ts";
import { openPage, untilFetched, untilReady } from "./open-page.ts";

/** Everything the browser complains about while a test runs. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  // Chromium writes what the server refuses to the console; Firefox keeps it to itself.
  if (isFirefox(page)) {
    page.on("response", (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // A page that is left lets go of what it had asked for.
      if (!reason.includes("NS_BINDING_ABORTED")) complaints.push(`${reason} ${request.url()}`);
    });
  }
  return complaints;
}

/** In light and in dark. Firefox 153 was seen to crash under axe in the editor at work: there `axe.spec.ts` looks at pages at rest. */
export async function expectAccessible(page: Page): Promise<void> {
  if (isFirefox(page)) return;
  expect(await accessibilityViolations(page)).toEqual([]);
}

/** Makes an empty graph and opens it. @returns its address */
export async function openNewGraph(page: Page, home: string, name: string): Promise<string> {
  await openPage(page, home);
  await page.getByRole("button", { name: /^(New graph|Start with an empty graph)$/ }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await expect(page.getByRole("region", { name: "Canvas" })).toBeVisible();
  return page.url();
}

/** Opens the example as a new graph. @returns its path */
export async function openExample(page: Page): Promise<string> {
  await openPage(page, "/");
  const first = page.getByRole("button", { name: "Open the example" });
  if (await first.isVisible()) await first.click();
  else {
    await page.getByRole("button", { name: "Import" }).click();
    await page.getByRole("menuitem", { name: "The example" }).click();
  }
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  await untilReady(page);
  await untilFetched(page);
  return new URL(page.url()).pathname;
}

/** A flow's card or an event's pill, by the name it bears. */
export const node = (page: Page, name: string): Locator =>
  page.locator(".react-flow__node").filter({ has: page.getByText(name, { exact: true }) });

export const canvas = (page: Page): Locator => page.getByRole("region", { name: "Canvas" });

/** Adds a flow from the palette and names it in the inspector, which asks for the name. */
export async function addFlow(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New flow" }).click();
  await nameWhatIsNew(page, name);
}

/** What was just added has the focus in its name field. */
export async function nameWhatIsNew(page: Page, name: string): Promise<void> {
  const field = page.getByRole("complementary", { name: "Inspector" }).getByRole("textbox", { name: "Name" });
  await expect(field).toBeFocused();
  await field.fill(name);
  await field.press("Enter");
  await expect(node(page, name)).toBeVisible();
}

/** Drags from the port of one card over another and stays there. */
export async function dragConnection(page: Page, from: string, to: string): Promise<void> {
  const port = await boxOf(node(page, from).locator(".source"));
  const card = await boxOf(node(page, to));
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  await page.mouse.down();
  const [x, y] = [card.x + card.width / 2, card.y + card.height / 2];
  await page.mouse.move(x - 30, y - 6, { steps: 8 });
  await page.mouse.move(x, y, { steps: 4 });
}

export async function connect(page: Page, from: string, to: string): Promise<void> {
  await dragConnection(page, from, to);
  await page.mouse.up();
}

/** Until all stands where it was put and the camera shows it: what is dragged before would be somewhere else meanwhile. */
export async function tidyUp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Tidy up" }).click();
  await expect(page.getByText("Tidied", { exact: true }).first()).toBeAttached();
  await page.waitForTimeout(600);
}

type Box = { x: number; y: number; width: number; height: number };

/** Where it is once it has come to rest: cards glide, and the camera moves. */
async function boxOf(locator: Locator): Promise<Box> {
  let box = await locator.boundingBox();
  for (;;) {
    await locator.page().waitForTimeout(50);
    const now = await locator.boundingBox();
    if (now && JSON.stringify(now) === JSON.stringify(box)) return now;
    box = now;
  }
}

/** The names of the edges drawn, as their tooltips say them, sorted. */
export async function edges(page: Page): Promise<string[]> {
  const titles = await page.locator(".canvas-edge title").allTextContents();
  return titles.sort();
}

export const expectSaved = (page: Page, revision?: number): Promise<void> =>
  expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toHaveText(
    revision === undefined ? /^Saved · rev \d+$/ : `Saved · rev ${revision}`,
  );
