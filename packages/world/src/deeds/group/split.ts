import type { Refusal } from "@wyldlands/ecs";
import { companions } from "../../groups/companions.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { coinsOf, payCoins, purseOf } from "../../items/purse.ts";
import { numberWord } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { noGroup } from "./no-group.ts";

/** Shares coins out among those of the group who are here, in equal parts; what does not divide stays with who shares. */
export const split = defineDeed<{ count: number }>({
  name: "split",
  check: ({ count }, context) => {
    const { game, actor } = context;
    const unable = handy(game, actor) ?? noGroup(game, actor);
    if (unable) return unable;
    if (companions(game, actor).length === 0) return refuse("Nobody of your group is here.");
    if (count < 1) return refuse("Split what? One coin at least.");
    if (coinsOf(game, actor) < count)
      return refuse("You have only {coins}.", { coins: { markup: game.coinName(coinsOf(game, actor)) } });
    return uneven(count, context);
  },
  perform({ count }, context) {
    const { game, actor, show } = context;
    const others = companions(game, actor);
    const { each, kept } = shares(count, others.length);
    for (const one of others) payCoins(game, actor, each, one);
    const coins = { markup: game.coinName(each) };
    const odd = kept > each ? " What is left over, {left}, stays with you." : "";
    show([actor], `You share out {all} among {many}: {coins} each.${odd}`, {
      all: { markup: game.coinName(count) },
      many: numberWord(others.length + 1),
      coins,
      left: numberWord(kept - each),
    });
    show(others, "{actor} shares out coins: you get {coins}.", { actor, coins });
    const rest = game.witnesses(actor).filter((one) => !others.includes(one));
    show(rest, "{actor} shares out coins.", { actor });
  },
  commands: [
    {
      name: "split",
      position: "resting",
      forms: ["split <count:number>", "split <count:number> <coin:word>"],
      usage: "Split how many? SPLIT 30 shares thirty coins with your group.",
      help: "Shares coins out among those of your group who are here, you too: split 30. What does not divide stays with you.",
    },
  ],
});

/** Every coin is either handed over or kept. */
function shares(count: number, others: number): { each: number; kept: number } {
  const each = Math.floor(count / (others + 1));
  return { each, kept: count - each * others };
}

function uneven(count: number, { game, actor }: DeedContext): Refusal<string> | undefined {
  const others = companions(game, actor);
  const { each } = shares(count, others.length);
  if (each < 1)
    return refuse("That is too little for {many} of you.", { many: numberWord(others.length + 1) });
  const purse = purseOf(game, actor);
  for (const one of others) {
    const full = purse && canCarry(game, one, purse, each, actor);
    if (full) return full;
  }
  return undefined;
}
