"use client";
// Over canvas and list: which part of the graph is shown, and where one is among what was found.
import { ArrowDown, ArrowUp, Focus, Minus, Plus, Search, X } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Around } from "@/lib/client/canvas/around";
import { useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";
import { announce, type Found, type ScreenState } from "@/lib/client/editor/screen-state";
import { inDigits } from "@/lib/core/foundation/counted";
import { useActionContext } from "./action-context.tsx";
import { aroundInWords } from "./around-words.ts";
import { addToAround, FIND_ACTIONS, showAround } from "./find-actions.ts";
import { searchInWords } from "./use-search.ts";

const graphOf = (state: EditorState) => state.graph;
const branchOf = (state: EditorState) => state.branch;
const aroundOf = (state: ScreenState) => state.around;
const foundOf = (state: ScreenState) => state.found;

const WAYS: { value: Around["along"]; label: string }[] = [
  { value: "both", label: "Both ways" },
  { value: "upstream", label: "Upstream" },
  { value: "downstream", label: "Downstream" },
];

export function ViewBars() {
  const around = useScreenState(aroundOf);
  const found = useScreenState(foundOf);
  return (
    <>
      {found && <FoundBar found={found} />}
      {around && <AroundBar around={around} />}
    </>
  );
}

function Bar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-surface px-4 py-1 text-small"
    >
      {children}
    </section>
  );
}

/** A tool of the list of actions, as a button of a bar. */
function Tool({ id, icon }: { id: string; icon: typeof X }) {
  const context = useActionContext();
  const action = FIND_ACTIONS.find((one) => one.id === id);
  if (!action) throw new Error(`There is no action ${id}`);
  const { label, keys, enabled, run } = action;
  return (
    <IconButton
      label={label}
      icon={icon}
      size="small"
      {...(keys[0] === undefined ? {} : { keys: keys[0] })}
      disabled={!enabled(context)}
      onClick={() => run(context)}
    />
  );
}

function FoundBar({ found: { search, keys, at } }: { found: Found }) {
  const context = useActionContext();
  const { editor, screen } = context;
  return (
    <Bar label="What was found">
      <Search size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
      <button
        type="button"
        onClick={() => screen.setState({ dialog: { kind: "search", search } })}
        className="min-w-0 truncate rounded-key text-left text-text-2 hover:text-text"
      >
        <span className="font-medium text-text tabular-nums">
          {at < 0 ? "" : `${inDigits(at + 1)} of `}
          {inDigits(keys.length)} found
        </span>{" "}
        for {searchInWords(search)}
      </button>
      <span className="flex-1" />
      <Tool id="found-previous" icon={ArrowUp} />
      <Tool id="found-next" icon={ArrowDown} />
      <Button
        size="small"
        onClick={() => {
          editor.focus(keys);
          announce(screen, `${inDigits(keys.length)} chosen`);
        }}
      >
        Choose all {inDigits(keys.length)}
      </Button>
      <IconButton
        label="Forget what was found"
        icon={X}
        size="small"
        onClick={() => screen.setState({ found: null })}
      />
    </Bar>
  );
}

function AroundBar({ around }: { around: Around }) {
  const context = useActionContext();
  const graph = useEditorState(graphOf);
  const branch = useEditorState(branchOf);
  useChosenShown();
  const words = aroundInWords(graph, branch, around);
  // The centres were deleted: everything is shown until an undo brings them back.
  if (words === "") return null;
  return (
    <Bar label="Part of the graph">
      <Focus size={14} strokeWidth={1.75} className="shrink-0 text-accent" />
      <p className="min-w-0 truncate font-medium text-text tabular-nums">{words}</p>
      <span className="flex items-center">
        <Tool id="around-fewer" icon={Minus} />
        <Tool id="around-more" icon={Plus} />
      </span>
      <SegmentedControl<Around["along"]>
        label="Which way"
        segments={WAYS}
        value={around.along}
        onValue={(along) => showAround(context, { ...around, along })}
      />
      <span className="flex-1" />
      <Button size="small" onClick={() => showAround(context, null)}>
        Show all
      </Button>
    </Bar>
  );
}

/** Whatever is chosen is shown: what was just made, pasted, searched for or walked to comes in. */
function useChosenShown(): void {
  const context = useActionContext();
  useEffect(() => {
    const { editor } = context;
    let { selection } = editor.store.getState();
    return editor.store.subscribe((state) => {
      if (state.selection === selection) return;
      selection = state.selection;
      addToAround(context, [...selection]);
    });
  }, [context]);
}
