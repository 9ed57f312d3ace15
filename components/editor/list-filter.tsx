// Narrows the list by the same search as ⌘K.
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ListHead } from "@/lib/client/canvas/graph-list";
import { useScreenState } from "@/lib/client/editor/screen-context";
import { announce, type ScreenState, type Search } from "@/lib/client/editor/screen-state";
import { inDigits } from "@/lib/core/foundation/counted";
import { useActionContext } from "./action-context.tsx";
import { OfferChips } from "./offer-chips.tsx";
import { SearchBox } from "./search-box.tsx";
import {
  endsInFacet,
  isEmptySearch,
  offersFor,
  takeOffer,
  useOffers,
  useSearchGround,
} from "./use-search.ts";

const listSearchOf = (state: ScreenState) => state.listSearch;
const askedOf = (state: ScreenState) => state.narrowAsked;

export function ListFilter({
  shown,
  all,
  onLeave,
}: {
  shown: readonly ListHead[];
  all: number;
  /** From the field to the rows. */
  onLeave: () => void;
}) {
  const { editor, screen } = useActionContext();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const search = useScreenState(listSearchOf);
  const asked = useScreenState(askedOf);
  useEffect(() => {
    if (asked > 0) input.current?.focus();
  }, [asked]);
  const ground = useSearchGround();
  const offers = useOffers(ground, search);
  const change = (next: Search) => screen.setState({ listSearch: next });
  const completes = endsInFacet(search);
  const onKeyDown = (event: KeyboardEvent) => {
    const [offer] = event.key === "Enter" && completes ? offersFor(ground, search) : [];
    if (offer) change(takeOffer(search, offer));
    else if (event.key === "ArrowDown" || event.key === "Enter") onLeave();
    else if (event.key === "Escape" && !isEmptySearch(search)) change({ chips: [], text: "" });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const narrowed = shown.length < all;
  return (
    <search className="shrink-0 border-line border-b px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Narrow the list"
          search={search}
          onSearch={change}
          onKeyDown={onKeyDown}
          listId={`${id}-offers`}
          activeId={undefined}
          expanded={offers.length > 0}
          input={input}
          className="min-w-48 flex-1"
        />
        <p role="status" className="text-small text-text-3 tabular-nums">
          {narrowed ? `${inDigits(shown.length)} of ${inDigits(all)}` : `${inDigits(all)} in all`}
        </p>
        {narrowed && shown.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              editor.select(shown.map(({ key }) => key));
              announce(screen, `${inDigits(shown.length)} chosen`);
            }}
          >
            Choose all {inDigits(shown.length)}
          </Button>
        )}
      </div>
      <div id={`${id}-offers`}>
        {!isEmptySearch(search) && (
          <OfferChips
            offers={offers}
            first={completes}
            onTake={(offer) => {
              change(takeOffer(search, offer));
              input.current?.focus();
            }}
          />
        )}
      </div>
    </search>
  );
}
