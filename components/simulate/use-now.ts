"use client";
// The present, as often as it is looked at. The server's moment comes first, so that both first paints say the same.
import { useEffect, useState } from "react";

/** @param everyMs null stands still, apart from a look once a half minute */
export function useNow(startMs: number, everyMs: number | null): number {
  const [nowMs, setNowMs] = useState(startMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs ?? 30_000);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
