// Follows who else is in the graph, and tells them what is chosen here. Who is alone tells nobody.
import { type PresentTab, peopleNewsSchema, presenceAnswerSchema, tellable } from "@/lib/core/graph/presence";
import type { Editor } from "../editor/create-editor.ts";
import { announce, type Screen } from "../editor/screen-state.ts";
import { chosenByOthers, comingAndGoing, type Person, peopleOf, type Tone } from "./people.ts";
import type { PresenceLink } from "./presence-link.ts";

export type PeopleHere = {
  you: { id: string; name: string; usual: string };
  /** Others in order of arrival; oneself among them only for one's other tabs. */
  people: readonly Person[];
};

/** A choice that changes as quickly as keys repeat is told this often. */
const SAY_EVERY_MS = 120;
const AGAIN_MS = 1_000;
const ANSWER_MS = 5_000;
/** Without the stream nobody knows who is there. */
const BLIND_MS = 10_000;
/** Who comes and goes within this time is not worth a word. */
const SETTLE_MS = 1_500;

export type PeopleFollower = {
  /** One's name is another now. */
  introduce(): void;
  stop(): void;
};

/** @param person the same in all tabs of this browser */
export function followPeople({
  graphId,
  person,
  link,
  editor,
  screen,
  show,
}: {
  graphId: string;
  person: string;
  link: PresenceLink;
  editor: Editor;
  screen: Screen;
  show: (here: PeopleHere) => void;
}): PeopleFollower {
  let tabs = new Map<string, PresentTab>();
  /** What the stream says while a list of all is on its way: it is newer. */
  let meanwhile: Map<string, PresentTab | null> | null = null;
  let you = { id: person, name: "", usual: "" };
  const tones = new Map<string, Tone>();
  let told = new Map<string, string>();
  let stopped = false;
  let sending = false;
  let sayAgain = false;
  let wantsList = false;
  let sayTimer: ReturnType<typeof setTimeout> | undefined;
  let blindTimer: ReturnType<typeof setTimeout> | undefined;
  let wordTimer: ReturnType<typeof setTimeout> | undefined;

  const publish = () => {
    const people = peopleOf(tabs.values(), tones);
    const before = screen.getState().chosenByOthers;
    const chosen = chosenByOthers(people, person, before);
    if (chosen !== before) screen.setState({ chosenByOthers: chosen });
    show({ you, people });
    const others = people.filter(({ id }) => id !== person);
    if (others.length === told.size && others.every(({ id }) => told.has(id))) return;
    wordTimer ??= setTimeout(() => {
      wordTimer = undefined;
      const now = new Map(
        peopleOf(tabs.values(), tones).flatMap(({ id, name }) => (id === person ? [] : [[id, name]])),
      );
      const came = [...now].filter(([id]) => !told.has(id)).map(([, name]) => name);
      const left = [...told].filter(([id]) => !now.has(id)).map(([, name]) => name);
      told = now;
      const words = comingAndGoing(came, left);
      if (words !== "") announce(screen, words);
    }, SETTLE_MS);
  };

  const say = async () => {
    clearTimeout(sayTimer);
    sayTimer = undefined;
    if (sending) {
      sayAgain = true;
      return;
    }
    sending = true;
    sayAgain = false;
    const asksForList = wantsList;
    if (asksForList) meanwhile = new Map();
    let waitMs = SAY_EVERY_MS;
    try {
      const response = await fetch(`/api/graphs/${graphId}/people`, {
        method: "POST",
        signal: AbortSignal.timeout(ANSWER_MS),
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          tab: link.tab,
          person,
          view: screen.getState().view,
          ...tellable(editor.store.getState().selection),
        }),
      });
      if (response.status === 429) {
        sayAgain = true;
        waitMs = AGAIN_MS;
      }
      const answer = response.ok ? presenceAnswerSchema.safeParse(await response.json()) : null;
      if (answer?.success && !stopped) {
        const { name, usual, here } = answer.data;
        const isNamed = name === you.name && usual === you.usual;
        if (!isNamed) you = { id: person, name, usual };
        if (asksForList) {
          wantsList = false;
          tabs = new Map(here.map((tab) => [tab.tab, tab]));
          for (const [id, tab] of meanwhile ?? []) put(id, tab);
        }
        if (asksForList || !isNamed) publish();
      }
    } catch {
      // The server is away. The stream says when it is back.
    }
    meanwhile = null;
    sending = false;
    if (sayAgain && !stopped) sayTimer ??= setTimeout(say, waitMs);
  };

  const put = (id: string, tab: PresentTab | null) => {
    if (id === link.tab) return;
    if (tab) tabs.set(id, tab);
    else tabs.delete(id);
  };

  const introduce = () => {
    wantsList = true;
    void say();
  };

  const hear = (data: string) => {
    const news = peopleNewsSchema.safeParse(JSON.parse(data));
    if (!news.success) return;
    const wasAlone = tabs.size === 0;
    for (const tab of news.data.here) {
      put(tab.tab, tab);
      meanwhile?.set(tab.tab, tab);
    }
    for (const id of news.data.gone) {
      put(id, null);
      meanwhile?.set(id, null);
    }
    publish();
    // They do not know of us yet.
    if (wasAlone && tabs.size > 0) void say();
  };

  link.hear = (moment, data) => {
    if (moment === "people") hear(data);
    else if (moment === "ask") void say();
    else if (moment === "open") {
      clearTimeout(blindTimer);
      blindTimer = undefined;
      introduce();
    } else
      blindTimer ??= setTimeout(() => {
        tabs.clear();
        publish();
      }, BLIND_MS);
  };
  const saySoon = () => {
    if (tabs.size > 0) sayTimer ??= setTimeout(say, SAY_EVERY_MS);
  };
  const stops = [
    editor.store.subscribe((state, before) => {
      if (state.selection !== before.selection) saySoon();
    }),
    screen.subscribe((state, before) => {
      if (state.view !== before.view) saySoon();
    }),
  ];
  introduce();
  return {
    introduce,
    stop() {
      stopped = true;
      link.hear = null;
      for (const stop of stops) stop();
      for (const timer of [sayTimer, blindTimer, wordTimer]) clearTimeout(timer);
      screen.setState({ chosenByOthers: new Map() });
    },
  };
}
