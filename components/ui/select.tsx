// The browser's own select in our outline: complete on a keyboard and on a phone.
import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses, describedBy, Field, type FieldWords } from "./field.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = Omit<ComponentProps<"select">, "children" | "size" | "onChange"> &
  FieldWords & {
    options: SelectOption[];
    onValue: (value: string) => void;
    hideLabel?: boolean;
    size?: "medium" | "large";
    fieldClassName?: string;
  };

export function Select({
  label,
  hint,
  error,
  options,
  onValue,
  hideLabel = false,
  size = "medium",
  fieldClassName,
  className,
  ...rest
}: SelectProps) {
  const id = useId();
  return (
    <Field {...{ id, label, hint, error, hideLabel }} className={fieldClassName ?? ""}>
      <div className="relative">
        <select
          {...rest}
          id={id}
          onChange={(event) => onValue(event.target.value)}
          {...describedBy(id, { hint, error })}
          className={classNames(
            controlClasses(Boolean(error)),
            "appearance-none truncate pr-7 pl-2",
            size === "large" && "h-8 font-medium",
            className,
          )}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-text-3"
        />
      </div>
    </Field>
  );
}
