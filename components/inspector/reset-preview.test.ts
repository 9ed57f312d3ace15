import { describe, expect, it } from "vitest";
import { resetPreview } from "./reset-preview.ts";

describe("resetPreview", () => {
  it("gives an example with times of day either side of a daily reset", () => {
    expect(resetPreview({ cron: "0 0 * * *", timezone: "Europe/London" }, "InferenceFlow", 2)).toEqual({
      title: "Emptied daily at 00:00 Europe/London.",
      text: "If one finishes at 23:50 and the other at 00:10, InferenceFlow does not start.",
      wrong: false,
    });
    expect(resetPreview({ cron: "30 6 * * *" }, "A", 3)).toEqual({
      title: "Emptied daily at 06:30 in the sensor's zone.",
      text: "If one finishes at 06:20 and the others at 06:40, A does not start.",
      wrong: false,
    });
  });

  it("spells out other times", () => {
    expect(resetPreview({ cron: "0 */3 * * *", timezone: "UTC" }, "A", 2)).toEqual({
      title: "Emptied on the hour, every 3 hours, UTC.",
      text: "What has arrived by then is forgotten, and A waits for all of them again.",
      wrong: false,
    });
  });

  it("says what never being emptied means, and what is no cron", () => {
    expect(resetPreview(undefined, "A", 2)).toEqual({
      title: "Never emptied.",
      text: "An event of last week still counts: A starts as soon as the other arrives.",
      wrong: true,
    });
    const wrong = resetPreview({ cron: "0 25 * * *" }, "A", 2);
    expect([wrong.title, wrong.wrong]).toEqual(["This is no reset time.", true]);
    expect(resetPreview({ cron: "" }, "A", 2).text).toBe(
      "A cron expression has five fields: minute, hour, day, month, weekday",
    );
  });
});
