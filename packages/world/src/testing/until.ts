import { expect } from "vitest";
import type { TestWorld } from "./test-world.ts";

/** Ticks the world until it is so; if it does not come to that in so many ticks, the test fails. */
export async function until(world: TestWorld, so: () => boolean, ticks = 400): Promise<void> {
  for (let i = 0; i < ticks && !so(); i += 1) await world.tick(100);
  expect(so()).toBe(true);
}
