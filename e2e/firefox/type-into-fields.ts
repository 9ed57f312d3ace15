// Lets `fill` reach React in Firefox: Playwright sets a field's value there by script, which React takes for its own doing and forgets.
import type { BrowserContext } from "@playwright/test";

/** What is filled in any page of it arrives as if it had been typed. */
export const typeIntoFields = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    // Playwright puts its own function here, and calls whatever is here.
    Object.defineProperty(window, "__pw_bidiInsertText", {
      get: () => (text: string) => void document.execCommand("insertText", false, text),
      set: () => {},
    });
  });
