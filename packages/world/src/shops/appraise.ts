import { Refusal, type Entity } from "@wyldlands/ecs";
import { ContainedIn, Lit, ShopBooks } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import { enough } from "../deeds/items/take.ts";
import type { Game } from "../game.ts";
import { soundness } from "../items/condition.ts";
import { coinsOf } from "../items/purse.ts";
import { loose } from "../items/worn.ts";
import { offered } from "../rules/formulas/prices.ts";
import { countOf, numberWord } from "../views/names.ts";
import { shopOf } from "./books.ts";
import { dealings, type Dealing } from "./keepers.ts";
import { kindOf, worthOf } from "./wares.ts";

/** So many of a kind of thing a shop keeps of what was sold to it. */
const MOST_ALIKE = 10;

/** What somebody here would give for a thing. */
export interface Appraisal {
  dealing: Dealing;
  count: number;
  /** Coins for all of it. */
  coins: number;
}

/** What the keeper that is named, or whoever here gives most, would give for so many of a thing; a refusal when nobody wants it. */
export function appraise(
  game: Game,
  actor: Entity,
  item: Entity,
  count: number | undefined,
  named: Entity | undefined,
): Appraisal | Refusal<string> {
  const dealt = dealings(game, actor, named);
  if (dealt instanceof Refusal) return dealt;
  const unfit = loose(actor, item) ?? enough(item, count) ?? unsaleable(game, item);
  if (unfit) return unfit;
  const many = count ?? countOf(item);
  if (many < 1) return refuse("Not even one?");
  const all = dealt.map((dealing) => appraisal(game, dealing, item, many));
  const good = all.flatMap((one) => (one instanceof Refusal ? [] : [one])).sort((a, b) => b.coins - a.coins);
  return good[0] ?? all[0] ?? refuse("Nobody here wants it.");
}

/** What no shop takes, whoever keeps it. */
function unsaleable(game: Game, item: Entity): Refusal<string> | undefined {
  if (item.prototype?.id === game.content.world.coin)
    return refuse("A coin for a coin? That is what change is.");
  if (!item.prototype) return refuse("Nobody buys {item}.", { item });
  if (kindOf(item.prototype) === "quest")
    return refuse("Somebody waits for {item}. <hint>It is for giving, not for selling.</hint>", { item });
  if (item.has(Lit)) return refuse("{item} is burning. <hint>EXTINGUISH it first.</hint>", { item });
  if (item.sources(ContainedIn).length > 0)
    return refuse("There is something in {item}. <hint>Empty it first.</hint>", { item });
  return undefined;
}

function appraisal(game: Game, dealing: Dealing, item: Entity, count: number): Appraisal | Refusal<string> {
  const { keeper, books, lean } = dealing;
  const { buys, share } = shopOf(keeper);
  if (!buys.includes(kindOf(item.prototype)))
    return buys.length === 0
      ? refuse("{keeper} sells, and does not buy.", { keeper })
      : refuse("{keeper} has no use for {item}. <hint>LIST tells what is bought here.</hint>", {
          keeper,
          item,
        });
  const each = offered(worthOf(item.prototype), share, lean, soundness(item));
  if (each < 1) return refuse("{item} is not worth a copper to {keeper}.", { keeper, item });
  const room = MOST_ALIKE - alike(books, item);
  if (room < 1)
    return refuse("{keeper} has plenty of those already. <hint>They sell off in a day or two.</hint>", {
      keeper,
    });
  if (count > room)
    return refuse("{keeper} takes only {room} more of those.", { keeper, room: numberWord(room) });
  const till = coinsOf(game, books);
  if (till < each)
    return refuse(
      "{keeper} turns out the till: there is not enough in it today. <hint>Come back later.</hint>",
      { keeper },
    );
  if (till < each * count)
    return refuse("{keeper} can pay for only {few} of those today.", {
      keeper,
      few: numberWord(Math.floor(till / each)),
    });
  return { dealing, count, coins: each * count };
}

function alike(books: Entity, item: Entity): number {
  const { sold } = books.need(ShopBooks);
  return books
    .sources(ContainedIn)
    .filter((one) => one.prototype === item.prototype && sold[one.id] !== undefined)
    .reduce((sum, one) => sum + countOf(one), 0);
}
