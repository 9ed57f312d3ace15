// A moment as a person says it: near ones by age, this week's by day, older ones by date.

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Days since some fixed day, in the zone. */
function dayIn(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / DAY_MS);
}

/**
 * @param zone an IANA time zone, the reader's own
 * @returns "just now", "12 min ago", "today 13:40 GMT", "yesterday 17:20", "Thu 19 Nov", "3 Nov" or "3 Nov 2025"
 */
export function momentInWords(at: Date, now: Date, zone: string): string {
  const age = now.getTime() - at.getTime();
  if (age >= 0 && age < MINUTE_MS) return "just now";
  if (age >= 0 && age < 60 * MINUTE_MS) return `${Math.floor(age / MINUTE_MS)} min ago`;
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(at).replace(",", "");
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const days = dayIn(zone, now) - dayIn(zone, at);
  if (days === 0) return `today ${write({ ...clock, timeZoneName: "short" })}`;
  if (days === 1) return `yesterday ${write(clock)}`;
  if (days > 1 && days < 7) return write({ weekday: "short", day: "numeric", month: "short" });
  const date = { day: "numeric", month: "short" } as const;
  return write(at.getUTCFullYear() === now.getUTCFullYear() ? date : { ...date, year: "numeric" });
}

/** The moment to the minute, with its zone: "19 Nov 2026, 13:40 GMT". */
export const momentInFull = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(at);
