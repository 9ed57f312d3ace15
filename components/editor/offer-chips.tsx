// What one could narrow a search to, as a row of buttons under its field. While a facet is being typed, Enter takes the first.
import { ListFilter } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { inDigits } from "@/lib/core/foundation/counted";
import type { Offer } from "./use-search.ts";

export function OfferChips({
  offers,
  first,
  onTake,
}: {
  offers: readonly Offer[];
  /** Enter in the field takes the first. */
  first: boolean;
  onTake: (offer: Offer) => void;
}) {
  if (offers.length === 0) return null;
  return (
    <fieldset className="mt-2 flex flex-wrap items-center gap-1">
      <legend className="sr-only">Narrow to</legend>
      <ListFilter size={14} strokeWidth={1.75} className="mr-1 shrink-0 text-text-3" />
      {offers.map((offer, at) => (
        <button
          key={"value" in offer ? `${offer.facet} ${offer.value}` : offer.facet}
          type="button"
          onClick={() => onTake(offer)}
          className={classNames(
            "inline-flex h-6 max-w-full items-center gap-1 rounded-chip border px-1.5 text-small text-text-2 hover:bg-hover",
            first && at === 0 ? "border-accent bg-accent-bg" : "border-line-strong",
          )}
        >
          {offer.facet}
          {"value" in offer && (
            <>
              <span className="min-w-0 truncate font-medium text-text">{offer.value}</span>
              <span className="shrink-0 text-text-3 tabular-nums">{inDigits(offer.count)}</span>
            </>
          )}
        </button>
      ))}
    </fieldset>
  );
}
