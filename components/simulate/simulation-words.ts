// How a simulation stands, as icon, tone and words.
import {
  CircleCheck,
  CircleSlash,
  CircleX,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Unplug,
} from "lucide-react";
import type { ChipTone } from "@/components/ui/chip";
import { joinNames } from "@/lib/core/foundation/join-names";
import type { Simulation } from "@/lib/core/simulation/simulation";
import { durationInWords } from "@/lib/core/simulation/words-for-time";

export const STATE_LOOK: Record<
  Simulation["state"],
  { icon: LucideIcon; tone: ChipTone; word: string; glyph: string }
> = {
  queued: { icon: Hourglass, tone: "neutral", word: "Queued", glyph: "text-text-3" },
  running: { icon: LoaderCircle, tone: "accent", word: "Running", glyph: "text-accent" },
  succeeded: { icon: CircleCheck, tone: "ok", word: "Succeeded", glyph: "text-ok" },
  failed: { icon: CircleX, tone: "error", word: "Failed", glyph: "text-error" },
  stopped: { icon: CircleSlash, tone: "neutral", word: "Stopped", glyph: "text-text-3" },
  interrupted: { icon: Unplug, tone: "warn", word: "Interrupted", glyph: "text-warn" },
};

/** What stands beside the state: how long, how far, or how many are before it. */
export function progressInWords(
  { state, startedMs, endedMs }: Pick<Simulation, "state" | "startedMs" | "endedMs">,
  {
    nowMs,
    before,
    stepsSeen,
    steps,
  }: { nowMs: number; before: number | null; stepsSeen: number; steps: number | null },
): string {
  if (state === "queued") {
    if (before === null) return "starts now";
    return before === 0 ? "next in line" : `${before} before it`;
  }
  if (startedMs === null) return "did not start";
  const took = durationInWords((endedMs ?? nowMs) - startedMs);
  if (stepsSeen === 0) return took;
  const total = steps !== null && steps >= stepsSeen ? ` of ${steps}` : "";
  return `${took} · step ${stepsSeen}${total}`;
}

/** A row of the history: "failed at step score, exit 1", "by hand, succeeded in 41 s". */
export function historyInWords(simulation: Simulation, nowMs: number): string {
  const { state, failure, triggers, startedMs, endedMs } = simulation;
  const by = triggers.length === 0 ? "by hand" : `started by ${joinNames(triggers.map(({ flow }) => flow))}`;
  if (state === "failed" && failure !== null) return `${by}, ${failure[0]?.toLowerCase()}${failure.slice(1)}`;
  if (state === "queued") return `${by}, waits its turn`;
  const took = startedMs === null ? null : durationInWords((endedMs ?? nowMs) - startedMs);
  if (state === "running") return `${by}, running for ${took ?? "a moment"}`;
  const word = STATE_LOOK[state].word.toLowerCase();
  return took === null
    ? `${by}, ${word}`
    : `${by}, ${word} ${state === "succeeded" ? "in" : "after"} ${took}`;
}
