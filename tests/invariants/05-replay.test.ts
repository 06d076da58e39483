import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";

const SOURCES = join(import.meta.dirname, "../../packages/world/src");

/** Where the wall clock or a monotonic one may be read: at the rim, for people, limits and measurements. */
const MAY_READ_TIME: Readonly<Record<string, RegExp>> = {
  "Date.now": /^(?:start|admin\/offline|sessions\/accounts)\.ts$|^persistence\//,
  "performance.now": /^(?:start|turn\/(?:loop|clock|watchdog-worker)|link\/world-link)\.ts$|^persistence\//,
};

function filesWith(text: string): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/\.(?:test|suite)\.ts$|testing\//.test(path))
    .filter((path) => readFileSync(join(SOURCES, path), "utf8").includes(text));
}

/** Plays a short game and returns all that everybody read, ids left out. */
async function game(seed: string): Promise<string[]> {
  const world = await TestWorld.start({ seed });
  const [ann, bob] = await world.players("Ann", "Bob");
  const guest = await world.guest();
  const read: string[] = [];
  const note = (): void => {
    for (const { connection } of [ann, bob, guest]) read.push(connection.read());
  };
  const lines = [
    "look",
    "east",
    "get 3 shells",
    "west",
    "say hm",
    "who",
    "north",
    "get all",
    "south",
    "give flask to marn",
  ];
  for (const line of lines) {
    await ann.type(line);
    await guest.type(line);
    await world.tick(37_000);
    note();
  }
  world.stop();
  return read;
}

describe("invariant 5: world time and chance", () => {
  test("a simulation replays exactly from its seed, and goes another way from another", async () => {
    const first = await game("a seed");
    expect(await game("a seed")).toEqual(first);
    expect(await game("another seed")).not.toEqual(first);
    expect(first.join("\n")).toContain("A pale moth flutters down and is still.");
  });

  test("no rule reads another clock or another chance", () => {
    // Nothing in the world depends on storage's waits, nor on when a lock was taken.
    expect(filesWith("Math.random").filter((path) => !path.startsWith("persistence/"))).toEqual([]);
    expect(filesWith("new Date(").filter((path) => !path.startsWith("persistence/"))).toEqual([]);
    for (const [call, allowed] of Object.entries(MAY_READ_TIME))
      expect(filesWith(call).filter((path) => !allowed.test(path))).toEqual([]);
  });

  test("secrets owe nothing to the world's chance", () => {
    for (const path of ["sessions/passwords.ts", "sessions/accounts.ts", "ids.ts"])
      expect(readFileSync(join(SOURCES, path), "utf8")).not.toMatch(/\brng\b|Rng/);
  });
});
