// On or off, at once.
import { useId } from "react";
import { classNames } from "./class-names.ts";

export type SwitchProps = {
  label: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  /** The words stand before the switch, which sits at the right end. */
  className?: string;
  labelClassName?: string;
};

export function Switch({
  label,
  checked,
  onChecked,
  disabled = false,
  className,
  labelClassName,
}: SwitchProps) {
  const id = useId();
  return (
    <span className={classNames("flex items-center justify-between gap-3", className)}>
      <label htmlFor={id} className={labelClassName ?? "text-small font-semibold text-text-2"}>
        {label}
      </label>
      <span className="relative inline-flex h-4 w-7 shrink-0">
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChecked(event.target.checked)}
          className="peer h-4 w-7 appearance-none rounded-full border border-control bg-surface checked:border-accent-fill checked:bg-accent-fill disabled:border-line-strong disabled:bg-hover"
        />
        <span className="pointer-events-none absolute top-[3px] left-[3px] size-2.5 rounded-full bg-control transition-transform duration-100 peer-checked:translate-x-3 peer-checked:bg-on-accent" />
      </span>
    </span>
  );
}
