import { Refusal, type Entity } from "@wyldlands/ecs";
import { Damaged, Durability } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { soundness } from "../../items/condition.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { loose } from "../../items/worn.ts";
import { mendingPrice } from "../../rules/formulas/prices.ts";
import { reckonLater, shopOf } from "../../shops/books.ts";
import { dealings, type Dealing } from "../../shops/keepers.ts";
import { kindOf, worthOf } from "../../shops/wares.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Has a worn thing made as good as new by whoever mends such things here, for coins. */
export const mend = defineDeed<{ item: Entity; by?: Entity }>({
  name: "mend",
  check({ item, by }, { game, actor }) {
    const plan = planOf(game, actor, item, by);
    return plan instanceof Refusal ? plan : undefined;
  },
  perform({ item, by }, { game, actor, show }) {
    const plan = planOf(game, actor, item, by);
    if (plan instanceof Refusal) return plan;
    const { dealing, coins } = plan;
    const { keeper, books } = dealing;
    const values = { actor, keeper, item, coins: { markup: game.coinName(coins, actor) } };
    payCoins(game, actor, coins, books);
    reckonLater(game, books);
    item.remove(Damaged);
    show([actor], "{keeper} mends {item} for {coins}. It is as good as new.", values);
    show(
      game.witnesses(actor).filter((one) => one !== keeper),
      "{keeper} mends {item} for {actor}.",
      values,
    );
    return undefined;
  },
  commands: [
    {
      name: "mend",
      position: "resting",
      forms: ["mend <item:carried> by <by:beings>", "mend <item:carried>"],
      usage: "Have what mended? EXAMINE tells how worn a thing is; then, at a smith, MEND KNIFE.",
      help: "Has a worn thing mended for coins by a smith or an outfitter where you stand: mend knife. REPAIR does it with your own hands.",
    },
  ],
});

function planOf(
  game: Game,
  actor: Entity,
  item: Entity,
  named: Entity | undefined,
): { dealing: Dealing; coins: number } | Refusal<string> {
  const dealt = dealings(game, actor, named);
  if (dealt instanceof Refusal) return dealt;
  const unfit = loose(actor, item);
  if (unfit) return unfit;
  if (!item.has(Durability)) return refuse("There is nothing about {item} that could be mended.", { item });
  if (!item.has(Damaged)) return refuse("{item} needs no mending.", { item });
  const kind = kindOf(item.prototype);
  const dealing = dealt.find(({ keeper }) => shopOf(keeper).mends.includes(kind));
  const first = dealt[0]?.keeper;
  if (!dealing) return refuse("{first} mends no such thing. <hint>A smith mends weapons.</hint>", { first });
  const coins = mendingPrice(worthOf(item.prototype), soundness(item));
  if (coinsOf(game, actor) >= coins) return { dealing, coins };
  return refuse("{keeper} asks {coins} to mend {item}, and you have not so much.", {
    keeper: dealing.keeper,
    coins: { markup: game.coinName(coins, actor) },
    item,
  });
}
