// What axe finds on a page, in light and in dark.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { isFirefox } from "./firefox/is-firefox.ts";

/** One line for each rule that is broken: in which colours, which, and where. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await showIn(page, colorScheme);
    const axe = new AxeBuilder({ page });
    // Firefox 153 was seen to crash while axe read all style sheets beforehand, for its one rule about turned screens. What axe found in
    // order takes the driver there longer to carry over than axe to find.
    if (isFirefox(page)) axe.options({ preload: false, resultTypes: ["violations"] }).setLegacyMode();
    const { violations } = await axe.analyze();
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(" ")}`,
      ),
    );
  }
  return found;
}

/** As the system asks for it; in Firefox, which no driver can tell that, as a person chooses it in the settings. */
async function showIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  if (isFirefox(page))
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
    }, colorScheme);
  else await page.emulateMedia({ colorScheme });
}
