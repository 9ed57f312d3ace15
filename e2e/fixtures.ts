// What every journey has: a Triggerboard of its own worker, started as a person starts it, on a free port with a new data folder.
import { type BrowserContext, test as base } from "@playwright/test";
import { typeIntoFields } from "./firefox/type-into-fields.ts";
import { type RunningServer, startServer } from "./start-server.ts";

export type ServerOptions = { database: "pglite" | "postgres" };

/** Every page of it finds in its browser's storage that the tour for newcomers was seen. */
async function pastTour(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript(() => {
    try {
      window.localStorage.setItem("triggerboard:tour", "seen");
    } catch {
      // An empty page has no storage, nor has one that may do nothing.
    }
  });
  return context;
}

export const test = base.extend<
  {
    /** A server of this test alone, to kill and start again. */
    ownServer: RunningServer;
  },
  ServerOptions & {
    server: RunningServer;
    /** Browsers that have never been here: the editor shows them its tour, which all other journeys go without. */
    newcomer: boolean;
  }
>({
  newcomer: [false, { option: true, scope: "worker" }],
  browser: [
    async ({ browser, newcomer }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        if (browser.browserType().name() === "firefox") await typeIntoFields(context);
        return newcomer ? context : pastTour(context);
      };
      await use(browser);
    },
    { scope: "worker" },
  ],
  database: ["pglite", { option: true, scope: "worker" }],
  server: [
    async ({ database }, use) => {
      const server = await startServer({ database });
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  ownServer: async ({ database }, use) => {
    const server = await startServer({ database });
    await use(server);
    await server.remove();
  },
  baseURL: async ({ server }, use) => use(server.url),
});

export { expect } from "@playwright/test";
