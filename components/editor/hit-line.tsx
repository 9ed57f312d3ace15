// One thing that was found: its name with what was typed marked in it, and why it is among those found.
import { Radio, StickyNote, Workflow } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { SearchFacts } from "@/lib/client/search/find-entries";
import { matchedParts } from "@/lib/client/search/matched-parts";
import type { SearchEntry } from "@/lib/client/search/search-index";
import type { SearchQuery } from "@/lib/client/search/search-query";
import { whyFound } from "@/lib/client/search/why-found";

const ICONS = { flow: Workflow, event: Radio, note: StickyNote };

export function HitLine({
  entry,
  facts,
  query,
}: {
  entry: SearchEntry;
  facts: SearchFacts;
  query: SearchQuery;
}) {
  const Icon = ICONS[entry.kind];
  const reasons = whyFound(entry, facts, query);
  return (
    <>
      <Icon
        size={16}
        strokeWidth={1.75}
        className={entry.kind === "event" ? "shrink-0 text-event" : "shrink-0 text-text-3"}
      />
      <span
        className={classNames(
          "min-w-0 max-w-[60%] shrink-0 truncate font-medium",
          entry.kind === "event" && "font-mono text-code",
        )}
      >
        <Marked text={entry.name} words={query.words} />
      </span>
      <span className="min-w-0 flex-1 truncate text-right text-small text-text-3">
        {reasons.map(({ of, text }, at) => (
          <span key={`${of} ${text}`}>
            {at > 0 && " · "}
            {(of === "owner" || of === "group") && `${of} `}
            <Marked text={text} words={query.words} />
          </span>
        ))}
      </span>
    </>
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return matchedParts(text, words).map(({ part, matched, at }) =>
    matched ? (
      <mark key={at} className="rounded-key bg-accent-bg text-accent">
        {part}
      </mark>
    ) : (
      <span key={at}>{part}</span>
    ),
  );
}
