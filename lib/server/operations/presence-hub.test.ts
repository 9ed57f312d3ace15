import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PresentTab } from "@/lib/core/graph/presence.ts";
import { createPresenceHub, FAREWELL_MS, type Heard, type PresenceHub, VANISHED_MS } from "./presence-hub.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const GRAPH = "g";
const tab = (id: string, chosen: string[] = []): PresentTab => ({
  tab: id,
  person: `p-${id}`,
  name: id,
  view: "canvas",
  chosen,
  more: 0,
});

/** Servers joined as by NOTIFY: each hears what the others send. */
function servers(count: number): PresenceHub[] {
  const hubs: PresenceHub[] = [];
  for (let own = 0; own < count; own += 1)
    hubs.push(
      createPresenceHub(
        (graphId, told) => {
          for (const [at, hub] of hubs.entries()) if (at !== own) hub.hear(graphId, told);
        },
        () => Date.now(),
      ),
    );
  return hubs;
}
const one = (count = 1) => servers(count) as [PresenceHub, PresenceHub];

/** A tab with its stream: it answers when it is asked, as long as it is awake. */
function openTab(hub: PresenceHub, id: string, chosen: string[] = []) {
  const heard: Heard[] = [];
  const page = { heard, awake: true, stop: () => {}, say: (keys = chosen) => hub.say(GRAPH, tab(id, keys)) };
  page.stop = hub.listen(GRAPH, id, (news) => {
    heard.push(news);
    if (news === "ask" && page.awake) page.say();
  });
  return page;
}
const news = (heard: Heard[]) => heard.filter((one) => one !== "ask");

test("tabs of two servers hear of each other, of what is chosen, and of a farewell", async () => {
  const [first, second] = one(2);
  const ann = openTab(first, "ann");
  expect(ann.say()).toEqual({ ok: true, value: [] });
  const bob = openTab(second, "bob");
  expect(bob.say()).toEqual({ ok: true, value: [tab("ann")] });
  await vi.advanceTimersByTimeAsync(100);
  ann.heard.length = 0;
  bob.heard.length = 0;
  bob.say(["flow:1"]);
  await vi.advanceTimersByTimeAsync(100);
  expect(ann.heard).toEqual([{ here: [tab("bob", ["flow:1"])], gone: [] }]);
  bob.stop();
  await vi.advanceTimersByTimeAsync(FAREWELL_MS + 100);
  expect(news(ann.heard).at(-1)).toEqual({ here: [], gone: ["bob"] });
});

test("a tab that vanishes without a word is forgotten everywhere, one that answers stays", async () => {
  const [first, second] = one(2);
  const [ann, bob] = [openTab(first, "ann"), openTab(second, "bob")];
  ann.say();
  bob.say();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(news(ann.heard)).toEqual([{ here: [tab("ann"), tab("bob")], gone: [] }]);
  // Its connection is dead and nobody has noticed.
  bob.awake = false;
  await vi.advanceTimersByTimeAsync(VANISHED_MS + 1_100);
  expect(news(ann.heard).at(-1)).toEqual({ here: [], gone: ["bob"] });
});

test("who is alone is never asked and costs no clock once the page is closed", async () => {
  const [hub] = one();
  const ann = openTab(hub, "ann");
  ann.say();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ann.heard).not.toContain("ask");
  ann.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(vi.getTimerCount()).toBe(0);
});

test("a stream that breaks and comes back is no farewell", async () => {
  const [hub] = one();
  const [ann, bob] = [openTab(hub, "ann"), openTab(hub, "bob")];
  ann.say();
  bob.say();
  await vi.advanceTimersByTimeAsync(100);
  bob.stop();
  await vi.advanceTimersByTimeAsync(500);
  const back = openTab(hub, "bob");
  back.say();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(news(ann.heard)).toEqual([{ here: [tab("ann"), tab("bob")], gone: [] }]);
});

test("who says too much is not heard for a moment, and a crowd has an end", async () => {
  const [hub] = one();
  const ann = openTab(hub, "ann");
  const answers = Array.from({ length: 30 }, (_, at) => ann.say([`flow:${at}`]).ok);
  expect(answers.filter(Boolean)).toHaveLength(21);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ann.say(["flow:last"]).ok).toBe(true);
  const crowd = Array.from({ length: 300 }, (_, at) => hub.say(GRAPH, tab(`t${at}`)).ok);
  expect(crowd.filter(Boolean)).toHaveLength(199);
  expect(hub.say("other", tab("elsewhere")).ok).toBe(true);
});

test("a process that stood still takes nobody for vanished", async () => {
  const [hub] = one();
  const [ann, bob] = [openTab(hub, "ann"), openTab(hub, "bob")];
  ann.say();
  bob.say();
  await vi.advanceTimersByTimeAsync(100);
  vi.setSystemTime(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(news(ann.heard)).toEqual([{ here: [tab("ann"), tab("bob")], gone: [] }]);
});
