import { expect, it } from "vitest";
import { refuseCron } from "./cron.ts";
import verdicts from "./fixtures/cron-verdicts.json";
import { isTimeZone, similarTimeZone } from "./time-zone.ts";

const taken = (cron: string): boolean => refuseCron(cron, isTimeZone) === null;

it("takes and refuses what the parser of Argo Events took and refused", () => {
  expect(verdicts.accepted.filter((cron) => !taken(cron))).toEqual([]);
  expect(verdicts.refused.filter(taken)).toEqual([]);
  expect([verdicts.accepted.length, verdicts.refused.length]).toEqual([125, 459]);
});

it.each([
  ["every day", "it needs five fields (minute, hour, day, month, day of the week) and has 2"],
  ["@daily", "@daily is not taken here, only five fields are"],
  ["0 24 * * *", "the hour 24 is above 23"],
  ["0 0 * * 7", "the day of the week 7 is above 6"],
  ["0 0 0 * *", "the day of the month 0 is below 1"],
  ["0 0 * * fri-mon", "the range “fri-mon” runs backwards"],
  ["*/0 * * * *", "a step must not be 0"],
  ["0 0 L * *", "“L” is no day of the month"],
  ["1-2-3 * * * *", "“1-2-3” has too many hyphens"],
  ["TZ=Mars/Base 0 0 * * *", "there is no time zone Mars/Base"],
])("says why %s is refused", (cron, reason) => {
  expect(refuseCron(cron, isTimeZone)).toBe(reason);
});

it("knows zones as Go spells them", () => {
  const known = ["Europe/London", "UTC", "", "Local", "US/Pacific", "Etc/GMT+1", "Asia/Calcutta", "EST5EDT"];
  const unknown = ["Mars/Base", "europe/london", "+01:00", "Europe", "GMT+1", "PST", "BST", "../UTC"];
  expect(known.filter(isTimeZone)).toEqual(known);
  expect(unknown.filter(isTimeZone)).toEqual([]);
});

it("finds the zone that was meant", () => {
  expect(["europe/london", "london", "america/new york", "Mars/Base"].map(similarTimeZone)).toEqual([
    "Europe/London",
    "Europe/London",
    "America/New_York",
    null,
  ]);
});
