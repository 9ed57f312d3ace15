// Common cron expressions in a few words, short enough for a card; the inspector has the long form.
import { isDynamic } from "@/lib/core/graph/is-dynamic";
import type { Reset, Schedule } from "@/lib/core/graph/trigger-graph";

type CronWords = {
  /** "every day", "every Monday", "every 15 minutes" */
  every: string;
  /** "daily", "on Mondays", "every 15 minutes" */
  adverb: string;
  /** "06:00"; null when the words say it all. */
  at: string | null;
};

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SHORT_DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const NUMBER = /^\d{1,2}$/;

const dayNumber = (text: string): number | null => {
  const short = SHORT_DAYS.indexOf(text.toUpperCase());
  if (short >= 0) return short;
  return /^[0-7]$/.test(text) ? Number(text) : null;
};

function cronWords(cron: string): CronWords | null {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron
    .trim()
    .split(/\s+/)
    .map((field) => (field === "?" ? "*" : field));
  if (month !== "*") return null;
  const everyMinutes = /^\*\/(\d{1,2})$/.exec(minute)?.[1];
  if (hour === "*" && day === "*" && weekday === "*") {
    if (everyMinutes)
      return { every: `every ${everyMinutes} minutes`, adverb: `every ${everyMinutes} minutes`, at: null };
    if (!NUMBER.test(minute)) return null;
    return {
      every: "every hour",
      adverb: "hourly",
      at: minute === "0" ? null : `:${minute.padStart(2, "0")}`,
    };
  }
  if (!NUMBER.test(minute) || !NUMBER.test(hour)) return null;
  const at = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (day === "*" && weekday === "*") return { every: "every day", adverb: "daily", at };
  if (day === "*") {
    if (/^(1-5|MON-FRI)$/i.test(weekday))
      return { every: "Monday to Friday", adverb: "Monday to Friday", at };
    const name = DAYS[dayNumber(weekday) ?? -1];
    return name ? { every: `every ${name}`, adverb: `on ${name}s`, at } : null;
  }
  if (weekday !== "*" || !NUMBER.test(day)) return null;
  return { every: `day ${day} of each month`, adverb: `monthly on day ${day}`, at };
}

/** @returns "every day at 06:00 Europe/London"; the cron expression itself where words would be long */
export function scheduleInWords(schedule: Schedule): string {
  if (isDynamic(schedule)) return "schedule decided by the code";
  const zone = schedule.timezone ? ` ${schedule.timezone}` : "";
  if ("every" in schedule) {
    if (schedule.every === "hour") return `every hour${zone}`;
    return `${schedule.every === "day" ? "every day" : "every Sunday"} at 00:00${zone}`;
  }
  const words = cronWords(schedule.cron);
  if (!words) return `cron ${schedule.cron}${zone}`;
  return `${words.every}${words.at === null ? "" : ` at ${words.at}`}${zone}`;
}

/**
 * The label under a gate. Without a reset time one missing upstream leaves the others' events waiting for ever.
 * @returns one or two lines
 */
export function resetLines(reset: Reset | undefined): string[] {
  if (!reset) return ["never emptied:", "stale events wait"];
  if (isDynamic(reset)) return ["emptied when", "the code decides"];
  const zone = reset.timezone ?? "in the sensor's zone";
  const words = cronWords(reset.cron);
  if (!words) return ["emptied by cron", `${reset.cron} ${zone}`];
  if (words.at === null) return [`emptied ${words.adverb}`, zone];
  return [`emptied ${words.adverb} at`, `${words.at} ${zone}`];
}
