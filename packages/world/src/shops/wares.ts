import type { Entity, Prototype, Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { fitsName, parseSelector } from "../commands/selector.ts";
import { ContainedIn, ItemKind, Name, ShopBooks } from "../components/index.ts";
import { pluralise } from "../content/prose.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { asked } from "../rules/formulas/prices.ts";
import { countOf } from "../views/names.ts";
import type { ITEM_KINDS } from "../rules/words.ts";
import { inStock, shopOf, type Ware } from "./books.ts";
import type { Dealing } from "./keepers.ts";

type Kind = (typeof ITEM_KINDS)[number];

/** Something that lies in a shop to be bought. */
export interface Offer {
  dealing: Dealing;
  prototype: Prototype;
  /** How many there are. */
  left: number;
  /** Coins for one. */
  price: number;
  /** What the shop always has. */
  ware?: Ware;
  /** A thing that it has bought from somebody. */
  thing?: Entity;
}

/** What a keeper has to sell: its own wares, also those that are sold out, then what it has bought. */
export function offersOf(game: Game, dealing: Dealing): Offer[] {
  const { keeper, books, lean, aside } = dealing;
  const own = shopOf(keeper).sells.flatMap((ware): Offer[] => {
    const prototype = game.prototypes.get(ware.item);
    if (!prototype) return [];
    const price = asked(ware.price ?? worthOf(prototype), lean);
    const left = Math.max(0, inStock(game, books, ware) - (aside?.get(ware.item) ?? 0));
    return [{ dealing, prototype, left, price, ware }];
  });
  const { sold } = books.need(ShopBooks);
  const used = books.sources(ContainedIn).flatMap((thing): Offer[] => {
    if (sold[thing.id] === undefined || !thing.prototype) return [];
    return [
      {
        dealing,
        prototype: thing.prototype,
        left: countOf(thing),
        price: asked(worthOf(thing.prototype), lean),
        thing,
      },
    ];
  });
  return [...own, ...used];
}

/** Coins that one is worth, by its author. */
export function worthOf(prototype: Prototype | undefined): number {
  return (prototype?.values.get(ItemKind) as { worth: number } | undefined)?.worth ?? 0;
}

export function kindOf(prototype: Prototype | undefined): Kind {
  return (prototype?.values.get(ItemKind) as { kind: Kind } | undefined)?.kind ?? "misc";
}

/** What it is called, so many of it; as markup. */
export function offerName({ prototype }: Pick<Offer, "prototype">, count = 1): string {
  const { name, plural } = nameOf(prototype);
  return `<item>${escapeMarkup(count === 1 ? name : pluralise(name, plural, count))}</item>`;
}

/** Which of the offers the words mean (`torch`, `2.cap`, `3 torches`), and how many of it; a refusal when none. */
export function findOffer(
  game: Game,
  dealt: readonly Dealing[],
  typed: string,
): { offer: Offer; count: number } | Refusal<string> {
  const selector = parseSelector(typed);
  const all = dealt.flatMap((dealing) => offersOf(game, dealing));
  const keeper = dealt[0]?.keeper;
  if (!selector || selector.words.length === 0 || !keeper)
    return refuse(
      "Which ware? <hint>LIST shows what there is; then, say, BUY TORCH or BUY 3 TORCHES.</hint>",
    );
  const fitting = all.filter(({ prototype }) => fitsName(nameOf(prototype), selector.words));
  const whole = fitting.filter(({ prototype }) =>
    selector.words.every((word) => nameOf(prototype).keywords.includes(word)),
  );
  const list = whole.length > 0 ? whole : fitting;
  // What there is comes before what is sold out.
  const offer = [...list.filter(({ left }) => left > 0), ...list][selector.ordinal - 1];
  if (!offer)
    return refuse("{keeper} has no '{typed}' to sell. <hint>LIST shows what there is.</hint>", {
      keeper,
      typed,
    });
  return { offer, count: selector.all ? Math.max(1, offer.left) : (selector.count ?? 1) };
}

function nameOf(prototype: Prototype): { name: string; plural?: string; keywords: readonly string[] } {
  return prototype.values.get(Name) as { name: string; plural?: string; keywords: readonly string[] };
}
