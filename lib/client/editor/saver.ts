// Sends pending batches, follows what others save, and keeps everything while the server is away.
import type { StoreApi } from "zustand/vanilla";
import type { Batch, SaveAnswer, SavedChange } from "@/lib/core/graph/change";
import { touchedNodes, touchSame } from "@/lib/core/graph/touched-nodes";
import type { TriggerGraph } from "@/lib/core/graph/trigger-graph";
import { choiceAfterOthers } from "./choice-after.ts";
import type { EditorState, TrayEntry } from "./editor-state.ts";
import { advance, type Rebased, rebase } from "./rebase.ts";
import type { UnsavedBatches } from "./unsaved-batches.ts";

/** The graph is no longer there: asking again is of no use. */
export class GoneError extends Error {}
/** The server answered that it cannot; the message says why. It is asked again later. */
export class RefusedError extends Error {}

/** The way to the server. A rejected promise means that it did not answer, unless it is one of the errors above. */
export type EditorTransport = {
  save(request: { baseRevision: number; batches: Batch[] }): Promise<SaveAnswer>;
  changesSince(revision: number): Promise<SavedChange[]>;
  load(): Promise<{ graph: TriggerGraph; revision: number }>;
  /**
   * Calls back with each new revision of the graph, also after a lost connection; with null when there may be one.
   * Returns how to stop.
   */
  subscribe(onRevision: (revision: number | null) => void): () => void;
};

/** One request carries at most this many batches, so that a long time offline still fits the server's limit. */
const BATCHES_A_REQUEST = 200;
/** Of what others saved before ours, as long as nobody has looked at it. */
const STEPS_SHOWN = 50;
const RETRY_FIRST_MS = 500;
const RETRY_LAST_MS = 10_000;

/** A request of a page that was left may arrive after the next page had given its batch up: what is saved is in no tray. */
function withoutSaved(
  tray: readonly TrayEntry[],
  saved: ReadonlySet<string>,
  rejected: readonly TrayEntry[],
): readonly TrayEntry[] {
  if (rejected.length === 0 && !tray.some(({ batch }) => saved.has(batch.batchId))) return tray;
  return [...tray.filter(({ batch }) => !saved.has(batch.batchId)), ...rejected];
}

const touchedBy = (batches: readonly Batch[]) => touchedNodes(batches.flatMap(({ commands }) => commands));

export type Saver = { push(): void; connect(): () => void };

export function createSaver(
  store: StoreApi<EditorState>,
  { transport, unsaved }: { transport: EditorTransport; unsaved: UnsavedBatches },
): Saver {
  let running = false;
  let recovered = true;
  let catchUpTo = 0;
  let lookAgain = false;
  let retryMs = RETRY_FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Batches of a former page by id: the revision they were made on, until they fit or do not. */
  const madeOn = new Map<string, number>();

  const toTray = (rejected: Rebased["rejected"], from: number, to: number): TrayEntry[] =>
    rejected.map(({ batch, reason }) => {
      const entry = { batch, reason, from: madeOn.get(batch.batchId) ?? from, to };
      unsaved.keep(batch, to, { reason, from: entry.from });
      return entry;
    });

  /**
   * A new head came in: ours go on top, what does not fit goes to the tray, what is gone is chosen no more.
   * @param theirs what others did to it, as far as it is known
   */
  const adopt = (
    head: TriggerGraph,
    revision: number,
    saved: ReadonlySet<string>,
    theirs: readonly SavedChange[] = [],
  ) => {
    const state = store.getState();
    for (const batchId of saved) unsaved.forget(batchId);
    const waiting = state.pending.filter(({ batchId }) => !saved.has(batchId));
    const rebased = rebase(head, waiting);
    const refused = toTray(rebased.rejected, state.revision, revision);
    madeOn.clear();
    const choice = choiceAfterOthers(state.graph, rebased.graph, state.selection, theirs);
    store.setState({
      head,
      revision,
      graph: rebased.graph,
      pending: rebased.pending,
      tray: withoutSaved(state.tray, saved, refused),
      ...(choice ? { selection: choice.selection, lost: choice.lost ?? state.lost } : {}),
    });
  };

  const loadAnew = async (saved: ReadonlySet<string>, theirs: readonly SavedChange[] = []) => {
    const loaded = await transport.load();
    adopt(loaded.graph, loaded.revision, saved, theirs);
  };

  const integrate = async (changes: readonly SavedChange[]) => {
    const { head, revision, pending } = store.getState();
    const ours = new Set(pending.map(({ batchId }) => batchId));
    const saved = new Set(changes.map(({ batchId }) => batchId));
    const theirs = changes.filter((change) => change.revision > revision && !ours.has(change.batchId));
    const last = theirs.at(-1);
    const next = advance(head, revision, changes);
    if (next) adopt(next.head, next.revision, saved, theirs);
    else await loadAnew(saved, theirs);
    if (last && pending.length > 0 && touchSame(touchedBy(pending), touchedBy(theirs), head)) {
      const step = { before: head, changes: changes.filter((change) => change.revision > revision), ours };
      const steps = [...(store.getState().overtakenBy?.steps ?? []).slice(1 - STEPS_SHOWN), step];
      store.setState({ overtakenBy: { author: last.author, revision: last.revision, steps } });
    }
  };

  const saveOnce = async () => {
    const { pending, revision } = store.getState();
    const batches = pending.slice(0, BATCHES_A_REQUEST);
    const answer = await transport.save({ baseRevision: revision, batches });
    if (answer.kind === "conflict") {
      // A server that knows fewer revisions than we do was set back: what it has is what counts.
      return answer.changes.length > 0 ? integrate(answer.changes) : loadAnew(new Set());
    }
    if (answer.kind === "refused") {
      const { head, revision: at, pending: now, tray } = store.getState();
      const refused = now.find(({ batchId }) => batchId === answer.batchId);
      const rebased = rebase(
        head,
        now.filter(({ batchId }) => batchId !== answer.batchId),
      );
      const rejected = [...(refused ? [{ batch: refused, reason: answer.reason }] : []), ...rebased.rejected];
      const entries = toTray(rejected, at, at);
      return store.setState({ graph: rebased.graph, pending: rebased.pending, tray: [...tray, ...entries] });
    }
    const replayed = rebase(store.getState().head, batches);
    adopt(replayed.graph, answer.revision, new Set(batches.map(({ batchId }) => batchId)));
  };

  /** Takes up what a former page left: the log since then tells which of it was saved although the answer was lost. */
  const recover = async () => {
    const kept = await unsaved.read();
    const { pending, tray } = store.getState();
    const known = new Set([...pending, ...tray.map(({ batch }) => batch)].map(({ batchId }) => batchId));
    const left = kept.filter(({ batch }) => !known.has(batch.batchId));
    if (left.length > 0) {
      const changes = await transport.changesSince(Math.min(...left.map(({ since }) => since)));
      const saved = new Set(changes.map(({ batchId }) => batchId));
      const open = left.filter(({ batch }) => !saved.has(batch.batchId));
      const state = store.getState();
      for (const { batch, since } of open) madeOn.set(batch.batchId, since);
      store.setState({
        tray: [
          ...state.tray,
          ...open.flatMap(({ batch, reason, since, from = since }) =>
            reason ? [{ batch, reason, from, to: since }] : [],
          ),
        ],
        pending: [...open.flatMap(({ batch, reason }) => (reason ? [] : [batch])), ...state.pending],
      });
      // What is open may stand on what was saved since this page was loaded.
      const next = advance(state.head, state.revision, changes);
      const ours = new Set(left.map(({ batch }) => batch.batchId));
      const theirs = changes.filter(({ batchId }) => !ours.has(batchId));
      if (next) adopt(next.head, next.revision, saved, theirs);
      else await loadAnew(saved, theirs);
    }
    recovered = true;
  };

  const run = async () => {
    if (running) return;
    running = true;
    clearTimeout(timer);
    try {
      if (!recovered) await recover();
      while (store.getState().pending.length > 0 || catchUpTo > store.getState().revision || lookAgain) {
        if (store.getState().pending.length > 0) {
          if (store.getState().save.kind === "saved") store.setState({ save: { kind: "saving" } });
          await saveOnce();
        } else {
          lookAgain = false;
          const told = catchUpTo;
          const changes = await transport.changesSince(store.getState().revision);
          if (changes.length > 0) await integrate(changes);
          // A server that was set back has not what it told of; of what it told meanwhile this answer says nothing.
          else if (catchUpTo === told) catchUpTo = store.getState().revision;
        }
        retryMs = RETRY_FIRST_MS;
      }
      if (store.getState().save.kind !== "saved") store.setState({ save: { kind: "saved" } });
    } catch (error) {
      // Everything pending is in the browser's storage and is tried again, unless the graph is gone.
      if (error instanceof GoneError) {
        store.setState({ save: { kind: "gone", message: error.message } });
        return;
      }
      const reason = error instanceof RefusedError ? error.message : null;
      store.setState({ save: { kind: "offline", reason } });
      timer = setTimeout(run, retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_LAST_MS);
    } finally {
      running = false;
    }
  };

  return {
    push: () => void run(),
    connect() {
      recovered = false;
      const online = () => {
        retryMs = RETRY_FIRST_MS;
        void run();
      };
      globalThis.addEventListener?.("online", online);
      const unsubscribe = transport.subscribe((revision) => {
        if (revision === null) lookAgain = true;
        else catchUpTo = Math.max(catchUpTo, revision);
        void run();
      });
      void run();
      return () => {
        unsubscribe();
        clearTimeout(timer);
        globalThis.removeEventListener?.("online", online);
      };
    },
  };
}
