import { Refusal, type Entity } from "@wyldlands/ecs";
import { mostGrams } from "../../bodies/stats.ts";
import { Portable, ShopBooks, Stack } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { canCarry, contentGrams } from "../../items/load.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { reckonLater, takeStock } from "../../shops/books.ts";
import { dealings } from "../../shops/keepers.ts";
import { findOffer, offerName, type Offer } from "../../shops/wares.ts";
import { numberWord } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { refuse } from "../refusals.ts";

/** So many go over the counter at once. */
const MOST_AT_ONCE = 20;

/** Buys a ware, or several of it: coins go into the till, the things into the actor's hands. `ware` is as it is typed. */
export const buy = defineDeed<{ ware: string; from?: Entity }>({
  name: "buy",
  check(args, { game, actor }) {
    const plan = planOf(game, actor, args);
    return plan instanceof Refusal ? plan : undefined;
  },
  perform(args, { game, actor, show, emit }) {
    const plan = planOf(game, actor, args);
    if (plan instanceof Refusal) return plan;
    const { offer, count, coins } = plan;
    const { keeper, books } = offer.dealing;
    const values = {
      actor,
      keeper,
      what: { markup: offerName(offer, count) },
      coins: { markup: game.coinName(coins, actor) },
    };
    payCoins(game, actor, coins, books);
    const { thing, ware, prototype } = offer;
    if (thing) {
      if (count === offer.left) forget(books, thing);
      moveThings(game, thing, count, actor);
    } else if (ware) {
      takeStock(game, books, ware, count);
      for (const each of prototype.values.has(Stack) ? [count] : Array.from({ length: count }, () => 1))
        moveThings(game, game.spawnThing(prototype.id, each, books), each, actor);
    }
    reckonLater(game, books);
    show([actor], "You buy {what} from {keeper} for {coins}.", values);
    show([keeper], "{actor} buys {what} from you.", values);
    show(
      game.witnesses(actor).filter((one) => one !== keeper),
      "{actor} buys {what} from {keeper}.",
      values,
    );
    emit({
      type: "ItemBought",
      entity: actor,
      from: keeper,
      prototype: prototype.id,
      count,
      coins,
      made: thing ? 0 : count,
    });
    return undefined;
  },
  commands: [
    {
      name: "buy",
      aliases: ["purchase"],
      position: "resting",
      forms: ["buy <ware:text> from <from:beings>", "buy <ware:text>"],
      usage: "Buy what? LIST shows what is for sale here; then, say, BUY LANTERN or BUY 3 TORCHES.",
      help: "Buys a ware where you stand: buy lantern, buy 3 torches, buy 2.cap, buy cap from gannet. LIST shows what there is. See HELP SHOPPING.",
    },
  ],
});

interface Plan {
  offer: Offer;
  count: number;
  coins: number;
}

function planOf(
  game: Game,
  actor: Entity,
  { ware, from }: { ware: string; from?: Entity },
): Plan | Refusal<string> {
  const dealt = dealings(game, actor, from);
  if (dealt instanceof Refusal) return dealt;
  const found = findOffer(game, dealt, ware);
  if (found instanceof Refusal) return found;
  const { offer, count } = found;
  const { keeper } = offer.dealing;
  const what = { markup: offerName(offer, count) };
  if (count < 1) return refuse("Not even one? <hint>BUY 2 TORCHES buys two.</hint>");
  if (offer.left < 1)
    return refuse("{what} is sold out. <hint>LIST tells when there is more.</hint>", { what });
  if (count > offer.left)
    return refuse("{keeper} has only {left} of those.", { keeper, left: numberWord(offer.left) });
  if (count > MOST_AT_ONCE)
    return refuse("One carries {most} to the counter at most.", { most: MOST_AT_ONCE });
  const coins = offer.price * count;
  const purse = coinsOf(game, actor);
  if (purse < coins)
    return refuse(
      "{what} would be {coins}, and you have {purse}. <hint>VALUE and SELL turn things into coins.</hint>",
      {
        what,
        coins: { markup: game.coinName(coins, actor) },
        purse: purse === 0 ? "none" : { markup: game.coinName(purse, actor) },
      },
    );
  const heavy = offer.thing ? canCarry(game, actor, offer.thing, count) : tooHeavy(game, actor, offer, count);
  if (heavy) return heavy;
  if (!offer.thing && game.isFull())
    return refuse("{keeper} cannot find it just now. Try again later.", { keeper });
  return { offer, count, coins };
}

/** What is not there yet weighs what its author says. */
function tooHeavy(game: Game, actor: Entity, offer: Offer, count: number): Refusal<string> | undefined {
  const grams = (offer.prototype.values.get(Portable) as { grams: number } | undefined)?.grams ?? 0;
  if (grams * count <= mostGrams(game, actor) - contentGrams(game, actor)) return undefined;
  return refuse("You cannot carry {what} as well. <hint>DROP something, or buy fewer.</hint>", {
    what: { markup: offerName(offer, count) },
  });
}

function forget(books: Entity, thing: Entity): void {
  delete books.edit(ShopBooks).sold[thing.id];
}
