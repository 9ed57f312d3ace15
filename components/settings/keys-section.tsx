"use client";
// Every action of the editor with its keys, narrowed by a few letters of either.
import { SearchX } from "lucide-react";
import { useState } from "react";
import { CANVAS_KEYS, LIST_KEYS } from "@/components/editor/canvas-keys";
import { ALL_ACTIONS } from "@/components/editor/more-actions";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd, spellKeys } from "@/components/ui/kbd";
import { SearchField } from "@/components/ui/search-field";

type Row = { id: string; what: string; keys: readonly string[]; where: string };

const ROWS: readonly Row[] = [
  ...ALL_ACTIONS.map(({ id, label, keys, group }) => ({ id, what: label, keys, where: group })),
  ...CANVAS_KEYS.map(([keys, what]) => ({ id: what, what, keys, where: "On the canvas" })),
  ...LIST_KEYS.map(([keys, what]) => ({ id: what, what, keys, where: "In the list" })),
];
const GROUPS = [...new Set(ROWS.map(({ where }) => where))];

/** What can be typed to find a row: its words, and its keys as Apple and others write them. */
const textOf = ({ what, keys, where }: Row): string =>
  [what, where, ...keys.flatMap((key) => [spellKeys(key, true), spellKeys(key, false), key])]
    .join(" ")
    .toLowerCase();

export function KeysSection() {
  const [query, setQuery] = useState("");
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = ROWS.filter((row) => words.every((word) => textOf(row).includes(word)));
  return (
    <div className="flex flex-col gap-3">
      <SearchField
        label="Find an action or a key"
        value={query}
        onValue={setQuery}
        className="w-72 max-w-full"
      />
      <p aria-live="polite" className="sr-only">
        {query !== "" && `${shown.length} of ${ROWS.length} actions match`}
      </p>
      {shown.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={`Nothing matches “${query}”`}
          className="rounded-card border border-line bg-surface"
          actions={<Button onClick={() => setQuery("")}>Show all keys</Button>}
        >
          No action has that in its name or its keys.
        </EmptyState>
      ) : (
        GROUPS.filter((group) => shown.some(({ where }) => where === group)).map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 font-semibold text-small text-text-2">{group}</h3>
            <dl className="divide-y divide-line rounded-card border border-line bg-surface">
              {shown
                .filter(({ where }) => where === group)
                .map(({ id, what, keys }) => (
                  <div key={id} className="flex min-h-8 items-center justify-between gap-3 px-3 py-1">
                    <dt>{what}</dt>
                    <dd className="flex shrink-0 items-center gap-1 text-small text-text-3">
                      {keys.length === 0 ? (
                        <>
                          by name, with <Kbd keys="mod+K" />
                        </>
                      ) : (
                        keys.map((key) => <Kbd key={key} keys={key} />)
                      )}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))
      )}
    </div>
  );
}
