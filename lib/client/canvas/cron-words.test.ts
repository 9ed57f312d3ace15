import { describe, expect, it } from "vitest";
import { resetLines, scheduleInWords } from "./cron-words.ts";

describe("scheduleInWords", () => {
  it.each([
    [{ every: "hour" as const }, "every hour"],
    [{ every: "day" as const, timezone: "Europe/London" }, "every day at 00:00 Europe/London"],
    [{ every: "week" as const }, "every Sunday at 00:00"],
    [{ cron: "0 6 * * ?", timezone: "Europe/London" }, "every day at 06:00 Europe/London"],
    [{ cron: "5 18 * * MON" }, "every Monday at 18:05"],
    [{ cron: "5 18 * * 7" }, "every Sunday at 18:05"],
    [{ cron: "0 7 * * 1-5" }, "Monday to Friday at 07:00"],
    [{ cron: "*/15 * * * *" }, "every 15 minutes"],
    [{ cron: "30 * * * *" }, "every hour at :30"],
    [{ cron: "0 4 1 * *" }, "day 1 of each month at 04:00"],
    [{ cron: "0 */3 * * *" }, "cron 0 */3 * * *"],
    [{ cron: "nonsense" }, "cron nonsense"],
    [{ dynamic: "a function" }, "schedule decided by the code"],
  ])("says %j as %s", (schedule, words) => {
    expect(scheduleInWords(schedule)).toBe(words);
  });
});

describe("resetLines", () => {
  it("writes the zone always, and warns when nothing empties the gate", () => {
    expect([
      resetLines({ cron: "0 0 * * *", timezone: "Europe/London" }),
      resetLines({ cron: "0 0 * * *" }),
      resetLines({ cron: "*/5 * * * *" }),
      resetLines({ cron: "0 */3 * * *", timezone: "UTC" }),
      resetLines({ dynamic: "a function" }),
      resetLines(undefined),
    ]).toEqual([
      ["emptied daily at", "00:00 Europe/London"],
      ["emptied daily at", "00:00 in the sensor's zone"],
      ["emptied every 5 minutes", "in the sensor's zone"],
      ["emptied by cron", "0 */3 * * * UTC"],
      ["emptied when", "the code decides"],
      ["never emptied:", "stale events wait"],
    ]);
  });
});
