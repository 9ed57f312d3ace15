// What every journey has: a Triggerboard of its own worker, started as a person starts it, on a free port with a new data folder.
import { test as base } from "@playwright/test";
import { type RunningServer, startServer } from "./start-server.ts";

export type ServerOptions = { database: "pglite" | "postgres" };

export const test = base.extend<
  {
    /** A server of this test alone, to kill and start again. */
    ownServer: RunningServer;
  },
  ServerOptions & { server: RunningServer }
>({
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
