// Who drew an edge: asked on the canvas and in the inspector, and told by the history, whatever the flows were called then.
import {
  addFlow,
  complaintsOf,
  connect,
  edges,
  expectAccessible,
  expectSaved,
  node,
  openNewGraph,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { openPage } from "./open-page.ts";

test("an edge tells who drew it, when and as which revision, after its flow was renamed by somebody else @smoke", async ({
  page,
  server,
  browser,
}) => {
  const complaints = complaintsOf(page);
  const named = (name: string) => ({
    name: "triggerboard-name",
    value: encodeURIComponent(name),
    url: server.url,
  });
  await page.context().addCookies([named("Ada Lovelace")]);
  const address = await openNewGraph(page, server.url, "Blame");
  await addFlow(page, "FeatureFlow");
  await addFlow(page, "InferenceFlow");
  await connect(page, "FeatureFlow", "InferenceFlow");
  await expectSaved(page, 5);

  const bob = await (await browser.newContext()).newPage();
  await bob.context().addCookies([named("Bob Ross")]);
  await openPage(bob, address);
  await node(bob, "FeatureFlow").click();
  const name = bob.getByRole("complementary", { name: "Inspector" }).getByRole("textbox", { name: "Name" });
  await name.fill("LoadFlow");
  await name.press("Enter");
  await expectSaved(bob, 6);
  await bob.context().close();
  await expect.poll(() => edges(page)).toEqual(["LoadFlow → InferenceFlow"]);

  // In the inspector, at what the flow waits for.
  await node(page, "InferenceFlow").click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByRole("button", { name: "Who drew LoadFlow" }).click();
  await expect(inspector.getByRole("listitem")).toContainText("Connected FeatureFlow → InferenceFlow");
  await expect(inspector.getByRole("listitem")).toContainText(/Ada Lovelace, .*, rev 5/);
  await expectAccessible(page);

  // At the edge itself.
  await inspector.getByRole("button", { name: "Close" }).click();
  const [from, to] = [
    await node(page, "LoadFlow").boundingBox(),
    await node(page, "InferenceFlow").boundingBox(),
  ];
  if (!from || !to) throw new Error("Both are in view");
  await page.mouse.click((from.x + from.width + to.x) / 2, from.y + from.height / 2);
  await expect(inspector.getByRole("heading", { name: "LoadFlow → InferenceFlow" })).toBeVisible();
  await expect(inspector.getByRole("region", { name: "Drawn by" })).toContainText(/Ada Lovelace, .*, rev 5/);
  await expectAccessible(page);

  // Taken out and drawn again, it is of whoever drew it last, also before that is saved.
  await inspector.getByRole("button", { name: "Disconnect" }).click();
  await expect.poll(() => edges(page)).toEqual([]);
  await expect(inspector).toHaveCount(0);
  await connect(page, "LoadFlow", "InferenceFlow");
  await expectSaved(page, 8);
  await page.mouse.click((from.x + from.width + to.x) / 2, from.y + from.height / 2);
  await inspector.getByRole("link", { name: "rev 8" }).click();
  await expect(page).toHaveURL(/\/versions\?to=8$/);
  await expect(page.getByRole("region", { name: "Changes from rev 7 to rev 8" })).toContainText(
    "InferenceFlow is now started by LoadFlow.",
  );
  expect(complaints).toEqual([]);
});
