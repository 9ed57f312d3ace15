// The focus stays with its row when the rows change places, and goes to the one in its place when the row goes: else keys would begin at
// the top of the page.
import { type FocusEvent, useEffect, useRef } from "react";

/**
 * @param rows a new value whenever rows may have come, gone or moved
 * @param follow called when the focus was in a row: with that row's place, or null when it is gone, and whether the focus is lost
 * @returns what the element around the rows must carry
 */
export function useHeldFocus(
  rows: readonly { key: string }[],
  follow: (place: number | null, lost: boolean) => void,
) {
  const held = useRef<string | null>(null);
  const answer = useRef(follow);
  useEffect(() => {
    answer.current = follow;
  });
  useEffect(() => {
    if (held.current === null) return;
    const place = rows.findIndex(({ key }) => key === held.current);
    // The browser takes the focus from what is moved, too.
    answer.current(place < 0 ? null : place, document.activeElement === document.body);
  }, [rows]);
  return {
    onFocus: ({ target }: FocusEvent) => {
      held.current = target.closest("tr")?.querySelector<HTMLElement>("[data-key]")?.dataset.key ?? null;
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) held.current = null;
    },
  };
}
