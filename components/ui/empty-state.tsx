// Nothing here yet, or nothing found: what that means and what to do.
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
  className,
}: {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames("flex flex-col items-center gap-2 px-6 py-10 text-center", className)}>
      {Icon && <Icon size={20} strokeWidth={1.75} className="text-text-3" />}
      <div className="text-name text-text">{title}</div>
      {children && <div className="max-w-96 text-text-2">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
