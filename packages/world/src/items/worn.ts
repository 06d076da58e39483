import type { Entity, Refusal } from "@wyldlands/ecs";
import { ContainedIn, Stack, Weapon, Wearable, Worn } from "../components/index.ts";
import { carried, refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { SLOTS, type Slot } from "../rules/words.ts";
import { isBroken } from "./condition.ts";

/** Everything a being wears, wields and holds: from head to hands, the innermost layer first. */
export function wornBy(being: Entity): Entity[] {
  const things = being.sources(ContainedIn).filter((thing) => thing.has(Worn));
  return things.sort(
    (a, b) => SLOTS.indexOf(a.need(Worn).slot) - SLOTS.indexOf(b.need(Worn).slot) || layerOf(a) - layerOf(b),
  );
}

/** What a being carries and does not wear. */
export function looseOf(being: Entity): Entity[] {
  return being.sources(ContainedIn).filter((thing) => !thing.has(Worn));
}

/** What a being wears in one place, the innermost first. */
export function inSlot(being: Entity, slot: Slot): Entity[] {
  return wornBy(being).filter((thing) => thing.need(Worn).slot === slot);
}

/** What a being strikes with: a weapon in its main or in both hands that is not broken. */
export function weaponOf(being: Entity): Entity | undefined {
  return being.sources(ContainedIn).find((thing) => {
    const slot = thing.get(Worn)?.slot;
    return (slot === "main-hand" || slot === "two-hand") && thing.has(Weapon) && !isBroken(thing);
  });
}

export function isWorn(thing: Entity): boolean {
  return thing.has(Worn);
}

/** 1 is next to the skin. */
export function layerOf(thing: Entity): number {
  return thing.get(Wearable)?.layer ?? 1;
}

/** What `wear` puts on. Stacks are not worn: half of one would be. */
export function isWearable(thing: Entity): boolean {
  return !thing.has(Stack) && placesOf(thing).length > 0;
}

/** Where it is worn; what is wielded has words of its own. A shield is worn on the off hand. */
export function placesOf(thing: Entity): Slot[] {
  return (thing.get(Wearable)?.slots ?? []).filter((slot) => slot !== "main-hand" && slot !== "two-hand");
}

const HANDS: readonly Slot[] = ["main-hand", "off-hand", "two-hand"];

/** Whatever is wielded or held. */
export function inHands(being: Entity): Entity[] {
  return wornBy(being).filter((thing) => HANDS.includes(thing.need(Worn).slot));
}

/** Whether the place takes one thing more of the layer. Both hands are as free as each of them. */
export function isFree(game: Game, being: Entity, slot: Slot, layer = 1): boolean {
  return inTheWay(game, being, slot, layer) === undefined && layer <= slotRule(game, slot).layers;
}

/** What would have to come off before something of the layer went there. */
export function inTheWay(game: Game, being: Entity, slot: Slot, layer = 1): Entity | undefined {
  if (slot === "two-hand") return inHands(being)[0];
  const both = HANDS.includes(slot) ? inSlot(being, "two-hand")[0] : undefined;
  if (both) return both;
  const there = inSlot(being, slot);
  const over = there.findLast((thing) => layerOf(thing) > layer);
  if (over) return over;
  const alike = there.filter((thing) => layerOf(thing) === layer);
  return alike.length < slotRule(game, slot).count ? undefined : alike[0];
}

/** The place on a body, as the rules have it; one that they leave out takes one thing. */
export function slotRule(game: Game, slot: Slot): { where: string; count: number; layers: number } {
  return game.rules.slots[slot] ?? { where: `on your ${slot}`, count: 1, layers: 1 };
}

/** The thing must be in the actor's pack and not on its body. */
export function loose(actor: Entity, thing: Entity): Refusal<string> | undefined {
  const refusal = carried(actor, thing);
  if (refusal || !thing.has(Worn)) return refusal;
  const held = HANDS.includes(thing.need(Worn).slot);
  return refuse(
    held
      ? "You have {thing} in your hand. <hint>REMOVE it first.</hint>"
      : "You are wearing {thing}. <hint>REMOVE it first.</hint>",
    { thing },
  );
}
