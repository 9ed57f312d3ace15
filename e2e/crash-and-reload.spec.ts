// Nothing shown as saved is lost by kill -9, and nothing drawn while the server is away.
import { addFlow, complaintsOf, connect, edges, expectSaved, node, openNewGraph } from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage, untilReady } from "./open-page.ts";

test("what is drawn survives a crash of the server and a reload of the page @smoke", async ({
  page,
  ownServer,
}) => {
  const address = await openNewGraph(page, ownServer.url, "Crash");
  await addFlow(page, "FeatureFlow");
  await addFlow(page, "InferenceFlow");
  await expectSaved(page);
  await ownServer.kill();

  await connect(page, "FeatureFlow", "InferenceFlow");
  await addFlow(page, "ReportFlow");
  // The name and the flow, and the edge.
  await expect(page.getByText(/^Offline: \d changes kept$/)).toBeVisible();
  await page.close();

  await ownServer.start();
  const again = await page.context().newPage();
  const complaints = complaintsOf(again);
  await openPage(again, address);
  await expect(node(again, "ReportFlow")).toBeVisible();
  await expect.poll(() => edges(again)).toEqual(["FeatureFlow → InferenceFlow"]);
  await expectSaved(again);
  await again.reload();
  await untilReady(again);
  await expect(node(again, "ReportFlow")).toBeVisible();
  await expectSaved(again);
  expect(complaints).toEqual([]);
});

test("a lost connection is said, and everything is sent when it is back @smoke", async ({
  page,
  server,
  context,
}) => {
  await openNewGraph(page, server.url, "Away");
  await addFlow(page, "FeatureFlow");
  await expectSaved(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Tidy up" }).focus();
  await addFlow(page, "InferenceFlow");
  await expect(page.getByText(/^Offline: \d changes? kept$/)).toBeVisible();
  await context.setOffline(false);
  await expectSaved(page);
  await page.reload();
  await untilReady(page);
  await expect(node(page, "InferenceFlow")).toBeVisible();
});
