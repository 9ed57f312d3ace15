// What a reset time does, in words with an example, so that nobody takes it for a time window.
import { resetLines } from "@/lib/client/canvas/cron-words";
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Reset } from "@/lib/core/graph/trigger-graph";
import { cronSentence } from "./cron-sentence.ts";

export type ResetPreview = { title: string; text: string; wrong: boolean };

const DAILY = /^\s*(\d{1,2})\s+(\d{1,2})\s+[*?]\s+\*\s+[*?]\s*$/;

const clock = (minutes: number): string => {
  const day = (minutes + 24 * 60) % (24 * 60);
  return `${String(Math.floor(day / 60)).padStart(2, "0")}:${String(day % 60).padStart(2, "0")}`;
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** @param waits how many upstreams or events the flow waits for */
export function resetPreview(reset: Reset | undefined, flowName: string, waits: number): ResetPreview {
  const others = waits > 2 ? "the others" : "the other";
  if (!reset)
    return {
      title: "Never emptied.",
      text: `An event of last week still counts: ${flowName} starts as soon as ${waits > 2 ? "the others arrive" : "the other arrives"}.`,
      wrong: true,
    };
  if (isDynamic(reset)) return { title: "Decided by the code.", text: sentence(reset.dynamic), wrong: false };
  const full = cronSentence(reset.cron);
  if (!full.ok) return { title: "This is no reset time.", text: full.error, wrong: true };
  const [first = "", second = ""] = resetLines(reset);
  const zone = reset.timezone ?? "in the sensor’s zone";
  const words = first === "emptied by cron" ? `emptied ${full.value}, ${zone}` : `${first} ${second}`;
  const daily = DAILY.exec(reset.cron);
  if (!daily)
    return {
      title: sentence(words),
      text: `What has arrived by then is forgotten, and ${flowName} waits for all of them again.`,
      wrong: false,
    };
  const at = Number(daily[2]) * 60 + Number(daily[1]);
  return {
    title: sentence(words),
    text: `If one finishes at ${clock(at - 10)} and ${others} at ${clock(at + 10)}, ${flowName} does not start.`,
    wrong: false,
  };
}
