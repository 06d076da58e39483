import type { Entity, Refusal } from "@wyldlands/ecs";
import { Lit, Stack } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { contentGrams, gramsOf, gramsWords } from "../../items/load.ts";
import { loose } from "../../items/worn.ts";
import { enclosedIn } from "../../society/letters.ts";
import { countOf, nameOf, numberWord } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { enough } from "../items/take.ts";
import { liftable, refuse } from "../refusals.ts";
import { cannotPost } from "./at-post.ts";
import { openParcel, parcelOf, postageOf } from "./parcel.ts";

/** Puts a carried thing, or some of a stack, into the letter that the actor has begun or begins by it. */
export const enclose = defineDeed<{ item: Entity; count?: number }>({
  name: "enclose",
  check: ({ item, count }, { game, actor }) =>
    cannotPost(game, actor) ??
    loose(actor, item) ??
    liftable(item) ??
    enough(item, count) ??
    burning(item) ??
    tooMuch(game, actor, item, count ?? countOf(item)),
  perform({ item, count }, { game, actor, show, emit }) {
    const many = count ?? countOf(item);
    const parcel = openParcel(game, actor);
    const thing = { markup: nameOf(item, many) };
    const held = moveThings(game, item, many, parcel);
    show([actor], "You enclose {thing}. <hint>The letter costs {coins} now.</hint>", {
      thing,
      coins: { markup: game.coinName(postageOf(game, parcel)) },
    });
    show(game.witnesses(actor), "{actor} wraps {thing} in brown paper.", { actor, thing });
    emit({ type: "ItemDropped", entity: actor, item: held, place: parcel });
  },
  commands: [
    {
      name: "mail",
      forms: ["mail enclose <item:carried...>"],
      usage: "Enclose what? For example MAIL ENCLOSE KNIFE, or MAIL ENCLOSE 5 COPPERS.",
      help: "Puts something into your letter.",
    },
  ],
});

function burning(item: Entity): Refusal<string> | undefined {
  return item.has(Lit)
    ? refuse("{item} is burning, and paper burns too. <hint>EXTINGUISH it first.</hint>", { item })
    : undefined;
}

function tooMuch(game: Game, actor: Entity, item: Entity, count: number): Refusal<string> | undefined {
  const { mostThings, mostGrams } = game.rules.post;
  const parcel = parcelOf(actor);
  const inside = parcel ? enclosedIn(parcel) : [];
  const joins = item.has(Stack) && inside.some((one) => one.prototype === item.prototype);
  if (inside.length >= mostThings && !joins)
    return refuse("Nothing more goes in: the things in one letter are {most} at most.", {
      most: numberWord(mostThings),
    });
  const grams = gramsOf(game, item, count) + (parcel ? contentGrams(game, parcel) : 0);
  if (grams <= mostGrams) return undefined;
  return refuse("That is too heavy for the post: it carries {most} in one letter.", {
    most: gramsWords(mostGrams),
  });
}
