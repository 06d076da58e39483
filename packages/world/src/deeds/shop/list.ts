import { Refusal, type Entity } from "@wyldlands/ecs";
import { fitsName, parseSelector } from "../../commands/selector.ts";
import { Name } from "../../components/index.ts";
import { capitalise, list as prose } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import type { ITEM_KINDS } from "../../rules/words.ts";
import { shopOf, untilNext } from "../../shops/books.ts";
import { dealings, type Dealing } from "../../shops/keepers.ts";
import { kindOf, offerName, offersOf, type Offer } from "../../shops/wares.ts";
import { regardWord } from "../../society/regard-words.ts";
import { regardOf } from "../../society/regard.ts";
import { numberWord, plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";

/** What is for sale here, with what one of it costs the actor. `kind`: only such things. */
export const list = defineDeed<{ kind?: string; from?: Entity }>({
  name: "list",
  check({ from }, { game, actor }) {
    const dealt = dealings(game, actor, from);
    return dealt instanceof Refusal ? dealt : undefined;
  },
  perform({ kind, from }, { game, actor, show }) {
    const dealt = dealings(game, actor, from);
    if (dealt instanceof Refusal) return dealt;
    for (const dealing of dealt)
      show([actor], "{view}", { view: { markup: shopView(game, actor, dealing, kind) } });
    return undefined;
  },
  commands: [
    {
      name: "list",
      aliases: ["wares", "shop"],
      position: "resting",
      forms: ["list from <from:beings>", "list <kind:text> from <from:beings>", "list <kind:text>", "list"],
      usage: "LIST shows what is for sale here; LIST WEAPONS or LIST LANTERN a part of it.",
      help: "Shows what is for sale where you stand, with its price for you: list, list weapons, list lantern, list from oakum. See HELP SHOPPING.",
    },
  ],
});

function shopView(game: Game, actor: Entity, dealing: Dealing, kind: string | undefined): string {
  const { keeper } = dealing;
  const { words, mends, buys } = shopOf(keeper);
  const offers = offersOf(game, dealing).filter((offer) => kind === undefined || isOf(offer, kind));
  const lines = offers.map((offer) => `  ${offerLine(game, offer)}`);
  const none =
    kind === undefined
      ? "Nothing is for sale just now."
      : "Nothing of that sort. LIST alone shows all there is.";
  const notes = [
    ...(buys.length > 0
      ? [`Buys ${kindsWords(buys)}: <hint>VALUE tells what they fetch, SELL sells them.</hint>`]
      : []),
    ...(mends.length > 0 ? [`Mends ${kindsWords(mends)}: <hint>MEND.</hint>`] : []),
  ];
  return [
    greeting(game, actor, keeper) ?? words.greets ?? "",
    `${capitalise(plainName(keeper))} sells:`,
    ...(lines.length > 0 ? lines : [`  ${none}`]),
    ...(kind === undefined ? notes : []),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Kinds of things, many of each. */
export const THINGS_BY_KIND: Readonly<Record<(typeof ITEM_KINDS)[number], string>> = {
  weapon: "weapons",
  armour: "clothes",
  consumable: "remedies",
  container: "bags",
  light: "lights",
  key: "keys",
  readable: "books",
  food: "food",
  drink: "drink",
  quest: "keepsakes",
  material: "materials",
  tool: "tools",
  money: "coins",
  misc: "odds and ends",
};

function kindsWords(kinds: readonly (keyof typeof THINGS_BY_KIND)[]): string {
  return prose(kinds.map((kind) => THINGS_BY_KIND[kind]));
}

/** 'a storm lantern, eight copper pennies, three left' */
function offerLine(game: Game, { dealing, prototype, left, price, ware, thing }: Offer): string {
  const name = `${offerName({ prototype })}, ${game.coinName(price, dealing.keeper)}`;
  if (left > 0) return `${name}, ${thing ? `${numberWord(left)} second-hand` : `${numberWord(left)} left`}`;
  const seconds = ware ? untilNext(game, dealing.books, ware) / 1_000 : 0;
  const minutes = Math.ceil(seconds / 60);
  return `${name}, sold out: more in ${minutes <= 1 ? "a minute" : `${numberWord(minutes)} minutes`}`;
}

/** By its kind (`weapons`), or by its name. */
function isOf({ prototype }: Offer, typed: string): boolean {
  const word = typed.trim().toLowerCase();
  const kind = kindOf(prototype);
  if ([kind, `${kind}s`, THINGS_BY_KIND[kind]].includes(word)) return true;
  const selector = parseSelector(word);
  const name = prototype.values.get(Name) as { plural?: string; keywords: readonly string[] } | undefined;
  return selector !== undefined && selector.words.length > 0 && fitsName(name, selector.words);
}

/** What a keeper says to those it knows; undefined: what it says to everybody. */
function greeting(game: Game, actor: Entity, keeper: Entity): string | undefined {
  const name = `<npc>${capitalise(plainName(keeper))}</npc>`;
  switch (regardWord(regardOf(game, keeper, actor).affinity)) {
    case "loves":
    case "likes":
      return `${name} is glad to see you, and it is in the prices.`;
    case "dislikes":
    case "hates":
      return `${name} serves you with two fingers.`;
    default:
      return undefined;
  }
}
