import { Refusal } from "@wyldlands/ecs";
import { accountOf, bankedBy, bankerFor, readSum } from "../../bank/account.ts";
import { Trading } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { payCoins, purseOf } from "../../items/purse.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Takes coins out of the actor's account, as many as the actor can carry. `sum` as it is typed. */
export const withdraw = defineDeed<{ sum: string }>({
  name: "withdraw",
  check({ sum }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal)
      return actor.has(Trading)
        ? refuse("There is no bank here. <hint>UNOFFER takes something off a trade sheet.</hint>")
        : banker;
    const account = accountOf(game, actor);
    const has = bankedBy(game, actor);
    const coins = readSum(sum, has);
    if (coins === undefined) return refuse("Withdraw how much? <hint>WITHDRAW 50, or WITHDRAW ALL.</hint>");
    const stack = account && purseOf(game, account);
    if (!stack || has === 0)
      return refuse("You have nothing in the bank. <hint>DEPOSIT puts something in.</hint>");
    if (coins < 1) return refuse("{banker} waits for you to name a sum.", { banker });
    if (coins > has)
      return refuse("You have only {coins} in the bank.", { coins: { markup: game.coinName(has) } });
    return canCarry(game, actor, stack, coins);
  },
  perform({ sum }, { game, actor, show }) {
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const account = accountOf(game, actor);
    if (!account) return refuse("You have nothing in the bank.");
    const coins = readSum(sum, bankedBy(game, actor)) ?? 0;
    payCoins(game, account, coins, actor);
    const values = {
      actor,
      banker,
      coins: { markup: game.coinName(coins) },
      left: { markup: game.coinName(bankedBy(game, actor)) },
    };
    show([actor], "{banker} counts {coins} out to you. That leaves {left} in the bank.", values);
    show(
      game.witnesses(actor).filter((one) => one !== banker),
      "{banker} counts out some coins to {actor}.",
      values,
    );
    return undefined;
  },
  commands: [
    {
      name: "withdraw",
      position: "resting",
      forms: ["withdraw <sum:text>"],
      usage: "Withdraw how much? WITHDRAW 50, or WITHDRAW ALL; BALANCE says what there is.",
      help: "Takes coins out of your account at a bank: withdraw 50, withdraw all.",
    },
  ],
});
