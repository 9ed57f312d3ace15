// The bar over every page: where one is, what one works on, what one can do.
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { LinkPending } from "./link-pending.tsx";
import { Logo } from "./logo.tsx";

export type Crumb = { label: ReactNode; href?: string };

/** 48 px high. The last crumb is this page: its heading. */
export function TopBar({
  crumbs,
  status,
  centre,
  actions,
}: {
  crumbs: Crumb[];
  /** Said beside the crumbs: the saved state. */
  status?: ReactNode;
  centre?: ReactNode;
  actions?: ReactNode;
}) {
  const full = centre !== undefined;
  // Beside a full bar, and on a narrow window, the mark leads back as well as the words do.
  const narrow = full ? "max-[1279px]:hidden" : "max-[639px]:hidden";
  return (
    <header
      className={classNames(
        "flex h-12 shrink-0 items-center gap-4 border-line border-b bg-surface px-3",
        full && "max-[1023px]:gap-3 max-[639px]:gap-2 max-[639px]:px-2",
      )}
    >
      <div className={classNames("flex min-w-0 items-center gap-3", full && "flex-1 max-[639px]:gap-2")}>
        <Link href="/" aria-label="Triggerboard, all graphs" className="shrink-0 rounded-control">
          <Logo />
          <LinkPending />
        </Link>
        <nav aria-label="Where you are" className="flex min-w-0 items-center gap-2">
          {crumbs.map((crumb, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path has only places
            <Fragment key={index}>
              {index > 0 && (
                <span aria-hidden="true" className={classNames("text-text-3", narrow)}>
                  /
                </span>
              )}
              {crumb.href === undefined ? (
                <span aria-current="page" className="min-w-0 truncate font-semibold text-text">
                  {crumb.label}
                </span>
              ) : (
                <Link
                  href={crumb.href}
                  className={classNames(
                    "truncate rounded-key font-medium text-text-2 hover:text-text",
                    index === 0 ? "shrink-0" : "min-w-0",
                    narrow,
                  )}
                >
                  {crumb.label}
                  <LinkPending />
                </Link>
              )}
            </Fragment>
          ))}
        </nav>
        {status}
      </div>
      {full && <div className="flex shrink-0 items-center gap-2 max-[639px]:gap-1">{centre}</div>}
      {/* What stands here is never cut: the name on the left gives way. */}
      <div
        className={classNames(
          "flex items-center justify-end gap-2",
          full ? "min-w-max max-[639px]:gap-1 min-[1440px]:flex-1" : "ml-auto min-w-max",
        )}
      >
        {actions}
      </div>
    </header>
  );
}
