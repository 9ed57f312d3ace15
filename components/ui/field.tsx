// A label, its control, and what to say about it: a hint, or what is wrong.
import { OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** The outline all controls share; 28 px high. */
export const controlClasses = (invalid = false): string =>
  classNames(
    "h-7 w-full min-w-0 rounded-control border bg-surface text-body text-text",
    "disabled:border-line-strong disabled:bg-hover disabled:text-text-3 [&:is(input)]:read-only:bg-sunken",
    invalid ? "border-error" : "border-control",
  );

export type FieldWords = { label: string; hint?: ReactNode; error?: string | null };

/** `id` is the control's; it points to `<id>-note` with aria-describedby when there is a hint or an error. */
export function Field({
  id,
  label,
  hint,
  error,
  hideLabel = false,
  className,
  children,
}: FieldWords & { id: string; hideLabel?: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-small font-medium text-text-2"}>
        {label}
      </label>
      {children}
      {(error || hint) && (
        <p
          id={`${id}-note`}
          className={classNames("flex gap-1 text-small", error ? "text-error" : "text-text-3")}
        >
          {error && <OctagonAlert size={13} className="mt-[1.5px] shrink-0" />}
          <span className="min-w-0">{error ?? hint}</span>
        </p>
      )}
    </div>
  );
}

/** What the control carries so that its note and its error are heard. */
export const describedBy = (id: string, { hint, error }: Pick<FieldWords, "hint" | "error">) => ({
  "aria-describedby": hint || error ? `${id}-note` : undefined,
  "aria-invalid": error ? true : undefined,
});
