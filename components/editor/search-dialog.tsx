"use client";
// ⌘K: any flow, event or note by its words, its project, file, owner, group, problem or state, and every action of the editor.
import { useVirtualizer } from "@tanstack/react-virtual";
import { Workflow } from "lucide-react";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { rankMatches } from "@/components/ui/rank-matches";
import { focusNode } from "@/lib/client/editor/focus-node";
import { announce, type Search } from "@/lib/client/editor/screen-state";
import { rankWords } from "@/lib/client/search/match-rank";
import type { SearchEntry } from "@/lib/client/search/search-index";
import { inDigits } from "@/lib/core/foundation/counted";
import { useActionContext } from "./action-context.tsx";
import { ACTION_ICONS } from "./action-icons.ts";
import type { ActionContext, EditorAction } from "./editor-actions.ts";
import { HitLine } from "./hit-line.tsx";
import { ALL_ACTIONS } from "./more-actions.ts";
import { OfferChips } from "./offer-chips.tsx";
import { SearchBox } from "./search-box.tsx";
import {
  endsInFacet,
  findFor,
  isEmptySearch,
  offersFor,
  type SearchOutcome,
  takeOffer,
  useFound,
  useOffers,
  useSearchGround,
} from "./use-search.ts";

const ROW_HEIGHT = 36;
const EMPTY: Search = { chips: [], text: "" };

type Row = { kind: "hit"; entry: SearchEntry } | { kind: "command"; action: EditorAction };

export function SearchDialog({ initial, onClose }: { initial: Search | null; onClose: () => void }) {
  const context = useActionContext();
  const { editor, screen } = context;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState(initial ?? EMPTY);
  const [at, setAt] = useState(0);
  const ground = useSearchGround();
  const outcome = useFound(ground, search);
  const { asked, found, query } = outcome;
  const offers = useOffers(ground, search);
  const rows = useMemo(() => rowsOf(outcome, asked, context), [outcome, asked, context]);
  const active = Math.min(at, rows.length - 1);
  const windowed = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const change = (next: Search) => {
    setSearch(next);
    setAt(0);
    list.current?.scrollTo({ top: 0 });
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    windowed.scrollToIndex(next);
  };
  /** Closed first, so that focus and keys are the canvas's again. */
  const after = (act: () => void) => {
    onClose();
    requestAnimationFrame(act);
  };
  const take = (row: Row, among = found) =>
    after(() => {
      if (row.kind === "command") return row.action.run(context);
      const keys = among.map(({ key }) => key);
      const stepping = !isEmptySearch(search) && keys.length > 1;
      screen.setState({ found: stepping ? { search, keys, at: keys.indexOf(row.entry.key) } : null });
      editor.focus([row.entry.key]);
      focusNode(screen, row.entry.key);
    });
  const takeAll = (all = found) =>
    after(() => {
      const keys = all.map(({ key }) => key);
      screen.setState({ found: keys.length > 1 ? { search, keys, at: -1 } : null });
      editor.focus(keys);
      announce(screen, `${inDigits(keys.length)} chosen`);
    });
  const completes = endsInFacet(search);
  /** Asked for when it is needed: in between it would lay out the whole page. */
  const page = () => Math.floor((list.current?.clientHeight ?? 0) / ROW_HEIGHT) || 1;
  /** What is typed counts, even before what it finds is shown: Enter may come sooner. */
  const onEnter = (all: boolean) => {
    const [offer] = completes && !all ? offersFor(ground, search) : [];
    if (offer) return change(takeOffer(search, offer));
    const latest = asked === search ? outcome : findFor(ground, search);
    if (all) {
      if (latest.found.length > 0) takeAll(latest.found);
      return;
    }
    const row = latest === outcome ? rows[active] : rowsOf(latest, search, context)[0];
    if (row) take(row, latest.found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") move((active + 1) % rows.length);
    else if (event.key === "ArrowUp") move((active - 1 + rows.length) % rows.length);
    else if (event.key === "PageDown") move(active + page());
    else if (event.key === "PageUp") move(active - page());
    else if (event.key === "Enter") onEnter(event.metaKey || event.ctrlKey);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Search" width="wide" onClose={onClose}>
      <SearchBox
        label="Search or run a command"
        search={search}
        onSearch={change}
        onKeyDown={onKeyDown}
        listId={`${id}-list`}
        activeId={rows.length > 0 ? `${id}-${active}` : undefined}
        input={input}
        autoFocus
      />
      <OfferChips
        offers={offers}
        first={completes}
        onTake={(offer) => {
          change(takeOffer(search, offer));
          input.current?.focus();
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Found"
        className={classNames("mt-2 overflow-y-auto", rows.length === 0 ? "h-0" : "h-80")}
      >
        <div style={{ height: windowed.getTotalSize() }} className="relative" role="presentation">
          {windowed.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
                <div
                  key={row.kind === "hit" ? row.entry.key : row.action.id}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  onPointerMove={() => setAt(index)}
                  onClick={() => take(row)}
                  style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
                  className={classNames(
                    "absolute inset-x-0 top-0 flex cursor-pointer items-center gap-2 rounded-control px-2 text-text",
                    index === active && "bg-hover",
                  )}
                >
                  {row.kind === "hit" ? (
                    <HitLine entry={row.entry} facts={ground.facts} query={query} />
                  ) : (
                    <CommandLine action={row.action} />
                  )}
                </div>
              )
            );
          })}
        </div>
      </div>
      {rows.length === 0 && (
        <p className="h-80 px-2 py-3 text-text-3">
          Nothing has that in its name, project or file, no note says it, and no command is called so.
        </p>
      )}
      <div className="mt-2 flex min-h-7 items-center gap-3 text-small text-text-3">
        <p role="status" className="flex-1 tabular-nums">
          {foundInWords(search, found.length, rows.length)}
        </p>
        <span className="inline-flex items-center gap-1.5 max-[719px]:hidden">
          <Kbd keys="Enter" /> goes there
          {found.length > 1 && (
            <>
              , then <Kbd keys="F3" /> to the next
            </>
          )}
        </span>
        {!isEmptySearch(search) && found.length > 1 && (
          <Button size="small" onClick={() => takeAll()}>
            Choose all {inDigits(found.length)} <Kbd keys="mod+Enter" />
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function CommandLine({ action: { id, label, keys } }: { action: EditorAction }) {
  const Icon = ACTION_ICONS[id] ?? Workflow;
  const [key] = keys;
  return (
    <>
      <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-2" />
      <span className="min-w-0 flex-1 truncate font-medium">{label}</span>
      {key && <Kbd keys={key} />}
    </>
  );
}

/** Nothing is said of flows where only commands were found, which need no count. */
const foundInWords = (search: Search, found: number, rows: number): string =>
  isEmptySearch(search) || (found === 0 && rows > 0) ? "" : `${inDigits(found)} found`;

/** As many commands as may stand before flows. */
const FEW = 3;

/** Commands come first where they meet the words better than any flow does. */
function rowsOf({ found, query }: SearchOutcome, { chips, text }: Search, context: ActionContext): Row[] {
  const hits = found.map((entry): Row => ({ kind: "hit", entry }));
  if (chips.length > 0 || query.chosen.length > 0) return hits;
  const possible = ALL_ACTIONS.filter(({ id, enabled }) => id !== "search" && enabled(context));
  const commands = rankMatches(possible, text, ({ label }) => [label]);
  const rank = (label: string) => rankWords([label], [label.toLowerCase()], query.words) ?? 0;
  const best = found[0] ? rankWords(found[0].texts, found[0].lower, query.words) : null;
  const before =
    text.trim() === ""
      ? []
      : commands
          .filter(({ label }) => best === null || rank(label) < best)
          .slice(0, best === null ? undefined : FEW);
  const rest = commands.filter((action) => !before.includes(action));
  const row = (action: EditorAction): Row => ({ kind: "command", action });
  return [...before.map(row), ...hits, ...rest.map(row)];
}
