"use client";
// A field with a list that narrows as one types: for choosing among hundreds. Focus stays in the field; arrows move through the list.
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses, describedBy, Field, type FieldWords } from "./field.tsx";
import { FloatingPanel } from "./floating-panel.tsx";
import { rankMatches } from "./rank-matches.ts";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Said beside the label, and searched as well. */
  hint?: string;
  icon?: ReactNode;
};

export type ComboboxProps = FieldWords & {
  options: ComboboxOption[];
  /** The value chosen, shown while nothing is being typed. */
  value: string;
  onCommit: (value: string) => void;
  /** Words for a text that is no option yet, such as `Use "x"`; absent: only options can be chosen. */
  offerTyped?: (text: string) => string | null;
  /** Said when nothing matches what was typed. */
  noMatch?: (text: string) => string;
  hideLabel?: boolean;
  placeholder?: string;
  mono?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Escape with nothing typed, or focus gone elsewhere. */
  onLeave?: () => void;
  fieldClassName?: string;
};

/** As many as anybody reads; the rest appear when one types on. */
const SHOWN = 60;

export function Combobox({
  label,
  hint,
  error,
  options,
  value,
  onCommit,
  offerTyped,
  noMatch = (text) => `Nothing matches “${text}”`,
  hideLabel = false,
  placeholder,
  mono = false,
  disabled = false,
  autoFocus = false,
  onLeave,
  fieldClassName,
}: ComboboxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const query = (text ?? "").trim();
  const matches =
    query === ""
      ? options
      : rankMatches(options, query, ({ label: words, hint: more }) => [words, more ?? ""]);
  const offered =
    query !== "" && !options.some((option) => option.value === query) ? offerTyped?.(query) : null;
  const rows: ComboboxOption[] = [
    ...matches.slice(0, SHOWN),
    ...(offered ? [{ value: query, label: offered }] : []),
  ];
  const hidden = matches.length - Math.min(matches.length, SHOWN);

  const close = () => {
    setOpen(false);
    setText(null);
    setActive(0);
  };
  const commit = (row: ComboboxOption | undefined) => {
    if (!row) return;
    close();
    onCommit(row.value);
  };
  const show = (index: number) => {
    setActive(index);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (rows.length > 0) show((active + step + rows.length) % rows.length);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      commit(rows[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (open || text !== null) close();
      else onLeave?.();
    }
  };

  return (
    <Field {...{ id, label, hint, error, hideLabel }} className={fieldClassName ?? ""}>
      <div className="relative">
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: only where a press has just asked for this field
          autoFocus={autoFocus}
          disabled={disabled}
          placeholder={placeholder}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && rows.length > 0 ? `${id}-${active}` : undefined}
          {...describedBy(id, { hint, error })}
          value={text ?? options.find((option) => option.value === value)?.label ?? value}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={(event) => event.target.select()}
          onClick={() => setOpen(true)}
          onBlur={() => {
            close();
            onLeave?.();
          }}
          onKeyDown={onKeyDown}
          className={classNames(controlClasses(Boolean(error)), "truncate pr-7 pl-2", mono && "font-mono")}
        />
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-text-3"
        />
      </div>
      {open && (
        <FloatingPanel
          anchor={input}
          mode="manual"
          matchWidth
          onClose={close}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          // A press must not take the focus out of the field before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          className="max-h-72 p-1"
        >
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
            <div
              key={`${row.value}-${row.label}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => commit(row)}
              className={classNames(
                "flex min-h-7 cursor-pointer items-center gap-2 rounded-control px-2 py-1",
                index === active && "bg-hover",
              )}
            >
              {row.icon}
              <span className={classNames("min-w-0 flex-1 truncate", mono && "font-mono text-code")}>
                {row.label}
              </span>
              {row.hint && <span className="truncate text-small text-text-3">{row.hint}</span>}
            </div>
          ))}
          {rows.length === 0 && <p className="px-2 py-1 text-text-3">{noMatch(query)}</p>}
          {hidden > 0 && <p className="px-2 py-1 text-small text-text-3">{hidden} more. Type to narrow</p>}
        </FloatingPanel>
      )}
    </Field>
  );
}
