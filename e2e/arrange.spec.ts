// Several flows at once: what hangs together is chosen, put in line, and taken out of the middle of a chain.
import {
  addFlow,
  complaintsOf,
  connect,
  edges,
  expectSaved,
  node,
  openNewGraph,
  tidyUp,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";

test("a chain is chosen by a key, put in line, and joined where one is taken out", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Chain");
  for (const name of ["FirstFlow", "SecondFlow", "ThirdFlow", "AloneFlow"]) await addFlow(page, name);
  await tidyUp(page);
  await connect(page, "FirstFlow", "SecondFlow");
  await connect(page, "SecondFlow", "ThirdFlow");
  await expect.poll(() => edges(page)).toEqual(["FirstFlow → SecondFlow", "SecondFlow → ThirdFlow"]);

  await node(page, "ThirdFlow").click();
  await page.keyboard.press("Shift+U");
  const chosen = page.locator(".react-flow__node.selected");
  await expect(chosen).toHaveCount(3);
  await page.getByRole("button", { name: "Align top edges" }).click();
  const heights = async () =>
    new Set(await Promise.all((await chosen.all()).map(async (one) => (await one.boundingBox())?.y)));
  await expect.poll(async () => (await heights()).size).toBe(1);

  await node(page, "SecondFlow").click();
  await page.keyboard.press("ControlOrMeta+Delete");
  await expect(node(page, "SecondFlow")).toHaveCount(0);
  await expect.poll(() => edges(page)).toEqual(["FirstFlow → ThirdFlow"]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => edges(page)).toEqual(["FirstFlow → SecondFlow", "SecondFlow → ThirdFlow"]);
  await expectSaved(page);
  expect(complaints).toEqual([]);
});

test("what is in the hand when the list takes the canvas's place is let go, and nothing has moved", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Cut short");
  await addFlow(page, "FirstFlow");
  await expectSaved(page);
  await page.keyboard.press("Escape");
  const flow = node(page, "FirstFlow");
  await flow.click();
  await page.keyboard.press("Escape");
  const list = page.getByRole("radio", { name: "List" });
  const home = await flow.boundingBox();
  if (!home) throw new Error("FirstFlow is not on the canvas");
  const [x, y] = [home.x + home.width / 2, home.y + home.height / 2];

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 80, y + 120, { steps: 4 });
  await expect.poll(async () => (await flow.boundingBox())?.y).toBeGreaterThan(home.y + 80);
  await page.keyboard.press("l");
  await expect(list).toBeChecked();
  await page.mouse.up();
  await page.keyboard.press("l");
  await expect.poll(() => flow.boundingBox()).toEqual(home);

  // A frame that is never let go would keep the inspector shut.
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await page.keyboard.press("Escape");
  await expect(inspector).toBeHidden();
  await page.keyboard.down("Shift");
  await page.mouse.move(home.x + home.width + 60, home.y + home.height + 60);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await expect(flow).toHaveClass(/selected/);
  await page.keyboard.up("Shift");
  await page.keyboard.press("l");
  await expect(list).toBeChecked();
  await page.mouse.up();
  await page.keyboard.press("l");
  await flow.click();
  await expect(inspector).toContainText("FirstFlow");
  expect(complaints).toEqual([]);
});
