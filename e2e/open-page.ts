// Opens a page and waits until its buttons answer: what is pressed before React is there would be lost.
import type { Page } from "@playwright/test";

export async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await untilReady(page);
}

export async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("button")].some((button) =>
      Object.keys(button).some((key) => key.startsWith("__reactProps")),
    ),
  );
}
