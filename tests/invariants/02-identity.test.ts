import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "uuid";
import { describe, expect, test } from "vitest";
import { Name, Stack } from "../../packages/world/src/components/index.ts";
import { PASSWORD, TestWorld } from "../../packages/world/src/testing/test-world.ts";

const SOURCES = join(import.meta.dirname, "../../packages/world/src");

/** The package's own code, tests and their helpers apart, by path. */
function sources(): [string, string][] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/\.(?:test|suite)\.ts$|testing\/|fixture/.test(path))
    .map((path) => [path, readFileSync(join(SOURCES, path), "utf8")]);
}

function filesWith(pattern: RegExp): string[] {
  return sources()
    .filter(([, text]) => pattern.test(text))
    .map(([path]) => path)
    .sort();
}

describe("invariant 2: identity", () => {
  test("ids are made in one place, and entities by the world alone", () => {
    expect(filesWith(/from "uuid"|randomUUID/)).toEqual(["ids.ts"]);
    expect(filesWith(/createWorld\(/)).toEqual(["game.ts"]);
    expect(filesWith(/world\.spawn\(/)).toEqual([
      "combat/corpse.ts",
      "deeds/home/rent.ts",
      "game.ts",
      "sessions/in-play.ts",
      "society/records.ts",
      "stock.ts",
    ]);
    expect(filesWith(/world\.unload\(/)).toEqual(["persistence/committer.ts"]);
    expect(filesWith(/world\.load\(/)).toEqual(["persistence/entity-rows.ts"]);
  });

  test("rooms have the same id in every world, everything else one of its own, in the order of time", async () => {
    const worlds = [await TestWorld.start(), await TestWorld.start()];
    const [first, second] = worlds.map((world) => world.game.world.entities().map(({ id }) => id));
    const shared = (first ?? []).filter((id) => second?.includes(id));
    const rooms = [...(worlds[0]?.game.content.rooms.keys() ?? [])].map(
      (slug) => worlds[0]?.game.room(slug)?.id,
    );
    expect(new Set(shared)).toEqual(new Set(rooms));
    for (const id of first ?? []) expect(version(id)).toBe(shared.includes(id) ? 5 : 7);
    const made = (first ?? []).filter((id) => !shared.includes(id));
    expect(made).toEqual([...made].sort());
    for (const world of worlds) world.stop();
  });

  test("a handle kept across a wait can be asked, and never becomes another thing", async () => {
    const world = await TestWorld.start();
    const [ann] = await world.players("Ann");
    const [purse] = world.held(ann.character, "copper");
    const kept = [ann.character, purse];
    await ann.type("quit");
    for (let i = 0; i < 50; i += 1) world.thing("oar", world.room("pit"));
    expect(kept.map((one) => one?.alive)).toEqual([false, false]);
    expect([ann.character.get(Name), purse?.get(Stack)]).toEqual([undefined, undefined]);
    expect(() => ann.character.edit(Name)).toThrow();
    const back = await world.connect();
    await back.typeAll("ann", PASSWORD);
    expect(world.game.world.byId(ann.character.id)).not.toBe(ann.character);
    expect(world.game.world.byId(ann.character.id)?.alive).toBe(true);
    expect(ann.character.alive).toBe(false);
    world.stop();
  });
});
