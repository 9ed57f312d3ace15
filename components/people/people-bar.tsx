"use client";
// Who is in the graph, in the top bar: a press on somebody brings what they have chosen into view. Fetched after the editor can be used.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { YourNameField } from "@/components/settings/your-name-field";
import { classNames } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import { showToast } from "@/components/ui/toast";
import { tooltip } from "@/components/ui/tooltip";
import { useEditor, useEditorState } from "@/lib/client/editor/editor-context";
import type { EditorState, NodeKey } from "@/lib/client/editor/editor-state";
import { useScreen } from "@/lib/client/editor/screen-context";
import { followPeople, type PeopleFollower, type PeopleHere } from "@/lib/client/people/follow-people";
import { nameKept } from "@/lib/client/people/name-cookie";
import type { Person } from "@/lib/client/people/people";
import { personId } from "@/lib/client/people/person-id";
import type { PresenceLink } from "@/lib/client/people/presence-link";
import { Avatar } from "./avatar.tsx";
import { chosenInWords } from "./chosen-words.ts";

/** More are behind a number. */
const SHOWN = 3;

const graphOf = (state: EditorState) => state.graph;

export function PeopleBar({ link }: { link: PresenceLink }) {
  const { here, introduce } = usePeople(link);
  const others = here.people.filter(({ id }) => id !== here.you.id);
  const own = here.people.find(({ id }) => id === here.you.id);
  const shown = others.slice(0, others.length > SHOWN + 1 ? SHOWN : SHOWN + 1);
  const hidden = others.length - shown.length;
  return (
    <div className="flex shrink-0 items-center">
      {shown.map((person) => (
        <PersonButton key={person.id} person={person} />
      ))}
      <Popover
        label="People in this graph"
        align="end"
        className="w-80"
        trigger={(props) => (
          <button
            type="button"
            {...props}
            {...tooltip(others.length === 0 ? "Nobody else is here" : "People in this graph")}
            aria-label={`People in this graph: ${others.length === 0 ? "only you" : `you and ${others.length} more`}`}
            className="inline-flex h-7 items-center gap-1 rounded-full px-0.5 hover:bg-hover aria-expanded:bg-hover"
          >
            <MoreOf count={hidden} className="max-[719px]:hidden" />
            <MoreOf count={others.length} className="min-[720px]:hidden" />
            <Avatar name={here.you.name || "…"} tone={null} />
          </button>
        )}
      >
        {(close) => (
          <FocusHere>
            <ul className="max-h-64 overflow-y-auto p-1.5">
              <PersonRow name={here.you.name} own person={own ?? null} onShown={close} />
              {others.map((person) => (
                <PersonRow key={person.id} name={person.name} person={person} onShown={close} />
              ))}
            </ul>
            <div className="border-line border-t p-3">
              <YourNameField initial={nameKept()} usual={here.you.usual} onNamed={introduce} />
            </div>
          </FocusHere>
        )}
      </Popover>
    </div>
  );
}

function MoreOf({ count, className }: { count: number; className: string }) {
  if (count === 0) return null;
  return (
    <span className={classNames("pl-1 font-semibold text-small text-text-2 tabular-nums", className)}>
      +{count}
    </span>
  );
}

/** The keys pressed in the panel are for it: Escape closes it and leaves what is chosen on the canvas. */
function FocusHere({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}

const NOBODY: PeopleHere = { you: { id: "", name: "", usual: "" }, people: [] };

function usePeople(link: PresenceLink) {
  const editor = useEditor();
  const screen = useScreen();
  const [here, show] = useState(NOBODY);
  const follower = useRef<PeopleFollower | null>(null);
  useEffect(() => {
    const { graphId } = editor.store.getState();
    follower.current = followPeople({ graphId, person: personId(), link, editor, screen, show });
    return () => follower.current?.stop();
  }, [editor, screen, link]);
  return { here, introduce: () => follower.current?.introduce() };
}

/** @returns brings nodes into view without choosing them, on the canvas or in the list */
function useShow(): (keys: readonly NodeKey[]) => void {
  const screen = useScreen();
  return (keys) => {
    const { camera } = screen.getState();
    if (camera) camera.show(keys);
    else
      document
        .querySelector(`[data-key="${CSS.escape(keys[0] ?? "")}"]`)
        ?.scrollIntoView({ block: "nearest" });
  };
}

function PersonButton({ person }: { person: Person }) {
  const graph = useEditorState(graphOf);
  const show = useShow();
  const { keys, words } = chosenInWords(graph, person);
  return (
    <button
      type="button"
      {...tooltip([person.name, words].filter(Boolean).join(" "))}
      aria-label={`${person.name} ${words === "" ? "is here" : `${words}. Show it`}`}
      onClick={() =>
        keys.length > 0 ? show(keys) : showToast(`${person.name} has chosen nothing that is drawn here`)
      }
      // Where the bar is narrow the panel has everybody.
      className="inline-flex size-7 items-center justify-center rounded-full hover:bg-hover max-[719px]:hidden"
    >
      <Avatar name={person.name} tone={person.tone} />
    </button>
  );
}

function PersonRow({
  name,
  person,
  own = false,
  onShown,
}: {
  name: string;
  /** Null for oneself with this tab only. */
  person: Person | null;
  own?: boolean;
  onShown: () => void;
}) {
  const graph = useEditorState(graphOf);
  const show = useShow();
  const { keys, words } = person ? chosenInWords(graph, person) : { keys: [], words: "" };
  const tabs = (person?.tabs.length ?? 0) + (own ? 1 : 0);
  const inList = person?.tabs.every(({ view }) => view === "list") && !own;
  const note = [
    own && tabs > 1 ? `you, in ${tabs} tabs` : own ? "you" : "",
    !own && tabs > 1 && `in ${tabs} tabs`,
    inList && "in the list",
    words.replace(/^has chosen/, own ? "another tab has chosen" : "has chosen"),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <li className="flex min-h-9 items-center gap-2.5 px-1.5 py-1">
      <Avatar name={name || "…"} tone={own ? null : (person?.tone ?? null)} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-small text-text-3" {...tooltip(note)}>
          {note || "looking on"}
        </span>
      </span>
      {keys.length > 0 && (
        <button
          type="button"
          aria-label={`Show what ${own ? "your other tab" : name} has chosen`}
          onClick={() => {
            onShown();
            show(keys);
          }}
          className="shrink-0 rounded-key px-1 font-medium text-accent text-small hover:underline"
        >
          Show
        </button>
      )}
    </li>
  );
}
