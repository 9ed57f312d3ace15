"use client";
// Graphs that hold a flow or an event of the name typed. Asked by hand: a query cache would be a tenth of what the list fetches first.
import { useEffect, useState } from "react";

export type FoundNames = ReadonlyMap<string, readonly string[]>;

const NONE: FoundNames = new Map();
const LEAST_LETTERS = 2;

async function ask(text: string, signal: AbortSignal): Promise<FoundNames> {
  const response = await fetch(`/api/find-in-graphs?text=${encodeURIComponent(text)}`, { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  const found = (await response.json()) as { graphId: string; names: string[] }[];
  return new Map(found.map(({ graphId, names }) => [graphId, names]));
}

/** @returns by graph id the names found; those of the text before until the answer is there, none for fewer than two characters */
export function useFoundInGraphs(text: string): FoundNames {
  const wanted = text.trim();
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (wanted.length < LEAST_LETTERS) return setFound(NONE);
    const asking = new AbortController();
    // Names of graphs are found without the server: while it is away the list is searched by those alone.
    ask(wanted, asking.signal).then(setFound, () => {
      if (!asking.signal.aborted) setFound(NONE);
    });
    return () => asking.abort();
  }, [wanted]);
  return wanted.length < LEAST_LETTERS ? NONE : found;
}
