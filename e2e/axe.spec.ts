// Every screen once: what axe finds in light and dark, what becomes of it at 200 %, and whether anything moves that should not.
import { accessibilityViolations } from "./accessibility.ts";
import { complaintsOf, node, openExample } from "./editor-page.ts";
import { isFirefox } from "./firefox/is-firefox.ts";
import { expect, test } from "./fixtures.ts";
import { openPage, untilFetched } from "./open-page.ts";

const screens = (graph: string): [name: string, path: string][] => [
  ["the list of graphs", "/"],
  ["the canvas", graph],
  ["the canvas with a flow chosen", `${graph}?select=flow:first_flow.py:FirstFlow`],
  ["the list", `${graph}?view=list`],
  ["the deploy page", `${graph}/deploy`],
  ["the simulate page", `${graph}/simulate`],
  ["the versions page", `${graph}/versions`],
  ["the settings", "/settings"],
];

test("axe finds nothing on any screen, in light and in dark @firefox", async ({ page }) => {
  test.slow();
  const complaints = complaintsOf(page);
  const graph = await openExample(page);
  // Axe takes its time in Firefox: there the screens of the main job stand for all.
  const looked = screens(graph).slice(0, isFirefox(page) ? 4 : undefined);
  for (const [name, path] of looked) {
    await test.step(name, async () => {
      await openPage(page, path);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await accessibilityViolations(page)).toEqual([]);
    });
  }
  expect(complaints).toEqual([]);
});

test("at 200 % no page scrolls sideways, and nothing of the bars is out of reach", async ({
  browser,
  server,
}) => {
  test.slow();
  // What a browser window of 1440 × 900 has at twice the size.
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
  });
  await context.addInitScript(() => {
    if (window.location.protocol.startsWith("http")) window.localStorage.setItem("triggerboard:tour", "seen");
  });
  const page = await context.newPage();
  const graph = await openExample(page);
  for (const [name, path] of screens(graph)) {
    await test.step(name, async () => {
      await openPage(page, path);
      await expect(page.getByRole("main")).toBeVisible();
      const { wide, cut } = await page.evaluate(() => {
        const root = document.documentElement;
        const reach = root.clientWidth;
        const controls = document.querySelectorAll<HTMLElement>(
          ":is(header, main, aside) :is(button, a, input)",
        );
        const outside = [...controls].filter((control) => {
          const box = control.getBoundingClientRect();
          const scrolls = control.closest(".react-flow, [class*=overflow-x], [class*=overflow-auto]");
          return (
            control.checkVisibility() && box.width > 1 && !scrolls && (box.right > reach + 1 || box.left < -1)
          );
        });
        return {
          wide: root.scrollWidth - reach,
          cut: outside.map((control) => control.getAttribute("aria-label") ?? control.textContent),
        };
      });
      expect({ wide, cut }).toEqual({ wide: 0, cut: [] });
    });
  }
  await context.close();
});

test("nothing travels or spins for those who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const graph = await openExample(page);
  await openPage(page, graph);
  await untilFetched(page);
  const first = node(page, "FirstFlow");
  const place = () => first.evaluate((card) => card.style.transform);
  await first.focus();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.keyboard.press("ControlOrMeta+z");
  const settled = await place();
  // In the very next frames it is where it will stay.
  for (let frame = 0; frame < 5; frame++) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await place()).toBe(settled);
  }
  const running = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === "running" && Number(effect?.getComputedTiming().duration) > 20,
      )
      .map((animation) => String((animation.effect as KeyframeEffect | null)?.target?.className)),
  );
  expect(running).toEqual([]);
});
