import { Refusal, type Entity } from "@wyldlands/ecs";
import { accountOf, bankedBy, bankerFor, openAccount } from "../../bank/account.ts";
import { Character } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { payCoins, purseOf } from "../../items/purse.ts";
import type { DirectoryRow } from "../../persistence/port.ts";
import { sendLetter } from "../../society/letters.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

interface Payment {
  payee: DirectoryRow;
  account: Entity;
  stack: Entity;
}

/**
 * Pays out of the actor's account to another kept character: into the account of one who is in play, by letter to one who is
 * away.
 */
export const pay = defineDeed<{ name: string; coins: number }>({
  name: "pay",
  check({ name, coins }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const banker = bankerFor(game, actor);
    if (banker instanceof Refusal) return banker;
    const payment = paymentOf(game, actor, name, coins);
    return payment instanceof Refusal ? payment : undefined;
  },
  perform({ name, coins }, { game, actor, show }) {
    const payment = paymentOf(game, actor, name, coins);
    if (payment instanceof Refusal) return payment;
    const { payee, account, stack } = payment;
    const values = { actor, payee: payee.name, coins: { markup: game.coinName(coins) } };
    const there = payeeInPlay(game, payee.id);
    if (there) {
      payCoins(game, account, coins, openAccount(game, there));
      show([there], "{actor} has paid {coins} into your account at the bank.", values);
    } else
      sendLetter(game, {
        to: payee.id,
        from: "the bank",
        subject: `A payment from ${plainName(actor)}`,
        text: `${plainName(actor)} has had this paid to you.`,
        things: [{ thing: stack, count: coins }],
      });
    const left = { markup: game.coinName(bankedBy(game, actor)) };
    show([actor], "You pay {coins} to {payee}. That leaves {left} in the bank.", { ...values, left });
    return undefined;
  },
  commands: [
    {
      name: "bank",
      position: "resting",
      forms: ["bank pay <name:word> <coins:number>", "bank pay <coins:number> to <name:word>"],
      usage: "BANK PAY, a name and a number: BANK PAY TERN 50. See also DEPOSIT, WITHDRAW and BALANCE.",
      help: "At a bank: pays somebody out of your account, whether they are about or not: bank pay tern 50.",
    },
  ],
});

/** Who has left may be in memory yet, but its player could not read of it: a letter waits better. */
function payeeInPlay(game: Game, id: string): Entity | undefined {
  const there = game.world.byId(id);
  return there?.has(Character) === true && game.players.sessionOf(there) ? there : undefined;
}

function paymentOf(game: Game, actor: Entity, name: string, coins: number): Payment | Refusal<string> {
  const payee = game.directory.byName(name);
  if (!payee) return refuse("Nobody called '{name}' has an account here.", { name });
  if (payee.id === actor.id) return refuse("That is you. You have it already.");
  if (coins < 1) return refuse("Pay one coin at least.");
  const account = accountOf(game, actor);
  const has = bankedBy(game, actor);
  const stack = account && purseOf(game, account);
  if (!account || !stack || has < coins)
    return refuse("You have only {coins} in the bank.", { coins: { markup: game.coinName(has) } });
  return { payee, account, stack };
}
