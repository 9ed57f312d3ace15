// What the server itself promises: who it answers to, one at a time on a data folder, and nothing lost when it is killed.
import { request as httpRequest } from "node:http";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";
import { startServer } from "./start-server.ts";

/** fetch does not let a Host header be chosen. */
function statusFor(url: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  return new Promise((done, fail) => {
    httpRequest(url, { method, headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on("error", fail)
      .end();
  });
}

test("the first page shows and its scripts run under the content policy @smoke", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const response = await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Colours" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  expect(complaints).toEqual([]);
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("a page of another site that points its name here gets nothing", async ({ server }) => {
  const { port } = new URL(server.url);
  expect(await statusFor(server.url, { host: `localhost:${port}` })).toBe(200);
  expect(await statusFor(server.url, { host: "evil.example" })).toBe(403);
  expect(await statusFor(`${server.url}/api/health`, { host: `evil.example:${port}` })).toBe(403);
});

test("a second server on the same data folder is refused and told who has it", async ({ server }) => {
  const second = startServer({ environment: { DATA_DIR: server.dataDir } });
  await expect(second).rejects.toThrow(
    /is in use by a Triggerboard that is already running \(process \d+, http:\/\/localhost:\d+, since /,
  );
});

test("a port that is taken is named, with what to do", async ({ server }) => {
  const second = startServer({ environment: { PORT: new URL(server.url).port } });
  await expect(second).rejects.toThrow(/Port \d+ is taken by another program\. Nothing was started\./);
});

test("other computers are let in only with a token", async () => {
  await expect(startServer({ environment: { HOST: "0.0.0.0" } })).rejects.toThrow("Set TRIGGERBOARD_TOKEN");
  await expect(
    startServer({ environment: { HOST: "0.0.0.0", TRIGGERBOARD_TOKEN: "short" } }),
  ).rejects.toThrow("too short");
});

test("with a token every page and action wants it, and it is never shown", async ({ page }) => {
  const token = "a-long-secret-for-this-test";
  const server = await startServer({ environment: { TRIGGERBOARD_TOKEN: token } });
  try {
    expect(await statusFor(`${server.url}/api/health`, {})).toBe(200);
    for (const path of ["/api/graphs/x", "/api/graphs/x/events", "/graphs/x"])
      expect(await statusFor(server.url + path, {})).toBe(401);
    // An action can be sent to any address, the sign-in page's included.
    expect(await statusFor(`${server.url}/login`, { "next-action": "0".repeat(42) }, "POST")).toBe(401);
    expect(await statusFor(`${server.url}/api/graphs/x`, { authorization: `Bearer ${token}` })).toBe(404);

    await page.goto(`${server.url}/?from=link`);
    await expect(page.getByLabel("Token")).toBeFocused();
    await page.getByLabel("Token").fill("not the token at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("That is not this server's token")).toBeVisible();
    await page.getByLabel("Token").fill(token);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${server.url}/?from=link`);
    const cookies = await page.context().cookies(server.url);
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Lax" }]);
    expect(JSON.stringify(cookies)).not.toContain(token);
    expect(server.output()).not.toContain(token);
  } finally {
    await server.remove();
  }
});

test("what was made is there after kill -9, and after Ctrl-C it ends cleanly", async ({
  page,
  ownServer,
}) => {
  await openPage(page, ownServer.url);
  await page.getByRole("button", { name: "Open the example" }).click();
  await page.waitForURL(/\/graphs\/[0-9a-f-]{36}/);
  const graph = `${ownServer.url}/api${new URL(page.url()).pathname}`;
  const before = await (await fetch(graph)).json();
  await ownServer.kill();
  await ownServer.start();
  expect(await (await fetch(graph)).json()).toEqual(before);
  expect(await ownServer.stop()).toBe(0);
});
