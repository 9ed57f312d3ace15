// One line of text with its label.
import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses, describedBy, Field, type FieldWords } from "./field.tsx";

export type TextFieldProps = Omit<ComponentProps<"input">, "size"> &
  FieldWords & {
    hideLabel?: boolean;
    /** Names, cron and commands stand in the monospaced face. */
    mono?: boolean;
    fieldClassName?: string;
  };

export function TextField({
  label,
  hint,
  error,
  hideLabel = false,
  mono = false,
  fieldClassName,
  className,
  id: givenId,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Field {...{ id, label, hint, error, hideLabel }} className={fieldClassName ?? ""}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={id}
        {...describedBy(id, { hint, error })}
        className={classNames(controlClasses(Boolean(error)), "px-2", mono && "font-mono", className)}
      />
    </Field>
  );
}
