import { describe, expect, it } from "vitest";
import { momentInFull, momentInWords } from "./moment-in-words.ts";

const now = new Date("2026-11-22T14:02:00Z");
const say = (at: string, zone = "Europe/London") => momentInWords(new Date(at), now, zone);

describe("momentInWords", () => {
  it("says near moments by age, then by day, then by date", () => {
    expect(
      [
        "2026-11-22T14:01:30Z",
        "2026-11-22T13:50:00Z",
        "2026-11-22T09:05:00Z",
        "2026-11-21T17:20:00Z",
        "2026-11-19T16:20:00Z",
        "2026-11-03T10:00:00Z",
        "2025-11-03T10:00:00Z",
      ].map((at) => say(at)),
    ).toEqual([
      "just now",
      "12 min ago",
      "today 09:05 GMT",
      "yesterday 17:20",
      "Thu 19 Nov",
      "3 Nov",
      "3 Nov 2025",
    ]);
  });

  it("takes the day of the reader's zone", () => {
    expect(say("2026-11-21T23:30:00Z", "Europe/Berlin")).toBe("today 00:30 CET");
    expect(say("2026-11-21T23:30:00Z", "Europe/London")).toBe("yesterday 23:30");
  });

  it("writes the whole moment with its zone", () => {
    expect(momentInFull(new Date("2026-11-19T13:40:00Z"), "Europe/London")).toBe("19 Nov 2026, 13:40 GMT");
  });
});
