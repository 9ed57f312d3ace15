"use client";
// The graph as a list, equal to the canvas: what starts what in sentences, with the same actions on each row. Only rows in sight are made.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { Workflow } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useShown } from "@/components/canvas/use-shown-picture";
import { EmptyState } from "@/components/ui/empty-state";
import { graphList, type ListHead, type ListOrder, sortHeads } from "@/lib/client/canvas/graph-list";
import { useAnalysis } from "@/lib/client/editor/analysis-context";
import type { Editor } from "@/lib/client/editor/create-editor";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen, useScreenState } from "@/lib/client/editor/screen-context";
import type { Screen, ScreenState } from "@/lib/client/editor/screen-state";
import { matchesKeys } from "@/lib/client/editor/shortcuts";
import { useActionContext } from "./action-context.tsx";
import { ListFilter } from "./list-filter.tsx";
import { ListGroups } from "./list-groups.tsx";
import { ListHeadings } from "./list-headings.tsx";
import { ListRowLine } from "./list-row-line.tsx";
import { ROW_KEYS } from "./list-row-menu.tsx";
import { ALL_ACTIONS } from "./more-actions.ts";
import { useHeldFocus } from "./use-held-focus.ts";
import { isEmptySearch, useFound, useSearchGround } from "./use-search.ts";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;
const focusOf = (state: EditorState) => state.focus;
const listSearchOf = (state: ScreenState) => state.listSearch;

type HeldKeys = Pick<MouseEvent, "shiftKey" | "metaKey" | "ctrlKey">;
const NO_KEYS: HeldKeys = { shiftKey: false, metaKey: false, ctrlKey: false };

/** Two lines and their padding: most rows. */
const USUAL_HEIGHT = 57;
/** Tries to find a row that has just been scrolled to. */
const PATIENCE = 30;

function startOf({ store }: Editor, screen: Screen): string | null {
  const { selection } = store.getState();
  const [only] = selection;
  return only !== undefined && selection.size === 1 ? only : screen.getState().tabStop;
}

export function ListView() {
  const { editor } = useActionContext();
  const graph = useDeferredValue(useEditorState(graphOf));
  const branch = useEditorState(branchOf);
  const [order, setOrder] = useState<ListOrder>({ by: "name", down: false });
  const list = useMemo(() => graphList(graph, branch), [graph, branch]);
  const heads = useHeads(list.heads, order);
  const screen = useScreen();
  // At what is chosen, or else where the canvas was left.
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      heads.findIndex(({ key }) => key === startOf(editor, screen)),
    ),
  );
  const active = Math.max(0, Math.min(at, heads.length - 1));
  const anchor = useRef(0);
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useRef(0);
  const windowed = useVirtualizer({
    count: heads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => heads[index]?.key ?? index,
    overscan: 4,
    // The row that Tab reaches stays, so that the focus survives scrolling.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });
  const start = useRef(() => windowed.scrollToIndex(active));
  useEffect(() => start.current(), []);
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(heads.length - 1, index));
    const key = heads[next]?.key;
    if (key === undefined) return;
    setAt(next);
    windowed.scrollToIndex(next);
    let tries = 0;
    const attempt = () => {
      const button = scroller.current?.querySelector<HTMLElement>(`button[data-key="${CSS.escape(key)}"]`);
      if (button) button.focus();
      else if (++tries < PATIENCE) frame.current = requestAnimationFrame(attempt);
    };
    cancelAnimationFrame(frame.current);
    attempt();
  };
  useAsked(heads, (index) => {
    setAt(index);
    windowed.scrollToIndex(index);
  });
  const heldFocus = useHeldFocus(heads, (place, lost) => {
    if (lost) goTo(place ?? active);
    else if (place !== null) setAt(place);
  });
  const range = (from: number, to: number): NodeKey[] =>
    heads.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ key }) => key);
  const choose = (index: number, event: HeldKeys) => {
    const key = heads[index]?.key;
    if (key === undefined) return;
    const { selection } = editor.store.getState();
    if (event.shiftKey) editor.select(range(anchor.current, index));
    else if (event.metaKey || event.ctrlKey) editor.select(toggled(selection, key));
    else editor.select([key]);
    if (!event.shiftKey) anchor.current = index;
    setAt(index);
  };
  /** What is chosen with the row goes along with it. */
  const takeUp = (index: number) => {
    const key = heads[index]?.key;
    if (key !== undefined && !editor.store.getState().selection.has(key)) choose(index, NO_KEYS);
  };
  const onRowKey = useRowKeys({ count: heads.length, scroller, goTo, choose, takeUp });
  const items = windowed.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return (
    <div className="flex size-full flex-col bg-surface">
      <ListFilter shown={heads} all={list.heads.length} onLeave={() => goTo(0)} />
      <ListGroups />
      <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
        {heads.length === 0 ? (
          <NoRows isEmpty={list.heads.length === 0} />
        ) : (
          <table
            aria-rowcount={heads.length + 1}
            className="w-full table-fixed border-separate border-spacing-0 text-left max-[719px]:min-w-0"
          >
            <caption className="sr-only">Flows and events, what starts them and what they start</caption>
            <ListHeadings order={order} onOrder={setOrder} />
            <tbody {...heldFocus}>
              <Gap height={first?.start ?? 0} />
              {items.map(({ index, key, start }, place) => {
                const head = heads[index];
                const row = head && list.row(head.key);
                const before = items[place - 1];
                return [
                  // The row that has the focus may stand apart from those in sight.
                  before && before.end < start && <Gap key={`gap ${key}`} height={start - before.end} />,
                  row && (
                    <ListRowLine
                      key={key}
                      ref={windowed.measureElement}
                      index={index}
                      row={row}
                      reached={index === active}
                      onKeyDown={(event) => onRowKey(event, index)}
                      onFocus={() => setAt(index)}
                      onChoose={(event: MouseEvent) => choose(index, event)}
                    />
                  ),
                ];
              })}
              <Gap height={windowed.getTotalSize() - (last?.end ?? 0)} />
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}

/** Room for rows that are not made. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true">
      <td style={{ height, padding: 0 }} />
    </tr>
  ) : null;
}

function NoRows({ isEmpty }: { isEmpty: boolean }) {
  return isEmpty ? (
    <EmptyState icon={Workflow} title="Nothing is drawn yet" className="mt-16">
      Press K to find a known flow, or make one with “New flow”.
    </EmptyState>
  ) : (
    <EmptyState icon={Workflow} title="Nothing here is like that" className="mt-16">
      Every flow and event is still in the graph. Take something away from what the list is narrowed to.
    </EmptyState>
  );
}

/** What is shown of the graph, found by the list's search, in the order wished. */
function useHeads(heads: readonly ListHead[], order: ListOrder): readonly ListHead[] {
  const shown = useShown();
  const search = useScreenState(listSearchOf);
  const { found } = useFound(useSearchGround(), search);
  const { byFlow, byEvent } = useAnalysis().analysis;
  return useMemo(() => {
    const wanted = isEmptySearch(search) ? null : new Set(found.map(({ key }) => key));
    const rest = heads.filter(({ key }) => (!wanted || wanted.has(key)) && (!shown || shown.keys.has(key)));
    return sortHeads(rest, order, ({ key, kind }) => {
      const id = key.slice(key.indexOf(":") + 1);
      return ((kind === "flow" ? byFlow : byEvent).get(id) ?? []).length;
    });
  }, [heads, order, shown, search, found, byFlow, byEvent]);
}

/** Goes to what the rest of the screen asks to see. */
function useAsked(heads: readonly ListHead[], goTo: (index: number) => void): void {
  const focus = useEditorState(focusOf);
  const answer = useRef({ heads, goTo });
  useEffect(() => {
    answer.current = { heads, goTo };
  });
  // What was asked for while the canvas was shown is long seen.
  const seen = useRef(focus);
  useEffect(() => {
    if (focus === seen.current) return;
    seen.current = focus;
    const [key] = focus?.keys ?? [];
    const index = key === undefined ? -1 : answer.current.heads.findIndex((head) => head.key === key);
    if (index >= 0) answer.current.goTo(index);
  }, [focus]);
}

function useRowKeys({
  count,
  scroller,
  goTo,
  choose,
  takeUp,
}: {
  count: number;
  scroller: { current: HTMLElement | null };
  goTo: (index: number) => void;
  choose: (index: number, event: HeldKeys) => void;
  takeUp: (index: number) => void;
}) {
  const context = useActionContext();
  return (event: KeyboardEvent, index: number) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / USUAL_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to !== undefined && !event.altKey && !event.metaKey && !event.ctrlKey) {
      const next = Math.max(0, Math.min(count - 1, to));
      if (event.shiftKey) choose(next, event);
      goTo(next);
    } else if (event.key === " ") choose(index, { shiftKey: event.shiftKey, metaKey: true, ctrlKey: false });
    else if (event.key === "Enter") {
      choose(index, NO_KEYS);
      ALL_ACTIONS.find(({ id }) => id === "open")?.run(context);
    } else {
      if (ROW_KEYS.some((keys) => matchesKeys(keys, event.nativeEvent))) takeUp(index);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

const toggled = (set: ReadonlySet<NodeKey>, item: NodeKey): NodeKey[] =>
  set.has(item) ? [...set].filter((other) => other !== item) : [...set, item];
