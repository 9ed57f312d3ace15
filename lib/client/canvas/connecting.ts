// Drawing a connection, by mouse or by keyboard: start, aim, drop, cancel; each step is said aloud.
import { flowKey, type NodeKey } from "@/lib/client/editor/editor-state";
import type { Editor } from "../editor/create-editor.ts";
import { fetchNow } from "../editor/fetch-part.ts";
import { announce, type Connecting, type Screen } from "../editor/screen-state.ts";
import { standIns } from "./collapse.ts";
import type { ConnectionTarget } from "./connection-targets.ts";
import { countTargets } from "./count-targets.ts";
import { shownCollapsed, shownGraph } from "./shown-graph.ts";
import { readingOrder } from "./walk-graph.ts";

/** Letters further apart begin a new name. */
export const LETTERS_APART_MS = 1000;
const NOTHING_TYPED = { text: "", at: Number.NEGATIVE_INFINITY };

/** Judges every target and begins. By keyboard the first target to the right of the source is aimed at. */
export async function startConnecting(
  editor: Editor,
  screen: Screen,
  source: NodeKey,
  by: Connecting["by"],
): Promise<void> {
  const part = await fetchNow(screen, () => import("./connection-targets.ts"));
  if (!part) return;
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
    by === "keyboard" && "Tab or the name for the next target, Enter connects, Escape cancels",
  ];
  announce(screen, parts.filter(Boolean).join(". "));
  if (by === "keyboard") aimAtNext(editor, screen, 1);
}

/** The pointer or the keyboard is at this flow, or at none. */
export function aimAt(editor: Editor, screen: Screen, flowId: string | null): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const target = flowId === null ? undefined : connecting.targets.get(flowId);
  const over = target ? flowId : null;
  if (over === connecting.over) return;
  screen.setState({ connecting: { ...connecting, over } });
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

/** Goes to the first flow that can be dropped on whose name begins with what was typed, or else has it within. @param now `performance.now` */
export function aimAtNamed(editor: Editor, screen: Screen, letter: string, now: number): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const { typed } = connecting;
  const text = now - typed.at < LETTERS_APART_MS ? typed.text + letter : letter;
  screen.setState({ connecting: { ...connecting, typed: { text, at: now } } });
  const wanted = text.toLowerCase();
  const graph = shownGraph(editor, screen);
  const names = new Map(graph.flows.map(({ id, name }) => [flowKey(id), name.toLowerCase()]));
  const possible = readingOrder(graph).filter((key) => isPossible(connecting, key));
  const found =
    possible.find((key) => names.get(key)?.startsWith(wanted)) ??
    possible.find((key) => names.get(key)?.includes(wanted));
  if (found === undefined) announce(screen, `No flow that can be connected is called “${text}”`);
  else aimAndShow(editor, screen, found);
}

function isPossible({ targets }: Connecting, key: NodeKey): boolean {
  const target = key.startsWith("flow:") ? targets.get(key.slice("flow:".length)) : undefined;
  return target !== undefined && target.kind !== "forbidden";
}

function aimAndShow(editor: Editor, screen: Screen, key: NodeKey): void {
  aimAt(editor, screen, key.slice("flow:".length));
  const { connecting, camera } = screen.getState();
  const { graph } = editor.store.getState();
  const card = standIns(graph, shownCollapsed(editor, screen)).get(key) ?? key;
  camera?.show([card], connecting?.source);
}

/** Connects to the flow aimed at. A loop is allowed here; what Metaflow does not allow is refused with its reason. */
export function dropConnection(editor: Editor, screen: Screen): void {
  const { connecting } = screen.getState();
  if (!connecting) return;
  const { over, targets, name } = connecting;
  const target = over === null ? undefined : targets.get(over);
  if (over === null || !target) {
    cancelConnecting(screen);
    return;
  }
  screen.setState({ connecting: null });
  const to = nameOf(editor, flowKey(over));
  if (target.kind === "forbidden") announce(screen, `Not connected. ${target.reason}`, "error");
  else if (editor.dispatch(target.connect))
    announce(
      screen,
      `${name} now starts ${to}${target.kind === "closes-loop" ? ". This closes a loop" : ""}`,
    );
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
