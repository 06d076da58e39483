import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Bargains, ContainedIn, Shop } from "../components/index.ts";
import { buy } from "../deeds/shop/buy.ts";
import { sell } from "../deeds/shop/sell.ts";
import { coinsOf } from "../items/purse.ts";
import { HAGGLED } from "../rules/formulas/prices.ts";
import { remember } from "../society/regard.ts";
import { isBetween } from "../time/calendar.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { worthOf } from "./wares.ts";

describe("the shops of the game that ships", () => {
  const start = useWorlds();

  function keepersOf(world: TestWorld): Entity[] {
    return [...world.game.world.query(Shop)];
  }

  it("are in every area, open at some hour, and sell what somebody can carry", async () => {
    const world = await start({ content: await shippedContent() });
    const keepers = keepersOf(world);
    const areas = new Set(keepers.map((one) => one.prototype?.id.split(":")[0]));
    expect(areas).toEqual(new Set(world.game.content.areas.keys()));
    for (const keeper of keepers) {
      const { hours, sells } = keeper.need(Shop);
      expect(sells.length).toBeGreaterThan(2);
      if (hours) expect([...Array(24).keys()].some((hour) => isBetween(world.game, hours, hour))).toBe(true);
    }
  });

  it("never pay anyone more for a ware than any of them asked for it, however fond they are", async () => {
    const world = await start({ content: await shippedContent() });
    const { game } = world;
    const [ann] = await world.players("Ann");
    const actor = ann.character;
    const keepers = keepersOf(world);
    const until = game.clock.now() + 1e9;
    actor.add(
      Bargains(
        Object.fromEntries(keepers.map((one) => [one.prototype?.id ?? "", { share: HAGGLED, until }])),
      ),
    );
    game.world.attempt(() => {
      for (const keeper of keepers)
        remember(game, keeper, actor, "moved the moon", { affinity: 1, trust: 1 });
    });
    const { coin } = game.content.world;
    let deals = 0;
    for (const shop of keepers)
      for (const { item } of shop.need(Shop).sells) {
        actor.link(ContainedIn, game.placeOf(shop));
        for (const one of actor.sources(ContainedIn)) if (one.prototype?.id === coin) one.despawn();
        game.spawnThing(coin, 500, actor);
        const name = game.content.items.get(item)?.name.replace(/^(?:an?|some|the) /, "") ?? "";
        const { refusal, touched } = world.act(buy, actor, { ware: name, from: shop });
        expect(refusal?.words, `${item} at ${shop.prototype?.id}`).toBeUndefined();
        const bought = [...touched].find((one) => one.alive && one.prototype?.id === item);
        if (!bought) throw new Error(`${item} was not bought`);
        for (const buyer of keepers) {
          if (bought.target(ContainedIn) !== actor) break;
          actor.link(ContainedIn, game.placeOf(buyer));
          const outcome = world.act(sell, actor, { item: bought, count: 1, to: buyer });
          if (!outcome.refusal) deals += 1;
        }
        expect(coinsOf(game, actor), item).toBeLessThanOrEqual(500);
        if (bought.alive && bought.target(ContainedIn) === actor) bought.despawn();
      }
    // So that it proves something.
    expect(deals).toBeGreaterThan(15);
  });

  it("know what nearly everything is worth that one can carry", async () => {
    const world = await start({ content: await shippedContent() });
    const { items, world: file } = world.game.content;
    const carried = [...items.values()].filter(({ id, fixed }) => fixed === undefined && id !== file.coin);
    const free = carried.filter(({ id }) => worthOf(world.game.prototypes.get(id)) === 0);
    // What somebody waits for has no price.
    expect(free.length).toBeLessThan(carried.length / 10);
  });
});
