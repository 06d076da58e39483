import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Crowd } from "../../packages/world/src/testing/crowd.ts";
import { shippedContent } from "../../packages/world/src/testing/shipped-content.ts";
import { act } from "../../packages/world/src/deeds/act.ts";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";

const SOURCES = join(import.meta.dirname, "../../packages/world/src");

/** Where the wall clock or a monotonic one may be read: at the rim, for people, limits and measurements. */
const MAY_READ_TIME: Readonly<Record<string, RegExp>> = {
  "Date.now": /^(?:start|admin\/offline|sessions\/accounts|reload\/settled)\.ts$|^persistence\//,
  "performance.now":
    /^(?:start|turn\/(?:loop|clock|watchdog-worker)|link\/world-link|reload\/prepare|reload\/reloader)\.ts$|^persistence\//,
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

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A text with every id as the place of its first mention: ids are drawn anew in every world. */
function withoutIds(text: string): string {
  const known = new Map<string, string>();
  return text.replaceAll(UUID, (id) => {
    const name = known.get(id) ?? `#${known.size}`;
    known.set(id, name);
    return name;
  });
}

/** Lets a crowd play the game that ships: all that was read, and all that would be stored, as one text. */
async function play(seed: string): Promise<{ text: string; deeds: ReadonlySet<string> }> {
  const deeds = new Set<string>();
  const world = await TestWorld.start({
    content: await shippedContent(),
    seed,
    doing: (game, deed, actor, args) => {
      const outcome = act(game, deed, actor, args);
      if (!outcome.refusal) deeds.add(deed.name);
      return outcome;
    },
  });
  // The same lines whatever the world's seed.
  const crowd = await Crowd.gather(world, 24, "another crowd");
  for (let round = 0; round < 40; round += 1) await crowd.round();
  const read = crowd.players.map((player) => player.read()).join("\n");
  const all = world.game.world.entities().map((one) => world.game.world.serialize(one));
  world.stop();
  return { text: withoutIds(`${JSON.stringify(all, null, 1)}\n${read}`), deeds };
}

describe("invariant 5: world time and chance", () => {
  test("a simulation replays exactly from its seed, and goes another way from another", async () => {
    const first = await game("a seed");
    expect(await game("a seed")).toEqual(first);
    expect(await game("another seed")).not.toEqual(first);
    expect(first.join("\n")).toContain("A pale moth flutters down and is still.");
  });

  test("fights, weather, crafting and all else come out the same, byte for byte", async () => {
    const first = await play("a seed");
    const again = await play("a seed");
    expect(again.text.split("\n")).toEqual(first.text.split("\n"));
    expect((await play("another seed")).text).not.toBe(first.text);
    expect([...first.deeds]).toEqual(
      expect.arrayContaining(["strike", "fall", "crafted", "searched", "suffer"]),
    );
    expect(first.text).toMatch(/\b(?:rain|fog|wind|sky|clouds?)\b/i);
  });

  test("no rule reads another clock or another chance", () => {
    // Nothing in the world depends on storage's waits, nor on when a lock was taken.
    expect(filesWith("Math.random").filter((path) => !path.startsWith("persistence/"))).toEqual([]);
    expect(filesWith("new Date()").filter((path) => !path.startsWith("persistence/"))).toEqual([]);
    for (const [call, allowed] of Object.entries(MAY_READ_TIME))
      expect(filesWith(call).filter((path) => !allowed.test(path))).toEqual([]);
  });

  test("secrets owe nothing to the world's chance", () => {
    for (const path of ["sessions/passwords.ts", "sessions/accounts.ts", "ids.ts"])
      expect(readFileSync(join(SOURCES, path), "utf8")).not.toMatch(/\brng\b|Rng/);
  });
});
