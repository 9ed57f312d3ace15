// A button that shows only an icon: its label is its name and its tooltip.
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { tooltip } from "./tooltip.ts";

export type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  label: string;
  icon: LucideIcon;
  /** The shortcut shown in the tooltip, as `Kbd` takes it. */
  keys?: string;
  /** 28 px, or 24 inside rows. */
  size?: "small" | "medium";
};

export function IconButton({
  label,
  icon: Icon,
  keys,
  size = "medium",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...tooltip(label, keys === undefined ? {} : { keys })}
      {...rest}
      aria-label={label}
      className={classNames(
        "inline-flex shrink-0 items-center justify-center rounded-control text-text-2",
        "not-disabled:hover:bg-hover not-disabled:hover:text-text disabled:text-text-3",
        "aria-pressed:bg-hover aria-pressed:text-text aria-expanded:bg-hover",
        size === "small" ? "size-6" : "size-7",
        className,
      )}
    >
      <Icon size={size === "small" ? 14 : 16} strokeWidth={1.75} />
    </button>
  );
}
