// The history as it is read: what only moved things about, one after the other, is one quiet line;
// what somebody named or deployed is never folded.
import type { LogEntry } from "@/lib/core/graph/version";

export type HistoryRow =
  | { kind: "change"; entry: LogEntry }
  /** Newest first; several, or one alone. */
  | { kind: "moves"; entries: [LogEntry, ...LogEntry[]] };

/** @param entries newest first, as the pages came; @returns rows in the same order */
export function historyRows(entries: readonly LogEntry[]): HistoryRow[] {
  const rows: HistoryRow[] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (!entry.layout || entry.name !== null || entry.deployed.length > 0)
      rows.push({ kind: "change", entry });
    // A search leaves out what lies between: those are not one after the other.
    else if (last?.kind === "moves" && last.entries.at(-1)?.revision === entry.revision + 1)
      last.entries.push(entry);
    else rows.push({ kind: "moves", entries: [entry] });
  }
  return rows;
}
