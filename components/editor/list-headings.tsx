// The heads of the list's columns; a press sorts by one, a second press turns it round.
import { ArrowDown, ArrowUp } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { ListOrder } from "@/lib/client/canvas/graph-list";

const COLUMNS: { by: ListOrder["by"]; title: string; className: string }[] = [
  { by: "name", title: "Flow or event", className: "w-[30%] max-[719px]:w-[46%]" },
  { by: "waitsFor", title: "Started by", className: "" },
  { by: "starts", title: "Starts", className: "max-[899px]:hidden" },
  { by: "problems", title: "Problems", className: "w-[26%] max-[719px]:hidden" },
];

const HEAD = "sticky top-0 z-10 border-line border-b bg-sunken";

export function ListHeadings({ order, onOrder }: { order: ListOrder; onOrder: (order: ListOrder) => void }) {
  return (
    <thead className="text-small text-text-3">
      <tr aria-rowindex={1}>
        {COLUMNS.map(({ by, title, className }) => {
          const sorted = order.by === by;
          const Arrow = order.down ? ArrowDown : ArrowUp;
          return (
            <th
              key={by}
              scope="col"
              aria-sort={sorted ? (order.down ? "descending" : "ascending") : undefined}
              className={classNames(HEAD, "px-2 py-1 font-medium first:pl-3", className)}
            >
              <button
                type="button"
                // Counts are most wanted from the largest.
                onClick={() => onOrder({ by, down: sorted ? !order.down : by !== "name" })}
                className={classNames(
                  "inline-flex h-6 items-center gap-1 rounded-control px-1 hover:bg-hover hover:text-text",
                  sorted && "text-text",
                )}
              >
                {title}
                {sorted && <Arrow size={13} strokeWidth={2} aria-hidden="true" />}
              </button>
            </th>
          );
        })}
        <th className={classNames(HEAD, "w-12")}>
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}
