// A field over a list of choices: typing narrows, arrows move, Enter takes. Focus stays in the field.
import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClasses } from "@/components/ui/field";
import { rankMatches } from "@/components/ui/rank-matches";
import { inDigits } from "@/lib/core/foundation/counted";

export type Choice = {
  id: string;
  label: string;
  /** Searched as well and shown beside the label. */
  hint?: ReactNode;
  words?: string;
  icon: ReactNode;
  /** Shown, and says why, but cannot be taken. */
  disabled?: boolean;
  run: () => void;
};

/** As many as anybody reads; the rest appear when one types on. */
const SHOWN = 60;

export function ChoiceList({
  label,
  choices,
  empty,
  detail,
}: {
  label: string;
  choices: readonly Choice[];
  empty: string;
  /** What is said about the choice the arrows are at. */
  detail?: (choice: Choice) => ReactNode;
}) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(
    () => rankMatches(choices, typed, ({ label: text, words = "" }) => [text, words]),
    [choices, typed],
  );
  const shown = found.slice(0, SHOWN);
  const active = shown[Math.min(at, shown.length - 1)];
  const move = (to: number) => {
    const next = (to + shown.length) % shown.length;
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (shown.length === 0) return;
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Enter" && active && !active.disabled) active.run();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="relative">
        <Search
          size={16}
          strokeWidth={1.75}
          className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-text-3"
        />
        <input
          type="text"
          role="combobox"
          aria-label={label}
          placeholder={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${shown.indexOf(active)}` : undefined}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className={classNames(controlClasses(), "h-8 pl-8")}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={classNames("mt-2 overflow-y-auto", shown.length === 0 ? "h-0" : "h-72")}
      >
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === active}
            aria-disabled={choice.disabled || undefined}
            onPointerMove={() => setAt(index)}
            onClick={() => {
              if (!choice.disabled) choice.run();
            }}
            className={classNames(
              "flex min-h-8 items-center gap-2 rounded-control px-2 py-1",
              choice === active && "bg-hover",
              choice.disabled ? "text-text-3" : "cursor-pointer text-text",
            )}
          >
            {choice.icon}
            <span className="shrink-0 truncate font-medium">{choice.label}</span>
            <span className="min-w-0 flex-1 truncate text-right text-small text-text-3">{choice.hint}</span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="h-72 px-2 py-3 text-text-3">{empty}</p>}
      {found.length > shown.length && (
        <p className="px-2 py-1 text-small text-text-3">
          {inDigits(found.length - shown.length)} more. Type to narrow
        </p>
      )}
      {active && detail?.(active)}
    </>
  );
}
