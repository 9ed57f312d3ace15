// What journeys without a mouse do: go by Tab to what bears a name, hear what is said, and notice any mouse.
import { expect, type Locator, type Page } from "@playwright/test";

/** What a screen reader calls that which has the focus. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labelled = element?.getAttribute("aria-labelledby");
    const label = labelled ? document.getElementById(labelled)?.textContent : null;
    const field =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.textContent
        : null;
    return element?.getAttribute("aria-label") ?? label ?? field ?? element?.textContent?.trim() ?? "";
  });

/** Presses Tab until it reaches what bears that name. */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const at = await focusedName(page);
    if (name.test(at)) return;
    passed.push(at);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${name}. It passed ${passed.join(" | ")}`);
}

/** What is read out without the focus going there. */
export const said = (page: Page, words: string | RegExp): Locator =>
  page.locator("[aria-live=polite]").filter({ hasText: words });

/** The field that the focus goes to in the inspector. */
export const expectInInspector = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.closest("aside")?.getAttribute("aria-label")))
    .toBe("Inspector");

/** Any mouse is then an error of the page. */
export const forbidMouse = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    for (const type of ["mousedown", "pointerdown", "click"])
      window.addEventListener(
        type,
        (event) => {
          // Enter and Space make clicks without a pointer.
          if (event instanceof MouseEvent && event.detail > 0) throw new Error(`A mouse made a ${type}`);
        },
        true,
      );
  });
