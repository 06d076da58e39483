import { describe, expect, it } from "vitest";
import { ago, spanWords } from "./ago.ts";

describe("how long ago something was", () => {
  it("is told in the largest unit that is whole", () => {
    const seconds = [0, 59, 60, 3_599, 3_600, 86_399, 86_400, 30 * 86_400, 365 * 86_400, 800 * 86_400];
    expect(seconds.map((count) => spanWords(count * 1_000))).toEqual([
      "a moment",
      "a moment",
      "a minute",
      "59 minutes",
      "an hour",
      "23 hours",
      "a day",
      "a month",
      "a year",
      "2 years",
    ]);
    expect(ago(90_000, 60_000)).toBe("just now");
    // A clock that was set back makes nothing happen in the future.
    expect(ago(0, 60_000)).toBe("just now");
    expect(ago(7_300_000, 0)).toBe("2 hours ago");
  });
});
