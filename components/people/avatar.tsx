// Somebody as a disc with initials: filled in their tone, or in outline when it is oneself.
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/lib/client/people/people";
import { initialsOf } from "@/lib/core/graph/person-name";
import { TONE_FILLS } from "./tone-classes.ts";

export function Avatar({ name, tone }: { name: string; tone: Tone | null }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "inline-flex size-6 shrink-0 select-none items-center justify-center rounded-full font-semibold text-tiny",
        tone === null ? "border border-control bg-surface text-text-2" : TONE_FILLS[tone],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
