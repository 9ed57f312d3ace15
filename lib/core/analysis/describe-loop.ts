// A loop in plain words: for the list of problems, the command line and the warning before a drop.
import { counted, inDigits } from "../foundation/counted.ts";
import type { Flow } from "../graph/trigger-graph.ts";
import type { Loop } from "./loop.ts";

export type LoopWords = { message: string; why: string; fix: string };

/** Longer ways round are cut short in sentences; the problem's `path` has them whole. */
const SHOWN_FLOWS = 8;
const SHOWN_TRIGGERS = 4;

/** `FirstFlow → SecondFlow → FirstFlow`; the middle of a long one is left out. */
export function pathInWords(names: readonly string[]): string {
  if (names.length <= SHOWN_FLOWS + 1) return names.join(" → ");
  const left = names.length - SHOWN_FLOWS;
  return [...names.slice(0, SHOWN_FLOWS - 2), `… ${left} more …`, ...names.slice(-2)].join(" → ");
}

/** @param nameOf how a flow is called in this graph; @returns sentences without a full stop for `message`, with one else */
export function describeLoop(loop: Loop, nameOf: (flow: Flow) => string): LoopWords {
  const path = pathInWords(loop.path.map(nameOf));
  const others = loop.flows.length - (loop.path.length - 1);
  const more = others > 0 ? ` (${counted(loop.flows.length, "flow")} in all)` : "";
  const kinds = { runaway: "is a runaway loop", gated: "is a gated loop", possible: "may be a loop" };
  return {
    message: `${path} ${kinds[loop.kind]}${more}`,
    why: whyOf(loop, nameOf),
    fix: fixInWords(loop),
  };
}

function whyOf(loop: Loop, nameOf: (flow: Flow) => string): string {
  const steps = loop.bySteps
    ? " The event of a step comes once for each task, so a foreach multiplies the runs."
    : "";
  if (loop.kind === "possible") {
    const reasons = loop.conditions.slice(0, 3).map(capital).join(". ");
    const goes =
      loop.wouldBe === "runaway"
        ? "Whenever it is sent, the loop goes on, for ever if it always is."
        : "If it is sent, the loop goes round at most once for each event from outside.";
    return `${reasons}. ${goes}${steps}`;
  }
  if (loop.kind === "gated") {
    if (loop.fedBy) {
      return `It waits for what the runaway loop ${pathInWords(loop.fedBy.map(nameOf))} sends, so it goes round for as long as that one runs.${steps}`;
    }
    return `It goes round at most once for ${eachFromOutside(loop.waitsFor)}, and needs a first run by hand.${steps}`;
  }
  return `${chain(loop)} ${startInWords(loop)}${steps}`;
}

/** What a runaway loop means. */
function chain({ flows, waitsFor, path }: Loop): string {
  if (waitsFor.length > 0) return "Another runaway loop sends the rest of what it waits for.";
  if (flows.length === 1) return "Each run starts the next and nothing from outside is needed.";
  if (flows.length === 2 && path.length === 3)
    return "Each finish starts the other and nothing from outside is needed.";
  return "Each of its flows starts the next and nothing from outside is needed.";
}

function startInWords({ start, flows }: Loop): string {
  if (start === "several runs")
    return "It takes runs of several of its flows to start it, because some wait for all of several; then it never stops.";
  if (start === "one run")
    return flows.length === 1
      ? "Once started, it runs for ever."
      : "One run is enough to start it; then it never stops.";
  return "One run may be enough to start it; then it never stops.";
}

/** "each finish of Ingest"; several are listed. `null` stands for what only running the code tells. */
export function eachFromOutside(waitsFor: readonly (string | null)[]): string {
  const named = waitsFor.filter((name) => name !== null);
  const [only] = named;
  if (named.length === 1 && waitsFor.length === 1 && only !== undefined)
    return only.includes(".") ? `each ${only}` : `each finish of ${only}`;
  const list = [
    ...named.slice(0, SHOWN_TRIGGERS),
    ...(waitsFor.includes(null) ? ["what its code decides"] : []),
  ];
  return `each event from outside (${list.join(", ")}${named.length > SHOWN_TRIGGERS ? ", …" : ""}); early ones do not add up`;
}

function fixInWords({ cut }: Loop): string {
  const [only] = cut.triggers;
  if (cut.triggers.length === 1) return `Remove ${only}`;
  const shown = cut.triggers.slice(0, SHOWN_TRIGGERS).join(", ");
  const rest = cut.triggers.length - SHOWN_TRIGGERS;
  return `Remove ${counted(cut.triggers.length, "trigger")}: ${shown}${rest > 0 ? ` and ${inDigits(rest)} more` : ""}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
