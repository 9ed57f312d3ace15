// Others have chosen this card: an outline in their tone, and their names, since colour alone would tell nobody who.
import { TONE_FILLS, TONE_OUTLINES } from "@/components/people/tone-classes";
import { classNames } from "@/components/ui/class-names";
import type { NodeKey } from "@/lib/client/editor/editor-state";
import { useScreenState } from "@/lib/client/editor/screen-context";

const NAMES = 2;

/** Lies over the card, whose corners are round by `rounded`. */
export function ChosenBy({ nodeKey, rounded }: { nodeKey: NodeKey; rounded: string }) {
  const by = useScreenState((state) => state.chosenByOthers.get(nodeKey));
  const [first] = by ?? [];
  if (!by || !first) return null;
  const shown = by.slice(0, NAMES);
  return (
    <div className="pointer-events-none absolute -inset-1">
      <div className={classNames("absolute inset-0 border-[1.5px]", rounded, TONE_OUTLINES[first.tone])} />
      <span className="absolute top-full left-2 flex max-w-[calc(100%-16px)] -translate-y-1/2 gap-1">
        <span className="sr-only">Chosen by</span>
        {shown.map(({ name, tone }) => (
          <span
            key={name}
            className={classNames(
              "min-w-0 truncate rounded-key px-1 font-medium text-tiny leading-[14px]",
              TONE_FILLS[tone],
            )}
          >
            {name}
          </span>
        ))}
        {by.length > NAMES && (
          <span className="shrink-0 rounded-key bg-hover px-1 font-medium text-text-2 text-tiny leading-[14px]">
            +{by.length - NAMES}
          </span>
        )}
      </span>
    </div>
  );
}
