import { afterEach } from "vitest";
import { TestWorld, type TestWorldOptions } from "./test-world.ts";

/** Starts worlds that end with the test that asked for them. */
export function useWorlds(): (options?: TestWorldOptions) => Promise<TestWorld> {
  const running: TestWorld[] = [];
  afterEach(() => {
    for (const world of running.splice(0)) world.stop();
  });
  return async (options) => {
    const world = await TestWorld.start(options);
    running.push(world);
    return world;
  };
}
