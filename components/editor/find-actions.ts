// Finding one's way: step through what was found, show only what is near, and all of it again.
import { type Around, HOPS, shownAround } from "@/lib/client/canvas/around";
import { USUAL_HOPS } from "@/lib/client/editor/editor-address";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { focusNode } from "@/lib/client/editor/focus-node";
import { announce } from "@/lib/client/editor/screen-state";
import { inDigits } from "@/lib/core/foundation/counted";
import { aroundInWords } from "./around-words.ts";
import type { ActionContext, EditorAction } from "./editor-actions.ts";

const hasFound = ({ screen }: ActionContext) => screen.getState().found !== null;
const hasAround = ({ screen }: ActionContext) => screen.getState().around !== null;

/** Nodes of the document that a part can be shown around: notes have no edges. */
const centresOf = ({ editor }: ActionContext): NodeKey[] =>
  [...editor.store.getState().selection].filter((key) => !key.startsWith("note:"));

const stepFound =
  (step: 1 | -1) =>
  ({ editor, screen }: ActionContext): void => {
    const { found } = screen.getState();
    if (!found) return;
    const { flows, events } = editor.store.getState().graph;
    const names = new Map<NodeKey, string>();
    for (const { id, name } of flows) names.set(`flow:${id}`, name);
    for (const { name } of events) names.set(`event:${name}`, name);
    const { keys } = found;
    const from = found.at < 0 && step < 0 ? 0 : found.at;
    // What was deleted meanwhile is passed over.
    for (let steps = 1; steps <= keys.length; steps++) {
      const at = (from + step * steps + keys.length * steps) % keys.length;
      const key = keys[at];
      const name = key && names.get(key);
      if (!key || name === undefined) continue;
      screen.setState({ found: { ...found, at } });
      editor.focus([key]);
      focusNode(screen, key);
      announce(screen, `${name}, ${inDigits(at + 1)} of ${inDigits(keys.length)} found`);
      return;
    }
  };

/** Sets what is shown, says so, and brings it into view. */
export function showAround({ editor, screen }: ActionContext, around: Around | null): void {
  screen.setState({ around, ...(around ? { tabStop: around.centres[0] ?? null } : {}) });
  const { graph, branch } = editor.store.getState();
  announce(screen, around ? aroundInWords(graph, branch, around) : "Everything is shown");
  // After the canvas has drawn the part.
  requestAnimationFrame(() => requestAnimationFrame(() => screen.getState().camera?.fit()));
}

const moreHops =
  (step: 1 | -1) =>
  (context: ActionContext): void => {
    const { around } = context.screen.getState();
    if (around) showAround(context, { ...around, hops: around.hops + step });
  };

export const FIND_ACTIONS: readonly EditorAction[] = [
  {
    id: "found-close",
    label: "Forget what was found",
    keys: ["Escape"],
    group: "Find",
    enabled: (context) => hasFound(context) && context.editor.store.getState().selection.size === 0,
    run: ({ screen }) => screen.setState({ found: null }),
  },
  {
    id: "found-next",
    label: "Go to the next one found",
    keys: ["F3"],
    group: "Find",
    enabled: hasFound,
    run: stepFound(1),
  },
  {
    id: "found-previous",
    label: "Go to the one found before",
    keys: ["shift+F3"],
    group: "Find",
    enabled: hasFound,
    run: stepFound(-1),
  },
  {
    id: "narrow",
    label: "Narrow the list",
    keys: ["/"],
    group: "Find",
    enabled: ({ screen }) => screen.getState().view === "list",
    run: ({ screen }) => screen.setState(({ narrowAsked }) => ({ narrowAsked: narrowAsked + 1 })),
  },
  {
    id: "around",
    label: "Show only what is near",
    keys: ["F"],
    group: "Find",
    enabled: (context) => centresOf(context).length > 0,
    run: (context) => {
      const { around } = context.screen.getState();
      const { hops, along } = around ?? { hops: USUAL_HOPS, along: "both" };
      showAround(context, { centres: centresOf(context), hops, along, added: [] });
    },
  },
  {
    id: "around-more",
    label: "Show one hop more",
    keys: ["."],
    group: "Find",
    enabled: ({ screen }) => (screen.getState().around?.hops ?? HOPS.most) < HOPS.most,
    run: moreHops(1),
  },
  {
    id: "around-fewer",
    label: "Show one hop less",
    keys: [","],
    group: "Find",
    enabled: ({ screen }) => (screen.getState().around?.hops ?? HOPS.least) > HOPS.least,
    run: moreHops(-1),
  },
  {
    id: "show-all",
    label: "Show everything again",
    keys: ["Escape"],
    group: "Find",
    enabled: hasAround,
    run: (context) => showAround(context, null),
  },
];

/** Shows more nodes beside those that are near. */
export function addToAround({ editor, screen }: ActionContext, keys: readonly NodeKey[]): void {
  const { around } = screen.getState();
  const { graph, branch } = editor.store.getState();
  const shown = shownAround(graph, branch, around);
  const hidden = shown ? keys.filter((key) => !shown.keys.has(key)) : [];
  if (around && hidden.length > 0)
    screen.setState({ around: { ...around, added: [...around.added, ...hidden] } });
}
