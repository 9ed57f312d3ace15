"use client";
// A moment in the reader's own zone. The server, which does not know the zone, writes UTC; the first paint after that puts it right.
import { useSyncExternalStore } from "react";
import { momentInFull, momentInWords } from "./moment-in-words.ts";
import { tooltip } from "./tooltip.ts";

/** All moments of a page age together. */
const everyMinute = (onChange: () => void) => {
  const timer = setInterval(onChange, 30_000);
  return () => clearInterval(timer);
};
/** Whole half minutes, so that the snapshot is stable between two ticks. */
const halfMinutes = () => Math.floor(Date.now() / 30_000);

export function Moment({ at, className }: { at: string; className?: string }) {
  const tick = useSyncExternalStore<number | null>(everyMinute, halfMinutes, () => null);
  const moment = new Date(at);
  const zone = tick === null ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const full = momentInFull(moment, zone);
  return (
    <time dateTime={at} {...tooltip(full)} className={className}>
      {tick === null ? full : momentInWords(moment, new Date(), zone)}
    </time>
  );
}
