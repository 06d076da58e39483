import type { Entity, Refusal } from "@wyldlands/ecs";
import { levelOf } from "../../bodies/body.ts";
import { ItemKind, Stack, Weapon, Worn } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { inTheWay, isFree, isWearable, layerOf, loose, placesOf, slotRule } from "../../items/worn.ts";
import type { Slot } from "../../rules/words.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Puts a carried thing on: in the first of its places that is free. Refuses what is for others, or has no place left. */
export const wear = defineDeed<{ item: Entity }>({
  name: "wear",
  check: ({ item }, { game, actor }) =>
    handy(game, actor) ??
    loose(actor, item) ??
    wearable(item) ??
    oldEnough(actor, item) ??
    (freePlace(game, actor, item) ? undefined : noPlace(game, actor, item)),
  perform({ item }, { game, actor, show, emit }) {
    const slot = freePlace(game, actor, item);
    if (!slot) return noPlace(game, actor, item);
    item.add(Worn({ slot }));
    show([actor], "You wear {item} {where}.", { item, where: slotRule(game, slot).where });
    show(game.witnesses(actor), "{actor} puts on {item}.", { actor, item });
    emit({ type: "ItemWorn", entity: actor, item, slot });
    return undefined;
  },
  commands: [
    {
      name: "wear",
      position: "resting",
      aliases: ["don"],
      forms: ["wear <item:wearable...>"],
      usage: "Wear what? For example WEAR CAP, or WEAR ALL. EQUIPMENT shows what you have on.",
      help: "Puts on what you carry: wear cap, wear all. What you have on you TAKE OFF with remove.",
    },
  ],
});

function wearable(item: Entity): Refusal<string> | undefined {
  if (isWearable(item)) return undefined;
  if (item.has(Weapon)) return refuse("{item} is not worn. <hint>WIELD it.</hint>", { item });
  return refuse("You cannot wear {item}.", { item });
}

/** The level from which a thing is of use. */
export function oldEnough(actor: Entity, item: Entity): Refusal<string> | undefined {
  const level = item.get(ItemKind)?.level ?? 1;
  if (levelOf(actor) >= level) return undefined;
  return refuse("{item} is beyond you yet: it takes level {level}.", { item, level });
}

/** Stacks are for the pack. */
export function single(item: Entity): Refusal<string> | undefined {
  return item.has(Stack) ? refuse("{item} is nothing to hold on to.", { item }) : undefined;
}

function freePlace(game: Game, actor: Entity, item: Entity): Slot | undefined {
  return placesOf(item).find((slot) => isFree(game, actor, slot, layerOf(item)));
}

function noPlace(game: Game, actor: Entity, item: Entity): Refusal<string> {
  const [slot] = placesOf(item);
  const other = slot && inTheWay(game, actor, slot, layerOf(item));
  if (!slot || !other) return refuse("You have no place for {item}.", { item });
  const words =
    layerOf(other) > layerOf(item)
      ? "{item} goes under {other}. <hint>REMOVE that first.</hint>"
      : "You have {other} {where} already. <hint>REMOVE it first.</hint>";
  return refuse(words, { item, other, where: whereOf(game, other) });
}

function whereOf(game: Game, thing: Entity): string {
  return slotRule(game, thing.need(Worn).slot).where;
}
