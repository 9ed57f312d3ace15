// The field of a search, with what was narrowed to as chips before the text.
import { Search as SearchIcon, X } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Search } from "@/lib/client/editor/screen-state";
import { typeText, withoutChip } from "./use-search.ts";

export function SearchBox({
  label,
  search,
  onSearch,
  onKeyDown,
  listId,
  activeId,
  expanded = true,
  input,
  autoFocus = false,
  onFocus,
  onBlur,
  className,
}: {
  label: string;
  search: Search;
  onSearch: (search: Search) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The list that belongs to the field, and what the arrows are at in it. */
  listId: string;
  activeId: string | undefined;
  expanded?: boolean;
  input: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  onFocus?: () => void;
  onBlur?: () => void;
  className?: string;
}) {
  const { chips, text } = search;
  return (
    <div
      className={classNames(
        "flex min-h-8 flex-wrap items-center gap-1 rounded-control border border-control bg-surface py-0.5 pr-2 pl-2",
        "focus-within:outline-2 focus-within:outline-accent",
        className,
      )}
    >
      <SearchIcon size={16} strokeWidth={1.75} className="mr-1 shrink-0 text-text-3" />
      {chips.map((chip) => (
        <span
          key={`${chip.facet} ${chip.value}`}
          className="inline-flex h-6 max-w-full items-center gap-1 rounded-chip bg-accent-bg pl-1.5 text-accent text-small"
        >
          <span className="min-w-0 truncate">
            {chip.facet} <span className="font-semibold">{chip.value}</span>
          </span>
          <button
            type="button"
            aria-label={`Do not narrow to ${chip.facet} ${chip.value}`}
            onClick={() => {
              onSearch(withoutChip(search, chip));
              input.current?.focus();
            }}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-chip hover:bg-hover"
          >
            <X size={13} strokeWidth={2} />
          </button>
        </span>
      ))}
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={chips.length === 0 ? label : ""}
        aria-expanded={expanded}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: only in a dialog that was opened to type here
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => onSearch(typeText(search, event.target.value))}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={(event) => {
          const last = chips.at(-1);
          if (event.key === "Backspace" && text === "" && last) {
            event.preventDefault();
            onSearch(withoutChip(search, last));
          } else onKeyDown(event);
        }}
        className="h-6 min-w-24 flex-1 bg-transparent text-text outline-none placeholder:text-text-3"
      />
    </div>
  );
}
