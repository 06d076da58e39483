import type { Entity } from "@wyldlands/ecs";
import { Character, ContainedIn, Errand, Stack } from "../../components/index.ts";
import { noteErrand } from "../../quests/errands.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { carried, company } from "../refusals.ts";
import { moveThings } from "./move-things.ts";

/** Somebody got what they had asked for: they use it up, thank, and pay from their own purse as far as it goes. */
export const reward = defineDeed<{ item: Entity; count: number; to: Entity }>({
  name: "reward",
  check: ({ item, to }, { actor }) => carried(actor, item) ?? company(actor, to),
  perform({ item, count, to }, { game, actor, show, emit }) {
    const errand = actor.need(Errand);
    if (item.has(Stack) && countOf(item) > count) item.edit(Stack).count -= count;
    else item.despawn();
    const room = game.placeOf(actor).sources(ContainedIn);
    show(room, errand.thanks, { actor, to });
    const purse = actor.sources(ContainedIn).find((thing) => thing.prototype?.id === game.content.world.coin);
    const coins = Math.min(errand.reward, purse ? countOf(purse) : 0);
    if (purse && coins > 0) {
      const coin = { markup: game.coinName(coins) };
      show([to], "{actor} counts {coin} into your hand.", { actor, coin });
      show(
        room.filter((one) => one !== to),
        "{actor} counts {coin} into {to}'s hand.",
        { actor, coin, to },
      );
      moveThings(game, purse, coins, to);
    }
    noteErrand(game, to, actor);
    const character = to.get(Character);
    if (character && !character.errandDone) {
      to.edit(Character).errandDone = true;
      show(
        [to],
        "<hint>Your first errand is done. Now the harbour is yours: LOOK about, talk to people, or type HELP.</hint>",
      );
    }
    emit({ type: "ErrandDone", entity: to, by: actor });
  },
});
