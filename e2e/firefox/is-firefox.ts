// Where journeys must know which browser they are in: its drivers can do less.
import type { Page } from "@playwright/test";

export const isFirefox = (page: Page): boolean =>
  page.context().browser()?.browserType().name() === "firefox";
