import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { applyCommands } from "@/lib/core/graph/apply-command";
import { arbitraryCommand, arbitraryGraph } from "@/lib/core/graph/arbitrary-graph";
import { GENERIC_BRANCH } from "@/lib/core/graph/branch";
import type { Batch, SaveAnswer, SavedChange } from "@/lib/core/graph/change";
import type { Command } from "@/lib/core/graph/command";
import { emptyGraph, type Flow, type TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { createEditor, type Editor } from "./create-editor.ts";
import { type EditorTransport, GoneError } from "./saver.ts";
import { type BrowserStorage, unsavedBatches } from "./unsaved-batches.ts";

/** A server in memory with the log's rules; the browser journeys meet the real one. */
class LogInMemory {
  head: TriggerGraph;
  changes: SavedChange[] = [];
  listeners = new Set<(revision: number) => void>();
  constructor(readonly start: TriggerGraph) {
    this.head = start;
  }
  save(author: string, baseRevision: number, batches: Batch[]): SaveAnswer {
    if (baseRevision !== this.changes.length) {
      return { kind: "conflict", changes: this.changes.slice(baseRevision) };
    }
    for (const batch of batches) {
      if (this.changes.some(({ batchId }) => batchId === batch.batchId)) throw new Error("applied twice");
      const applied = applyCommands(this.head, batch.commands);
      if (!applied.ok) return { kind: "refused", batchId: batch.batchId, reason: applied.error.message };
      this.head = applied.value;
      this.changes.push({ ...batch, revision: this.changes.length + 1, author, at: "" });
    }
    for (const listener of this.listeners) listener(this.changes.length);
    return { kind: "saved", revision: this.changes.length };
  }
  /** A line that loses each answer, or each request, as `loses` says. */
  line(author: string, loses: () => "request" | "answer" | null): EditorTransport {
    const send = async <T>(call: () => T): Promise<T> => {
      await Promise.resolve();
      const lost = loses();
      if (lost === "request") throw new Error("no connection");
      const answer = structuredClone(call());
      if (lost === "answer") throw new Error("no connection");
      return answer;
    };
    return {
      save: ({ baseRevision, batches }) => send(() => this.save(author, baseRevision, batches)),
      changesSince: (revision) => send(() => this.changes.slice(revision)),
      load: () => send(() => ({ graph: this.head, revision: this.changes.length })),
      subscribe: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    };
  }
}

const memoryStorage = (): BrowserStorage => {
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
};

const open = (log: LogInMemory, transport: EditorTransport, storage = memoryStorage()): Editor =>
  createEditor({
    graphId: "g",
    graph: log.head,
    revision: log.changes.length,
    branch: GENERIC_BRANCH,
    transport,
    unsaved: unsavedBatches("g", storage, () => 0),
    newId: () => crypto.randomUUID(),
  });

const settled = async (editors: Editor[]) => {
  for (let turn = 0; turn < 400; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (
      editors.every(
        ({ store }) => store.getState().pending.length === 0 && store.getState().save.kind === "saved",
      )
    )
      return;
  }
};

const flow = (name: string): Flow => ({ id: name, name, parameters: [], position: { x: 0, y: 0 } });
const online = () => null;
const addFlow = (name: string): Command => ({ type: "add-flow", flow: flow(name) });

describe("createEditor", () => {
  it("shows an edit at once, saves it, and undoes and redoes it as further changes of the log", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    const editor = open(log, log.line("ann", online));
    editor.connect();
    expect(editor.dispatch(addFlow("A"))).toBe(true);
    expect(editor.store.getState().graph.flows).toEqual([flow("A")]);
    expect(editor.store.getState().revision).toBe(0);
    await settled([editor]);
    expect(editor.store.getState().revision).toBe(1);
    editor.undo();
    expect(editor.store.getState().graph.flows).toEqual([]);
    editor.redo();
    await settled([editor]);
    expect(log.head.flows).toEqual([flow("A")]);
    expect(log.changes.map(({ label }) => label)).toEqual(["add A", "undo add A", "redo add A"]);
  });

  it("chooses what a step back brought again, and no edge beside it", () => {
    const log = new LogInMemory({ ...emptyGraph("Test"), flows: [flow("A"), flow("B")] });
    const editor = open(log, log.line("ann", online));
    editor.select(["flow:A"]);
    editor.dispatch({ type: "remove-flow", flow: "A" });
    editor.select([], ["edge:B any"]);
    editor.undo();
    expect([...editor.store.getState().selection]).toEqual(["flow:A"]);
    expect(editor.store.getState().chosenEdges.size).toBe(0);
    editor.redo();
    expect(editor.store.getState().selection.size).toBe(0);
  });

  it("tells what others deleted of what is chosen here, and chooses it no more", async () => {
    const log = new LogInMemory({ ...emptyGraph("Test"), flows: [flow("A"), flow("B")] });
    const bob = open(log, log.line("bob", online));
    bob.connect();
    bob.select(["flow:A", "flow:B"]);
    log.save("ann", 0, [
      { batchId: "1", label: "delete A", commands: [{ type: "remove-flow", flow: "A" }] },
      { batchId: "2", label: "add C", commands: [addFlow("C")] },
    ]);
    await vi.waitFor(() => expect(bob.store.getState().revision).toBe(2));
    expect([...bob.store.getState().selection]).toEqual(["flow:B"]);
    expect(bob.store.getState().lost).toEqual({ names: ["A"], author: "ann" });
    // One's own deletion is nobody's news.
    bob.dispatch({ type: "remove-flow", flow: "B" });
    bob.select([]);
    await settled([bob]);
    expect(bob.store.getState().lost?.names).toEqual(["A"]);
  });

  it("hears of a change that came while it was told that there is none", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    let notify: (revision: number | null) => void = () => {};
    const answers: ((changes: SavedChange[]) => void)[] = [];
    const bob = open(log, {
      ...log.line("bob", online),
      changesSince: () => new Promise((answer) => answers.push(answer)),
      subscribe: (listener) => {
        notify = listener;
        return () => {};
      },
    });
    bob.connect();
    await vi.waitFor(() => expect(bob.store.getState().save.kind).toBe("saved"));
    notify(null);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    log.save("ann", 0, [{ batchId: "1", label: "add A", commands: [addFlow("A")] }]);
    notify(1);
    answers[0]?.([]);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.(log.changes);
    await vi.waitFor(() => expect(bob.store.getState().revision).toBe(1));
  });

  it("replays ours on somebody else's change and puts what no longer fits in the tray", async () => {
    const log = new LogInMemory({ ...emptyGraph("Test"), flows: [flow("A"), flow("B")] });
    const ann = open(log, log.line("ann", online));
    ann.connect();
    const stopped = { ...log.line("bob", online), subscribe: () => () => {} };
    const bob = open(log, stopped);
    ann.dispatch({ type: "remove-flow", flow: "A" });
    await settled([ann]);
    bob.dispatch({ type: "set-schedule", flow: "A", schedule: { every: "day" } });
    bob.dispatch({ type: "connect", flow: "B", upstream: { flow: "A" } });
    await settled([bob]);
    const state = bob.store.getState();
    expect(state.graph).toEqual(log.head);
    expect(state.overtakenBy).toMatchObject({ author: "ann", revision: 1 });
    expect(state.overtakenBy?.steps.flatMap(({ changes }) => changes.map(({ label }) => label))).toEqual([
      "remove A",
    ]);
    expect(state.tray.map(({ batch, ...entry }) => [batch.label, entry])).toEqual([
      ["set the schedule of A", { reason: "The flow is no longer in the graph (A)", from: 0, to: 1 }],
    ]);
    expect(log.head.flows[0]?.trigger).toEqual({ kind: "on-finish", upstreams: [{ flow: "A" }] });
  });

  it("does not trouble anybody with what others did elsewhere in the graph", async () => {
    const log = new LogInMemory({ ...emptyGraph("Test"), flows: [flow("A"), flow("B")] });
    const bob = open(log, { ...log.line("bob", online), subscribe: () => () => {} });
    log.save("ann", 0, [
      {
        batchId: "1",
        label: "",
        commands: [{ type: "set-schedule", flow: "A", schedule: { every: "day" } }],
      },
    ]);
    bob.dispatch({ type: "set-schedule", flow: "B", schedule: { every: "hour" } });
    await settled([bob]);
    expect(bob.store.getState()).toMatchObject({ graph: log.head, revision: 2, overtakenBy: null });
  });

  it("keeps unsaved batches for the next page and sends them from there once", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    const storage = memoryStorage();
    const away = open(
      log,
      log.line("ann", () => "answer"),
      storage,
    );
    away.dispatch(addFlow("A"));
    away.dispatch(addFlow("B"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(away.store.getState().save).toEqual({ kind: "offline", reason: null });
    const back = open(log, log.line("ann", online), storage);
    back.connect();
    // It looks into the storage first.
    await vi.waitFor(() => expect(back.store.getState().revision).toBe(2));
    await settled([back]);
    expect(log.head.flows).toEqual([flow("A"), flow("B")]);
    expect(back.store.getState().graph).toEqual(log.head);
    expect(storage.length).toBe(0);
  });

  it("replays what a former page left on what was saved of it since the next page was loaded", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    const storage = memoryStorage();
    const offline = log.line("ann", () => "request");
    const away = open(log, offline, storage);
    away.dispatch(addFlow("A"));
    away.dispatch({ type: "set-schedule", flow: "A", schedule: { every: "day" } });
    const back = open(log, log.line("ann", online), storage);
    // The first of the two arrives late, when the next page has its document already.
    log.save("ann", 0, away.store.getState().pending.slice(0, 1));
    back.connect();
    await vi.waitFor(() => expect(log.changes.length).toBe(2));
    await settled([back]);
    expect(back.store.getState().tray).toEqual([]);
    expect(back.store.getState().graph).toEqual(log.head);
    expect(storage.length).toBe(0);
  });

  it("takes out of the tray what a late request of a former page saves after all", async () => {
    const log = new LogInMemory({ ...emptyGraph("Test"), flows: [flow("A")] });
    const storage = memoryStorage();
    const away = open(
      log,
      log.line("ann", () => "request"),
      storage,
    );
    away.dispatch({ type: "set-schedule", flow: "A", schedule: { every: "day" } });
    const [batch] = away.store.getState().pending;
    if (!batch) throw new Error("A batch waits");
    log.save("bob", 0, [
      { batchId: crypto.randomUUID(), label: "remove A", commands: [{ type: "remove-flow", flow: "A" }] },
    ]);
    const back = open(log, log.line("ann", online), storage);
    back.connect();
    await vi.waitFor(() => expect(back.store.getState().tray.length).toBe(1));
    log.save("bob", 1, [{ batchId: crypto.randomUUID(), label: "add A", commands: [addFlow("A")] }, batch]);
    await settled([back]);
    await vi.waitFor(() => expect(back.store.getState().revision).toBe(3));
    expect(back.store.getState().tray).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it("ends with the same document everywhere and no batch lost, whatever the order", {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryGraph,
        fc.array(fc.tuple(fc.nat(2), fc.boolean(), arbitraryCommand), { maxLength: 14 }),
        async (start, edits) => {
          const log = new LogInMemory(start);
          const editors = ["ann", "bob", "cec"].map((author) => open(log, log.line(author, online)));
          for (const editor of editors) editor.connect();
          let dispatched = 0;
          for (const [who, pause, command] of edits) {
            if (editors[who]?.dispatch(command)) dispatched += 1;
            if (pause) await Promise.resolve();
          }
          await settled(editors);
          const trays = editors.flatMap(({ store }) => store.getState().tray).length;
          expect(log.changes.length + trays).toBe(dispatched);
          for (const { store } of editors) expect(store.getState().graph).toEqual(log.head);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("a server that cannot keep", () => {
  it("is asked no more when the graph is gone, and what is unsaved stays in the browser", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    const storage = memoryStorage();
    const gone = { ...log.line("ann", online), save: () => Promise.reject(new GoneError("It was deleted")) };
    const editor = open(log, gone, storage);
    editor.connect();
    editor.dispatch(addFlow("A"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(editor.store.getState().save).toEqual({ kind: "gone", message: "It was deleted" });
    expect(storage.length).toBe(1);
  });

  it("counts when it was set back to an earlier state: ours are replayed on what it has", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    const editor = open(log, log.line("ann", online));
    editor.connect();
    editor.dispatch(addFlow("A"));
    await settled([editor]);
    log.head = emptyGraph("Test");
    log.changes = [];
    editor.dispatch(addFlow("B"));
    await settled([editor]);
    expect(log.head.flows).toEqual([flow("B")]);
    expect(editor.store.getState().graph).toEqual(log.head);
  });

  it("is looked at again when a change may have been missed", async () => {
    const log = new LogInMemory(emptyGraph("Test"));
    let nudge: (revision: number | null) => void = () => {};
    const line = log.line("bob", online);
    const bob = open(log, {
      ...line,
      subscribe: (onRevision) => {
        nudge = onRevision;
        return () => {};
      },
    });
    bob.connect();
    log.save("ann", 0, [{ batchId: crypto.randomUUID(), label: "add A", commands: [addFlow("A")] }]);
    nudge(null);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(bob.store.getState().graph).toEqual(log.head);
  });
});
