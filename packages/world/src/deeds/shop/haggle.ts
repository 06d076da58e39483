import { Refusal, type Entity } from "@wyldlands/ecs";
import { practise, rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Bargains } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { hagglingChance } from "../../rules/formulas/haggling.ts";
import { HAGGLED } from "../../rules/formulas/prices.ts";
import { dayMs } from "../../shops/books.ts";
import { bargainOf, dealings, type Dealing } from "../../shops/keepers.ts";
import { regardOf, remember } from "../../society/regard.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** The skill by which one haggles better. */
const SKILL = "haggling";
/** What a failed try costs of the keeper's affinity. */
const ANNOYED = -0.03;

/** Haggles with a keeper, once in a day of the world: prices lean one's way until the next day, or the keeper is annoyed. */
export const haggle = defineDeed<{ from?: Entity }>({
  name: "haggle",
  check({ from }, { game, actor }) {
    const dealing = partnerOf(game, actor, from);
    return dealing instanceof Refusal ? dealing : undefined;
  },
  perform({ from }, context) {
    const { game, actor, show } = context;
    const dealing = partnerOf(game, actor, from);
    if (dealing instanceof Refusal) return dealing;
    const { keeper } = dealing;
    const { affinity } = regardOf(game, keeper, actor);
    const chance = hagglingChance(affinity, bonus(game, actor, "charisma"), rankOf(actor, SKILL));
    const won = game.rng.int(100) < chance;
    const kept = Object.entries(actor.get(Bargains) ?? {}).filter(
      ([, { until }]) => until > game.clock.now(),
    );
    const bargain = { share: won ? HAGGLED : 0, until: game.clock.now() + dayMs(game) };
    actor.add(Bargains(Object.fromEntries([...kept, [keeper.prototype?.id ?? "", bargain]])));
    if (won) practise(context, actor, SKILL);
    else remember(game, keeper, actor, "haggled and would not stop", { affinity: ANNOYED });
    show(
      [actor],
      won
        ? "You name a price, and wait. {keeper} looks at you, then at the ceiling. <hint>Prices are better for you here until this time tomorrow.</hint>"
        : "You name a price. {keeper} names it back to you, slowly. <hint>There is no haggling here again before tomorrow.</hint>",
      { keeper },
    );
    show(
      game.witnesses(actor).filter((one) => one !== keeper),
      "{actor} haggles with {keeper}.",
      { actor, keeper },
    );
    return undefined;
  },
  commands: [
    {
      name: "haggle",
      position: "resting",
      forms: ["haggle with <from:beings>", "haggle <from:beings>", "haggle"],
      usage: "HAGGLE WITH OAKUM, or HAGGLE alone where there is one shop.",
      help: "Tries for better prices, once in a day of the world for each shop: haggle, haggle with oakum. Whoever likes you gives way sooner; a failed try costs a little liking.",
    },
  ],
});

function partnerOf(game: Game, actor: Entity, named: Entity | undefined): Dealing | Refusal<string> {
  const dealt = dealings(game, actor, named);
  if (dealt instanceof Refusal) return dealt;
  const fresh = dealt.find(({ keeper }) => !bargainOf(game, actor, keeper));
  const keeper = dealt[0]?.keeper;
  return fresh ?? refuse("{keeper} has said a last word to you today.", { keeper });
}
