import { expect, it } from "vitest";
import { createClock } from "./clock.ts";

it("world time goes on from what was stored, in whole milliseconds, by the monotonic clock", () => {
  let monotonic = 5_000.25;
  const clock = createClock(70_000, () => monotonic);
  expect(clock.now()).toBe(70_000);
  monotonic += 1_500.9;
  expect(clock.now()).toBe(71_500);
});
