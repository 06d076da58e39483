import { Refusal } from "@wyldlands/ecs";
import { bankedBy, bankerFor, openAccount, readSum } from "../../bank/account.ts";
import { handy } from "../../items/handy.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Puts coins from the purse into the actor's account, which is opened by it. `sum` as it is typed. */
export const deposit = defineDeed<{ sum: string }>({
  name: "deposit",
  check({ sum }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const has = coinsOf(game, actor);
    const coins = readSum(sum, has);
    if (coins === undefined) return refuse("Deposit how much? <hint>DEPOSIT 50, or DEPOSIT ALL.</hint>");
    if (has === 0) return refuse("You have no coins to put in.");
    if (coins < 1) return refuse("{banker} waits for a coin at least.", { banker });
    return coins <= has
      ? undefined
      : refuse("You have only {coins}.", { coins: { markup: game.coinName(has) } });
  },
  perform({ sum }, { game, actor, show }) {
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const coins = readSum(sum, coinsOf(game, actor)) ?? 0;
    const account = openAccount(game, actor);
    payCoins(game, actor, coins, account);
    const values = {
      actor,
      banker,
      coins: { markup: game.coinName(coins) },
      all: { markup: game.coinName(bankedBy(game, actor)) },
    };
    show([actor], "{banker} counts {coins} twice and writes it down. You have {all} in the bank.", values);
    show(
      game.witnesses(actor).filter((one) => one !== banker),
      "{actor} pushes some coins across to {banker}.",
      values,
    );
    return undefined;
  },
  commands: [
    {
      name: "deposit",
      position: "resting",
      forms: ["deposit <sum:text>"],
      usage: "Deposit how much? DEPOSIT 50, or DEPOSIT ALL.",
      help: "Puts coins into your account at a bank, where no fall can spill them: deposit 50, deposit all.",
    },
  ],
});
