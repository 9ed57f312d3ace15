// One thing chosen or not, taking effect with the rest of its form.
import { Check, Minus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size" | "onChange" | "ref"> & {
  /** Its words; without them give an aria-label. */
  children?: ReactNode;
  onChecked: (checked: boolean) => void;
  /** Some of what it stands for is chosen. */
  mixed?: boolean;
};

export function Checkbox({ children, onChecked, mixed = false, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames("inline-flex items-center gap-2 text-body text-text-2", className)}>
      <span className="relative inline-flex size-4 shrink-0">
        <input
          {...rest}
          type="checkbox"
          ref={(input) => {
            if (input) input.indeterminate = mixed;
          }}
          onChange={(event) => onChecked(event.target.checked)}
          className="peer size-4 appearance-none rounded-key border border-control bg-surface checked:border-accent-fill checked:bg-accent-fill indeterminate:border-accent-fill indeterminate:bg-accent-fill disabled:border-line-strong disabled:bg-hover"
        />
        <Check
          size={12}
          strokeWidth={2.75}
          className="pointer-events-none absolute top-0.5 left-0.5 hidden text-on-accent peer-checked:block peer-indeterminate:hidden"
        />
        <Minus
          size={12}
          strokeWidth={2.75}
          className="pointer-events-none absolute top-0.5 left-0.5 hidden text-on-accent peer-indeterminate:block"
        />
      </span>
      {children}
    </label>
  );
}
