// Groups and notes: by keyboard, with a loop through a collapsed group, kept over a reload, taken back, and carried to another graph.
import type { Page } from "@playwright/test";
import {
  addFlow,
  complaintsOf,
  connect,
  edges,
  expectAccessible,
  expectSaved,
  node,
  openNewGraph,
  tidyUp,
} from "./editor-page.ts";
import { expect, test } from "./fixtures.ts";
import { untilFetched, untilReady } from "./open-page.ts";

const frame = (page: Page, name: string) =>
  page.getByRole("group", { name: new RegExp(`^${name}, group of`) });
const card = (page: Page, name: string) =>
  page.getByRole("group", { name: new RegExp(`^${name}, collapsed group of`) });
const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });

async function group(page: Page, name: string, ...flows: string[]): Promise<void> {
  for (const [at, flow] of flows.entries())
    await node(page, flow).click(at === 0 ? {} : { modifiers: ["Shift"] });
  await page.keyboard.press("ControlOrMeta+g");
  const field = inspector(page).getByRole("textbox", { name: "Name of the group" });
  await expect(field).toBeFocused();
  await field.fill(name);
  await field.press("Enter");
  await expect(frame(page, name)).toBeVisible();
}

test("a loop through a group stays in sight when the group is collapsed by a key, and undo takes all of it back", async ({
  page,
  server,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Round");
  for (const name of ["FirstFlow", "SecondFlow", "ThirdFlow"]) await addFlow(page, name);
  await tidyUp(page);
  await connect(page, "FirstFlow", "SecondFlow");
  await connect(page, "SecondFlow", "ThirdFlow");
  await connect(page, "ThirdFlow", "FirstFlow");
  await page.keyboard.press("Escape");
  await tidyUp(page);
  await group(page, "Training", "FirstFlow", "SecondFlow");
  await expect(frame(page, "Training")).toHaveAccessibleName("Training, group of 2 flows");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Training", exact: true }).click();
  await page.keyboard.press("g");
  await expect(card(page, "Training")).toHaveAccessibleName(
    "Training, collapsed group of 2 flows, 2 errors, in a runaway loop",
  );
  await expect(node(page, "FirstFlow")).toHaveCount(0);
  await expect.poll(() => edges(page)).toEqual(["SecondFlow → ThirdFlow", "ThirdFlow → FirstFlow"]);
  await expect(card(page, "Training").getByText("runaway")).toBeVisible();
  await expect(page.getByText("Runaway loop · repeats for ever once started")).toBeVisible();
  await expectAccessible(page);

  // It is one's own view: kept over a reload, and no change of the graph.
  await expectSaved(page);
  await page.reload();
  await untilReady(page);
  await expect(card(page, "Training")).toBeVisible();
  await card(page, "Training").getByRole("button", { name: "Expand Training" }).click();
  await expect(node(page, "FirstFlow")).toBeVisible();

  await page.getByRole("button", { name: "Training", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+Shift+g");
  await expect(frame(page, "Training")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(frame(page, "Training")).toBeVisible();
  await expectSaved(page);
  expect(complaints).toEqual([]);
});

test("a group made while a note is chosen as well asks for its name, without the note", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "All of it");
  await untilFetched(page);
  for (const name of ["FirstFlow", "SecondFlow"]) await addFlow(page, name);
  await node(page, "FirstFlow").click();
  await page.keyboard.press("n");
  await expect(page.getByRole("region", { name: "Canvas" }).getByRole("textbox")).toBeFocused();
  await page.keyboard.type("Ask Ann");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Note: Ask Ann" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+g");
  const field = inspector(page).getByRole("textbox", { name: "Name of the group" });
  await expect(field).toBeFocused();
  await field.fill("Both");
  await field.press("Enter");
  await expect(frame(page, "Both")).toHaveAccessibleName("Both, group of 2 flows");
  expect(complaints).toEqual([]);
});

test("a group moves by its name, and takes its flows along", async ({ page, server }) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Moved");
  for (const name of ["FirstFlow", "SecondFlow"]) await addFlow(page, name);
  await tidyUp(page);
  await group(page, "Pair", "FirstFlow", "SecondFlow");
  await page.keyboard.press("Escape");
  const corner = async (name: string) => {
    const box = await node(page, name).boundingBox();
    return box ? { x: Math.round(box.x), y: Math.round(box.y) } : null;
  };
  const before = [await corner("FirstFlow"), await corner("SecondFlow")];
  const title = await page.getByRole("button", { name: "Pair", exact: true }).boundingBox();
  if (!title) throw new Error("The frame has a name");
  await page.mouse.move(title.x + 10, title.y + 8);
  await page.mouse.down();
  await page.mouse.move(title.x + 60, title.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => corner("FirstFlow")).not.toEqual(before[0]);
  const after = [await corner("FirstFlow"), await corner("SecondFlow")];
  const way = (at: number) => [
    (after[at]?.x ?? 0) - (before[at]?.x ?? 0),
    (after[at]?.y ?? 0) - (before[at]?.y ?? 0),
  ];
  expect(way(0)).toEqual(way(1));
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => corner("SecondFlow")).toEqual(before[1]);
  expect(complaints).toEqual([]);
});

test("a note is written in place, found again after a reload, mended with Enter, and taken back", async ({
  page,
  server,
}) => {
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "Noted");
  await untilFetched(page);
  await page.getByRole("region", { name: "Canvas" }).click();
  await page.keyboard.press("n");
  const area = page
    .getByRole("region", { name: "Canvas" })
    .getByRole("textbox", { name: "Text of the note" });
  await expect(area).toBeFocused();
  await page.keyboard.type("Ask Ann before the features change");
  await page.keyboard.press("ControlOrMeta+Enter");
  const note = page.getByRole("group", { name: "Note: Ask Ann before the features change" });
  await expect(note).toBeFocused();
  await expectSaved(page, 2);
  await expectAccessible(page);

  await page.reload();
  await untilReady(page);
  await expect(note).toBeVisible();
  // It is the only thing there: Tab reaches it from the canvas.
  await note.focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expectSaved(page, 3);
  await note.click();
  await page.keyboard.press("Enter");
  await expect(area).toBeFocused();
  await page.keyboard.type("Something else");
  // Escape ends the writing; undo takes it back.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Note: Something else" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(note).toBeVisible();
  await note.dblclick();
  await page.keyboard.type("Ask Bob");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("group", { name: "Note: Ask Bob" })).toBeVisible();

  await inspector(page).getByRole("spinbutton", { name: "Width" }).fill("320");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await page.getByRole("group", { name: "Note: Ask Bob" }).boundingBox())?.width)
    .toBe(320);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Canvas" }).click({ position: { x: 20, y: 200 } });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ControlOrMeta+z");
  await expect(note).toBeVisible();
  await expectSaved(page);
  expect(complaints).toEqual([]);
});

test("a group and a note are carried to another graph through the clipboard, and told of in the list and in versions", async ({
  page,
  server,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const complaints = complaintsOf(page);
  await openNewGraph(page, server.url, "From here");
  for (const name of ["FirstFlow", "SecondFlow"]) await addFlow(page, name);
  await tidyUp(page);
  await group(page, "Pair", "FirstFlow", "SecondFlow");
  await page.getByRole("region", { name: "Canvas" }).click({ position: { x: 20, y: 200 } });
  await page.keyboard.press("n");
  await expect(
    page.getByRole("region", { name: "Canvas" }).getByRole("textbox", { name: "Text of the note" }),
  ).toBeFocused();
  await page.keyboard.type("Both at once");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  await expectSaved(page);

  await openNewGraph(page, server.url, "To there");
  await untilFetched(page);
  await page.getByRole("region", { name: "Canvas" }).click();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(frame(page, "Pair")).toHaveAccessibleName("Pair, group of 2 flows");
  await expect(page.getByRole("group", { name: "Note: Both at once" })).toBeVisible();

  await page.getByRole("radio", { name: "List" }).check({ force: true });
  const listed = page.getByRole("region", { name: "Groups and notes" });
  await expect(listed.getByRole("button", { name: /^Pair/ })).toBeVisible();
  await expect(listed.getByRole("button", { name: /^Both at once/ })).toBeVisible();
  await expect(page.getByText("in Pair").first()).toBeVisible();
  await expectAccessible(page);
  await listed.getByRole("button", { name: /^Pair/ }).click();
  await page.keyboard.press("ControlOrMeta+Shift+g");
  await expect(listed.getByRole("button", { name: /^Pair/ })).toHaveCount(0);
  await expectSaved(page);

  await page.goto(page.url().replace(/(\/graphs\/[^/?]+).*/, "$1/versions?from=1&to=2"));
  await expect(page.getByText("Ungrouped Pair").first()).toBeVisible();
  await expect(page.getByText("is no group any more; it had FirstFlow and SecondFlow.")).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
