import { Refusal } from "@wyldlands/ecs";
import { bankedBy, bankerFor } from "../../bank/account.ts";
import { handy } from "../../items/handy.ts";
import { defineDeed } from "../deed.ts";

/** Asks the banker what one has. */
export const balance = defineDeed({
  name: "balance",
  check(_args, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const banker = bankerFor(game, actor);
    return banker instanceof Refusal ? banker : undefined;
  },
  perform(_args, { game, actor, show }) {
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const coins = { markup: game.coinName(bankedBy(game, actor)) };
    show([actor], "{banker} runs a finger down a column. You have {coins} in the bank.", { banker, coins });
    return undefined;
  },
  commands: [
    {
      name: "balance",
      position: "resting",
      forms: ["balance"],
      usage: "BALANCE takes no more words.",
      help: "At a bank: says what you have there.",
    },
  ],
});
