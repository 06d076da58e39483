import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Closure, Door } from "../../components/index.ts";
import { OPPOSITE, type Direction } from "../../content/directions.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { waysContent } from "../../testing/ways-content.ts";
import { doorOf } from "../../views/ways.ts";

const DEED = fc.constantFrom("open", "close", "lock", "unlock");
const ACTS = fc.array(fc.record({ who: fc.nat(1), deed: DEED, walks: fc.boolean() }), { maxLength: 12 });

describe("whoever walked through a door", () => {
  const start = useWorlds();

  it("walks back through it, whatever both sides did to it, as long as nobody shuts it", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const door = doorOf(world.game, world.room("pier"), "north");
    if (!door) throw new Error("there is no door");
    for (const one of [ann, bob]) world.thing("key", one.character);
    const direction = (who: typeof ann): Direction =>
      world.game.placeOf(who.character) === world.room("pier") ? "north" : "south";
    await fc.assert(
      fc.asyncProperty(ACTS, async (acts) => {
        for (const { who, deed, walks } of acts) {
          const player = who === 0 ? ann : bob;
          await player.type(`${deed} door`);
          const { open, locked } = door.need(Closure);
          expect(open && locked).toBe(false);
          const from = world.game.placeOf(player.character);
          const way = direction(player);
          if (!walks) continue;
          await player.type(way);
          expect(world.game.placeOf(player.character) !== from).toBe(open);
          if (!open) continue;
          expect(direction(player)).toBe(OPPOSITE[way]);
          await player.type(OPPOSITE[way]);
          expect(world.game.placeOf(player.character)).toBe(from);
        }
      }),
      { numRuns: 25 },
    );
    expect(world.game.world.entities().filter((one) => one.has(Door))).toEqual([door]);
  });
});
