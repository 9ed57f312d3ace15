// The looks of a person's tone; the same colours as `TONE_COLOURS`, for whoever paints them elsewhere.
import type { Tone } from "@/lib/client/people/people";

/** On these, text is the colour of the surface: the ratios are those of the colours as text. */
export const TONE_FILLS: Record<Tone, string> = {
  0: "bg-step-2 text-surface",
  1: "bg-step-4 text-surface",
  2: "bg-step-3 text-surface",
  3: "bg-text-2 text-surface",
};
export const TONE_OUTLINES: Record<Tone, string> = {
  0: "border-step-2",
  1: "border-step-4",
  2: "border-step-3",
  3: "border-text-2",
};
