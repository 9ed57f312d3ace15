// Who is in which graph as this server knows it, in memory only: tabs say so, those that fall silent are forgotten, all streams of a
// graph hear what becomes different.
import { fail, ok, type Result } from "@/lib/core/foundation/result.ts";
import type { PeopleNews, PresentTab } from "@/lib/core/graph/presence.ts";

/** A tab is asked whether it is still there, as long as it is not alone. */
export const ASK_MS = 4_000;
/** A tab that says nothing for this long has vanished. */
export const VANISHED_MS = 12_000;
/** After its stream ended: a connection that comes back, or a page loaded again, is no farewell. */
export const FAREWELL_MS = 2_000;
/** What happens within this time is told at once. */
const GATHER_MS = 50;
const TABS_A_GRAPH = 200;
const TABS = 5_000;
/** A tab may say so many things at once, and then so many a second. */
const BURST = 20;
const A_SECOND = 5;

export type Heard = PeopleNews | "ask";
export type PresenceHub = {
  /** A tab of this server listens; when it ends the tab leaves soon, unless it says something meanwhile. @returns how it ends */
  listen(graphId: string, tab: string, tell: (heard: Heard) => void): () => void;
  /** A tab says what it is at. @returns the others, or that it says too much, or that there are too many */
  say(graphId: string, tab: PresentTab): Result<PresentTab[], "too-much">;
  /** Another server has told this: a tab as it is now, or the id of one that left. */
  hear(graphId: string, tab: PresentTab | string): void;
  close(): void;
};

type Entry = { tab: PresentTab; until: number; credit: number; creditAt: number };
type Room = {
  tabs: Map<string, Entry>;
  streams: Set<{ tab: string; tell: (heard: Heard) => void }>;
  /** Not told yet. */
  changed: Set<string>;
  askedAt: number;
};

/**
 * @param send tells other servers; called for what tabs say here, and for those that leave
 * @param now milliseconds that only go on
 */
export function createPresenceHub(
  send: (graphId: string, tab: PresentTab | string) => void,
  now: () => number,
): PresenceHub {
  const rooms = new Map<string, Room>();
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = 0;
  let telling: NodeJS.Timeout | undefined;

  /** Its clock runs only while somebody is in a graph. */
  function roomOf(graphId: string): Room {
    const known = rooms.get(graphId);
    if (known) return known;
    const room: Room = { tabs: new Map(), streams: new Set(), changed: new Set(), askedAt: 0 };
    rooms.set(graphId, room);
    if (!timer) {
      lookedAt = now();
      timer = setInterval(look, 1_000);
      timer.unref();
    }
    return room;
  }

  function look() {
    const at = now();
    // Who could not be heard because this process stood still has not vanished.
    const stood = at - lookedAt - 1_000;
    lookedAt = at;
    for (const [graphId, room] of rooms) {
      for (const [id, entry] of room.tabs) {
        if (stood > 1_000) entry.until += stood;
        if (entry.until <= at) remove(room, id);
      }
      if (at - room.askedAt >= ASK_MS) {
        room.askedAt = at;
        for (const { tab, tell } of room.streams) if (isNotAlone(room, tab)) tell("ask");
      }
      if (room.tabs.size === 0 && room.streams.size === 0 && room.changed.size === 0) rooms.delete(graphId);
    }
    if (rooms.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  const isNotAlone = ({ tabs, streams }: Room, tab: string): boolean =>
    streams.size > 1 || tabs.size > (tabs.has(tab) ? 1 : 0);

  function remove(room: Room, id: string) {
    if (room.tabs.delete(id)) tellSoon(room, id);
  }

  function tellSoon(room: Room, id: string) {
    room.changed.add(id);
    telling ??= setTimeout(() => {
      telling = undefined;
      for (const one of rooms.values()) tellNow(one);
    }, GATHER_MS);
  }

  function tellNow({ tabs, streams, changed }: Room) {
    if (changed.size === 0) return;
    const news: PeopleNews = { here: [], gone: [] };
    for (const id of changed) {
      const entry = tabs.get(id);
      if (entry) news.here.push(entry.tab);
      else news.gone.push(id);
    }
    changed.clear();
    for (const { tell } of streams) tell(news);
  }

  /** @returns its entry, or null when there are too many */
  function enter(graphId: string, tab: PresentTab): Entry | null {
    const room = roomOf(graphId);
    const at = now();
    const known = room.tabs.get(tab.tab);
    if (known) {
      known.until = at + VANISHED_MS;
      if (!isSame(known.tab, tab)) {
        known.tab = tab;
        tellSoon(room, tab.tab);
      }
      return known;
    }
    const count = [...rooms.values()].reduce((sum, { tabs }) => sum + tabs.size, 0);
    if (room.tabs.size >= TABS_A_GRAPH || count >= TABS) return null;
    const entry = { tab, until: at + VANISHED_MS, credit: BURST, creditAt: at };
    room.tabs.set(tab.tab, entry);
    tellSoon(room, tab.tab);
    return entry;
  }

  function mayGoOn(entry: Entry): boolean {
    const at = now();
    entry.credit = Math.min(BURST, entry.credit + ((at - entry.creditAt) / 1_000) * A_SECOND);
    entry.creditAt = at;
    if (entry.credit < 1) return false;
    entry.credit -= 1;
    return true;
  }

  return {
    listen(graphId, tab, tell) {
      const room = roomOf(graphId);
      const stream = { tab, tell };
      room.streams.add(stream);
      return () => {
        if (!room.streams.delete(stream)) return;
        const entry = room.tabs.get(tab);
        if (!entry) return;
        entry.until = Math.min(entry.until, now() + FAREWELL_MS);
        const left = setTimeout(() => {
          const isBack = [...room.streams].some((other) => other.tab === tab) || entry.until > now();
          if (isBack || room.tabs.get(tab) !== entry) return;
          remove(room, tab);
          send(graphId, tab);
        }, FAREWELL_MS);
        left.unref();
      };
    },

    say(graphId, tab) {
      const before = rooms.get(graphId)?.tabs.get(tab.tab);
      if (before && !mayGoOn(before)) return fail("too-much");
      if (!enter(graphId, tab)) return fail("too-much");
      send(graphId, tab);
      const others = [...(rooms.get(graphId)?.tabs.values() ?? [])].map((entry) => entry.tab);
      return ok(others.filter((other) => other.tab !== tab.tab));
    },

    hear(graphId, tab) {
      if (typeof tab !== "string") {
        enter(graphId, tab);
        return;
      }
      const room = rooms.get(graphId);
      if (room) remove(room, tab);
    },

    close() {
      clearInterval(timer);
      clearTimeout(telling);
      rooms.clear();
    },
  };
}

const isSame = (a: PresentTab, b: PresentTab): boolean =>
  a.name === b.name &&
  a.person === b.person &&
  a.view === b.view &&
  a.more === b.more &&
  a.chosen.length === b.chosen.length &&
  a.chosen.every((key, at) => key === b.chosen[at]);
