// Opens a page and waits until its buttons answer: what is pressed before React is there would be lost.
import type { Page } from "@playwright/test";

export async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await untilReady(page);
}

export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const buttons = [...document.querySelectorAll("button")];
    const answers = (button: Element) => Object.keys(button).some((key) => key.startsWith("__reactProps"));
    return buttons.length > 0 && buttons.every(answers);
  });
}

/** Until the parts that come after the page are there too, so that it goes on without the server. */
export async function untilFetched(page: Page): Promise<void> {
  const scripts = () =>
    page.evaluate(
      () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length,
    );
  let before = -1;
  for (let now = await scripts(); now !== before; now = await scripts()) {
    before = now;
    await page.waitForTimeout(1_500);
  }
}
