// Drawing a connection, by mouse or by keyboard: start, aim, drop, cancel; each step is said aloud.
import { flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { Flow } from "@/lib/core/graph/trigger-graph";
import { awaitField, takeAwaited } from "../editor/awaited-field.ts";
import type { Editor } from "../editor/create-editor.ts";
import { fetchNow } from "../editor/fetch-part.ts";
import type { Here } from "../editor/here.ts";
import { announce, type Connecting, type Screen } from "../editor/screen-state.ts";
import type { ConnectionTarget } from "./connection-targets.ts";
import { countTargets } from "./count-targets.ts";
import { shownCard, shownGraph } from "./shown-graph.ts";
import { readingOrder } from "./walk-graph.ts";

/** Letters further apart begin a new name. */
export const LETTERS_APART_MS = 1000;
const NOTHING_TYPED: Connecting["typed"] = { text: "", at: Number.NEGATIVE_INFINITY };

/**
 * Judges every target and begins. By keyboard the first target to the right of the source is aimed at, or the one whose name was typed
 * meanwhile.
 */
export async function startConnecting(
  { editor, screen }: Here,
  source: NodeKey,
  by: Connecting["by"],
): Promise<void> {
  if (by === "keyboard") awaitField(screen, "connection");
  const part = await fetchNow(screen, () => import("./connection-targets.ts"));
  const { awaited, camera } = screen.getState();
  const isCalledOff = by === "keyboard" && awaited?.of !== "connection";
  // Enter waits until one has seen what it would do.
  const typed = takeAwaited(screen, "connection")?.replaceAll("\n", "");
  // The canvas may have been left meanwhile, too.
  if (!part || !camera || isCalledOff) return;
  const { graph, branch } = editor.store.getState();
  const name = nameOf(editor, source);
  if (name === null) return;
  const targets = part.connectionTargets(graph, branch, source);
  screen.setState({ connecting: { source, name, by, targets, over: null, typed: NOTHING_TYPED } });
  const { valid, loops, forbidden } = countTargets(targets);
  const parts = [
    `Connecting ${name}. ${valid} can be connected`,
    loops > 0 && `${loops} would close a loop`,
    forbidden > 0 && `${forbidden} not possible`,
    by === "keyboard" &&
      "Tab goes to the next target, letters to the one of that name, Enter connects, Escape cancels",
  ];
  announce(screen, parts.filter(Boolean).join(". "));
  if (typed) aimAtNamed(editor, screen, typed, performance.now());
  else if (by === "keyboard") aimAtNext(editor, screen, 1);
}

/** The pointer or the keyboard is at this flow, or at none. @param typed of its name */
export function aimAt(editor: Editor, screen: Screen, flowId: string | null, typed = NOTHING_TYPED): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const target = flowId === null ? undefined : connecting.targets.get(flowId);
  const over = target ? flowId : null;
  if (over === connecting.over && typed === connecting.typed) return;
  screen.setState({ connecting: { ...connecting, over, typed } });
  if (over === connecting.over) return;
  if (target && over !== null) announce(screen, describeTarget(nameOf(editor, flowKey(over)) ?? "", target));
}

/** Goes round the flows that can be dropped on, as one reads; starts beyond the source. */
export function aimAtNext(editor: Editor, screen: Screen, step: 1 | -1): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const { source, over } = connecting;
  const order = readingOrder(shownGraph(editor, screen));
  const possible = order.filter((key) => isPossible(connecting, key));
  if (possible.length === 0) return;
  const from = over === null ? source : flowKey(over);
  const at = possible.indexOf(from);
  const behind = new Set(order.slice(order.indexOf(from) + 1));
  const next =
    at >= 0
      ? at + step
      : Math.max(
          0,
          possible.findIndex((key) => behind.has(key)),
        );
  const key = possible[(next + possible.length) % possible.length];
  if (key !== undefined) aimAndShow(editor, screen, key);
}

/**
 * Goes to the first flow, as one reads, that can be dropped on and whose name begins with what was typed, or else has it within; to none
 * when there is no such flow. Linear
 * @param letters typed now
 * @param now `performance.now`
 */
export function aimAtNamed(editor: Editor, screen: Screen, letters: string, now: number): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const { typed } = connecting;
  const text = now - typed.at < LETTERS_APART_MS ? typed.text + letters : letters;
  const wanted = text.toLowerCase();
  let best: { flow: Flow; begins: boolean } | null = null;
  for (const flow of shownGraph(editor, screen).flows) {
    const at = flow.name.toLowerCase().indexOf(wanted);
    if (at < 0 || !isPossible(connecting, flowKey(flow.id))) continue;
    const begins = at === 0;
    if (!best || (begins && !best.begins) || (begins === best.begins && readsBefore(flow, best.flow)))
      best = { flow, begins };
  }
  if (best) aimAndShow(editor, screen, flowKey(best.flow.id), { text, at: now });
  else {
    aimAt(editor, screen, null, { text, at: now });
    announce(screen, `No target has “${text}” in its name`);
  }
}

const readsBefore = ({ position: a }: Flow, { position: b }: Flow): boolean =>
  a.x !== b.x ? a.x < b.x : a.y < b.y;

function isPossible({ targets }: Connecting, key: NodeKey): boolean {
  const target = key.startsWith("flow:") ? targets.get(key.slice("flow:".length)) : undefined;
  return target !== undefined && target.kind !== "forbidden";
}

function aimAndShow(editor: Editor, screen: Screen, key: NodeKey, typed = NOTHING_TYPED): void {
  aimAt(editor, screen, key.slice("flow:".length), typed);
  const { connecting, camera } = screen.getState();
  camera?.show([shownCard(editor, screen, key)], connecting?.source);
}

/** Connects to the flow aimed at. A loop is allowed here; what Metaflow does not allow is refused with its reason. */
export function dropConnection(editor: Editor, screen: Screen): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const { over, targets, name, source } = connecting;
  const target = over === null ? undefined : targets.get(over);
  if (over === null || !target) {
    cancelConnecting(screen);
    return;
  }
  screen.setState({ connecting: null });
  const to = nameOf(editor, flowKey(over));
  // A trigger names its upstream: it would be drawn as one that is elsewhere.
  if (nameOf(editor, source) === null)
    announce(screen, `Not connected. ${name} is no longer in the graph`, "error");
  else if (target.kind === "forbidden") announce(screen, `Not connected. ${target.reason}`, "error");
  else if (editor.dispatch(target.connect))
    announce(
      screen,
      `${name} now starts ${to}${target.kind === "closes-loop" ? ". This closes a loop" : ""}`,
    );
  else announce(screen, `Not connected. ${editor.store.getState().refusal}`, "error");
}

export function cancelConnecting(screen: Screen): void {
  if (!screen.getState().connecting) return;
  screen.setState({ connecting: null });
  announce(screen, "Not connected");
}

/** One target in words: its name, and the loop or the reason. */
export function describeTarget(name: string, target: ConnectionTarget): string {
  if (target.kind === "forbidden") return `${name}. Not possible: ${target.reason}`;
  if (target.kind === "valid") return name;
  const { kind, path, consequence } = target.loop;
  const closes = {
    runaway: "closes a runaway loop",
    gated: "closes a gated loop",
    possible: "may close a loop",
  };
  return `${name}. Dropping here ${closes[kind]}: ${path.join(" → ")}. ${consequence}`;
}

function nameOf(editor: Editor, key: NodeKey): string | null {
  const { flows, events } = editor.store.getState().graph;
  if (key.startsWith("event:")) return events.find(({ name }) => key === `event:${name}`)?.name ?? null;
  return flows.find(({ id }) => key === flowKey(id))?.name ?? null;
}
