// Eight editors at two servers on one database, over lines that lose requests and answers, with servers that forget and pages that are
// loaded again: nothing is lost, nothing is applied twice. bench/soak.mjs asks the same of real servers that are killed.
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { applyCommands } from "@/lib/core/graph/apply-command";
import { GENERIC_BRANCH } from "@/lib/core/graph/branch";
import type { Command } from "@/lib/core/graph/command";
import { emptyGraph, type Flow } from "@/lib/core/graph/trigger-graph";
import { openChangeFeed } from "@/lib/server/db/change-feed";
import type { Database } from "@/lib/server/db/database";
import { createGraphStore, type GraphStore } from "@/lib/server/db/graph-store";
import { describeEachDatabase } from "@/lib/server/db/testing/each-database";
import { createEditor, type Editor } from "./create-editor.ts";
import type { EditorTransport } from "./saver.ts";
import { type BrowserStorage, unsavedBatches } from "./unsaved-batches.ts";

const EDITORS = 8;
const COMMANDS = 25;
/** Of requests, and as many of answers. */
const LOST = 0.1;

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Gives up after a while; what is not as it should be then shows. */
async function until(holds: () => boolean): Promise<void> {
  for (const late = Date.now() + 20_000; !holds() && Date.now() < late; ) await sleep(20);
}

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function memoryStorage(): BrowserStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

/** What a server answers: what it knows is lost when it starts again. */
async function startServer({ prisma, listen }: Database) {
  let store: GraphStore = createGraphStore(prisma);
  const feed = await openChangeFeed(listen);
  return {
    restart: () => {
      store = createGraphStore(prisma);
    },
    close: async () => {
      await store.settle();
      await feed.close();
    },
    /** A line to it that loses things as `random` says. */
    line(graphId: string, author: string, random: () => number): EditorTransport {
      const send = async <T>(call: () => Promise<T>): Promise<T> => {
        if (random() < LOST) throw new Error("The request was lost");
        const answer = structuredClone(await call());
        if (random() < LOST) throw new Error("The answer was lost");
        return answer;
      };
      const value = <T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
        if (!answer.ok) throw new Error(answer.error.message);
        return answer.value;
      };
      return {
        save: (request) => send(async () => value(await store.appendOnTop({ graphId, ...request }, author))),
        changesSince: (revision) => send(async () => value(await store.changesSince(graphId, revision))),
        load: () =>
          send(async () => {
            const { document, revision } = value(await store.head(graphId));
            return { graph: document, revision };
          }),
        subscribe: (tell) =>
          feed.subscribe(graphId, (news) => tell(news.kind === "changed" ? news.revision : null)),
      };
    },
  };
}

const flow = (name: string): Flow => ({ id: name, name, parameters: [], position: { x: 0, y: 0 } });

/** One edit that may meet somebody else's. */
function draw(editor: Editor, name: string, random: () => number): void {
  const { flows } = editor.store.getState().graph;
  const any = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const [kind, one, other] = [random(), any(flows), any(flows)];
  const commands: Command[] = [{ type: "add-flow", flow: flow(`${name}_${Math.floor(random() * 1e6)}`) }];
  if (one && other) {
    if (kind < 0.2) commands.unshift({ type: "remove-flow", flow: one.id });
    else if (kind < 0.5) commands.unshift({ type: "connect", flow: one.id, upstream: { flow: other.name } });
    else if (kind < 0.7)
      commands.unshift({ type: "rename-flow", flow: one.id, name: `${name}r${Math.floor(random() * 1e6)}` });
    else if (kind < 0.8) commands.length = 0;
  }
  const [first] = commands;
  if (first) editor.dispatch(first);
  else editor.undo();
}

describeEachDatabase("eight editors at two servers", (open) => {
  it("end with one document, and every batch is in the log once or in its author's tray", async () => {
    const database = await open();
    const servers = await Promise.all([startServer(database), startServer(database)]);
    const start = { ...emptyGraph("Shared"), flows: ["A", "B", "C", "D", "E", "F"].map(flow) };
    const { graphId } = await createGraphStore(database.prisma).create(start, "ann");

    const tabs = Array.from({ length: EDITORS }, (_, place) => {
      const [name, random, made, storage] = [
        `E${place}`,
        seeded(place + 1),
        new Set<string>(),
        memoryStorage(),
      ];
      const openTab = async () => {
        const transport = servers[place % 2]?.line(graphId, name, random);
        if (!transport) throw new Error("There are two servers");
        let loaded: Awaited<ReturnType<EditorTransport["load"]>> | null = null;
        while (!loaded) loaded = await transport.load().catch(() => null);
        const editor = createEditor({
          graphId,
          ...loaded,
          branch: GENERIC_BRANCH,
          transport,
          unsaved: unsavedBatches(graphId, storage, () => 0),
          newId: () => {
            const id = randomUUID();
            made.add(id);
            return id;
          },
        });
        return { editor, close: editor.connect() };
      };
      return { name, random, made, openTab };
    });

    const editors = await Promise.all(
      tabs.map(async ({ name, random, made, openTab }, place) => {
        let tab = await openTab();
        while (made.size < COMMANDS) {
          draw(tab.editor, name, random);
          await sleep(60 * random());
          if (random() < 0.03) servers[place % 2]?.restart();
          if (random() < 0.03) {
            tab.close();
            // Its storage is all that a page leaves.
            tab.editor.store.setState({ pending: [] });
            tab = await openTab();
          }
        }
        return tab;
      }),
    );
    const isSettled = ({ editor }: { editor: Editor }) => {
      const { pending, save } = editor.store.getState();
      return pending.length === 0 && save.kind === "saved";
    };
    await until(() => editors.every(isSettled));
    for (const server of servers) server.restart();
    const log = await createGraphStore(database.prisma).changesSince(graphId, 0);
    const changes = log.ok ? log.value : [];
    const last = changes.length;
    await until(() => editors.every(({ editor }) => editor.store.getState().revision === last));

    const made = applyCommands(
      start,
      changes.flatMap(({ commands }) => commands),
    );
    const document = made.ok ? made.value : null;
    expect(changes.map(({ revision }) => revision)).toEqual(changes.map((_, place) => place + 1));
    for (const { editor } of editors) expect(editor.store.getState().graph).toEqual(document);
    expect(await createGraphStore(database.prisma).head(graphId)).toEqual({
      ok: true,
      value: { revision: last, document },
    });
    const logged = changes.map(({ batchId }) => batchId);
    expect(new Set(logged).size).toBe(last);
    const trays = editors.flatMap(({ editor }) =>
      editor.store.getState().tray.map(({ batch }) => batch.batchId),
    );
    const everything = tabs.flatMap(({ made: ids }) => [...ids]).sort();
    expect([...logged, ...trays].sort()).toEqual(everything);
    expect(trays.length).toBeGreaterThan(0);
    for (const { close } of editors) close();
    for (const server of servers) await server.close();
  }, 120_000);
});
