// One process of bench/soak.mjs: editors at one server, each the page's own editor with the page's own way to the server and no face.
// The parent says how many, at which server, and when to tell what each of them ended with.
import { createHash } from "node:crypto";
import { becomePageOf, serverAction } from "./browser-in-node.mjs";
import { seeded } from "./seeded.mjs";

const { bundle, origin, graphId, saveId, names, commands, paceMs, seed } = JSON.parse(process.argv[2]);
becomePageOf(origin);
const { createEditor, httpTransport, unsavedBatches, GENERIC_BRANCH, canonicalJson } = await import(bundle);

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const save = serverAction(`/graphs/${graphId}`, saveId);

/** As a tab's storage: it is there again after a reload. */
function storage() {
  const items = new Map();
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

/** A tab with an editor, which may be loaded again with its work unsaved. */
function openTab(name, random) {
  const kept = storage();
  const tab = {
    name,
    random,
    editor: null,
    close: null,
    reloads: 0,
    made: new Map(),
    latencies: [],
    conflicts: 0,
  };
  const counted = (transport) => ({
    ...transport,
    async save(request) {
      const answer = await transport.save(request);
      if (answer.kind === "conflict") tab.conflicts += 1;
      return answer;
    },
  });
  tab.open = async () => {
    const transport = counted(httpTransport(graphId, save, { tab: crypto.randomUUID(), hear: null }));
    let loaded = null;
    while (loaded === null) loaded = await transport.load().catch(() => sleep(500).then(() => null));
    tab.editor = createEditor({
      graphId,
      ...loaded,
      branch: GENERIC_BRANCH,
      transport,
      unsaved: unsavedBatches(graphId, kept, Date.now),
      newId() {
        const id = crypto.randomUUID();
        tab.made.set(id, performance.now());
        return id;
      },
    });
    const { editor } = tab;
    const acknowledge = (state, before) => {
      if (state.pending === before.pending || tab.editor !== editor) return;
      const waiting = new Set(
        [...state.pending, ...state.tray.map(({ batch }) => batch)].map(({ batchId }) => batchId),
      );
      for (const { batchId } of before.pending)
        if (!waiting.has(batchId)) tab.latencies.push(performance.now() - tab.made.get(batchId));
    };
    editor.store.subscribe(acknowledge);
    tab.close = editor.connect();
  };
  /** As F5 does, in whatever moment. */
  tab.reload = async () => {
    tab.reloads += 1;
    tab.close();
    // What was under way in the page ends with it.
    const { store } = tab.editor;
    tab.editor = null;
    store.setState({ pending: [] });
    await tab.open();
  };
  return tab;
}

/** One edit as people make them; whatever does not fit is passed over. */
function edit({ name, editor, random, made }) {
  const { graph } = editor.store.getState();
  const any = (list) => list[Math.floor(random() * list.length)];
  const flow = any(graph.flows);
  const kind = random();
  const place = () => 8 * Math.floor(random() * 400);
  if (kind < 0.2 || !flow) {
    const id = `${name}-${made.size}-${Math.floor(random() * 1e9)}`;
    const added = { id, name: `${name}_${made.size}`, parameters: [], position: { x: place(), y: place() } };
    return editor.dispatch({ type: "add-flow", flow: added });
  }
  if (kind < 0.4)
    return editor.dispatch({ type: "move", flows: [{ flow: flow.id, x: place(), y: place() }], events: [] });
  if (kind < 0.6)
    return editor.dispatch({ type: "connect", flow: flow.id, upstream: { flow: any(graph.flows).name } });
  if (kind < 0.7) {
    const waiting = any(graph.flows.filter(({ trigger }) => trigger?.kind === "on-finish"));
    const upstream = waiting && any(waiting.trigger.upstreams);
    return waiting ? editor.dispatch({ type: "disconnect", flow: waiting.id, upstream }) : false;
  }
  if (kind < 0.8)
    return editor.dispatch({
      type: "set-schedule",
      flow: flow.id,
      schedule: { every: any(["hour", "day", "week"]) },
    });
  if (kind < 0.87)
    return editor.dispatch({ type: "rename-flow", flow: flow.id, name: `${name}_${made.size}r` });
  if (kind < 0.94) return editor.dispatch({ type: "remove-flow", flow: flow.id });
  editor.undo();
}

async function draw(tab) {
  await tab.open();
  while (tab.made.size < commands) {
    await sleep(paceMs * (0.5 + tab.random()));
    if (tab.random() < 0.005) await tab.reload();
    else edit(tab);
    process.send({ kind: "made", name: tab.name, made: tab.made.size });
  }
}

const isQuiet = ({ editor }) => {
  const { pending, save: state } = editor.store.getState();
  return pending.length === 0 && state.kind === "saved";
};

const tabs = names.map((name, place) => openTab(name, seeded(seed + place)));
process.on("message", async ({ kind, revision }) => {
  if (kind !== "tell") return;
  const late = Date.now() + 60_000;
  while (Date.now() < late && !tabs.every(({ editor }) => editor.store.getState().revision >= revision))
    await sleep(100);
  const results = tabs.map(({ name, editor, made, latencies, conflicts, reloads }) => {
    const { graph, revision: at, tray } = editor.store.getState();
    return {
      name,
      revision: at,
      graph: createHash("sha256").update(canonicalJson(graph)).digest("hex"),
      made: [...made.keys()],
      tray: tray.map(({ batch }) => batch.batchId),
      latencies,
      conflicts,
      reloads,
    };
  });
  process.send({ kind: "results", results }, () => process.exit(0));
});
process.on("disconnect", () => process.exit(1));
await Promise.all(tabs.map(draw));
while (!tabs.every(isQuiet)) await sleep(100);
process.send({ kind: "quiet" });
