// One of a few, all in sight. Native radio buttons underneath: arrow keys, forms and screen readers work as ever.
import type { LucideIcon } from "lucide-react";
import { useId } from "react";
import { classNames } from "./class-names.ts";

export type Segment<T extends string> = { value: T; label: string; icon?: LucideIcon; disabled?: boolean };

export function SegmentedControl<T extends string>({
  label,
  segments,
  value,
  onValue,
  fill = false,
}: {
  label: string;
  /** Where the screen is narrow, an icon stands for its words. */
  segments: Segment<T>[];
  value: T;
  onValue: (value: T) => void;
  /** Takes the whole width in equal parts. */
  fill?: boolean;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames("h-7 rounded-control bg-hover p-0.5", fill ? "flex" : "inline-flex")}
    >
      {segments.map(({ value: own, label: words, icon: Icon, disabled }) => (
        <label
          key={own}
          className={classNames(
            "relative flex items-center justify-center gap-1.5 rounded-[5px] border px-2.5 font-medium text-small",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
            fill && "flex-1",
            own === value
              ? "border-line-strong bg-surface text-text shadow-1"
              : "border-transparent text-text-2 hover:text-text has-disabled:text-text-3",
          )}
        >
          <input
            type="radio"
            name={name}
            value={own}
            checked={own === value}
            disabled={disabled}
            onChange={() => onValue(own)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0 disabled:cursor-default"
          />
          {Icon && <Icon size={14} strokeWidth={1.75} />}
          <span className={Icon && "max-[899px]:sr-only"}>{words}</span>
        </label>
      ))}
    </div>
  );
}
