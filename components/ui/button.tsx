// A button with words. One primary a screen; the consequence is in its label.
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
/** Heights 24, 28 and 32 px. */
export type ButtonSize = "small" | "medium" | "large";

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "bg-accent-fill text-on-accent not-disabled:hover:brightness-110 not-disabled:active:brightness-95",
  secondary: "border border-line-strong bg-surface text-text not-disabled:hover:bg-hover",
  ghost: "text-text-2 not-disabled:hover:bg-hover not-disabled:hover:text-text",
  danger: "border border-error-line bg-surface text-error not-disabled:hover:bg-error-bg",
};
const SIZES: Record<ButtonSize, string> = {
  small: "h-6 gap-1.5 px-2 text-small",
  medium: "h-7 gap-1.5 px-3 text-body",
  large: "h-8 gap-2 px-3.5 text-body",
};

/** The look of a button, for links that lead somewhere and should look pressed rather than underlined. */
export const buttonClasses = (variant: ButtonVariant = "secondary", size: ButtonSize = "medium"): string =>
  classNames(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control font-medium",
    "disabled:border-transparent disabled:bg-hover disabled:text-text-3",
    VARIANTS[variant],
    SIZES[size],
  );

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** Shows that it is at work and takes no second press. */
  busy?: boolean;
};

export function Button({
  variant,
  size = "medium",
  icon: Icon,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  const iconSize = size === "small" ? 13 : 16;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(buttonClasses(variant, size), className)}
    >
      {busy ? <Spinner size={iconSize} /> : Icon && <Icon size={iconSize} strokeWidth={1.75} />}
      {children}
    </button>
  );
}
