import type { Entity, Refusal } from "@wyldlands/ecs";
import { addEffect, dispel } from "../../bodies/effects.ts";
import { mend } from "../../bodies/vitals.ts";
import { Edible } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { contentsOf, drain } from "../../items/liquids.ts";
import { useUp } from "../../items/use-up.ts";
import { loose } from "../../items/worn.ts";
import { parseDice, roll } from "../../rules/dice.ts";
import { countOf, nameOf } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { reach, refuse } from "../refusals.ts";

type How = "eat" | "drink" | "quaff";

const DONE: Readonly<Record<How, string>> = { eat: "eats", drink: "drinks", quaff: "drains" };

/** Eats a carried thing, whole. */
export const eat = defineDeed<{ item: Entity }>({
  name: "eat",
  check: ({ item }, { game, actor }) => handy(game, actor) ?? loose(actor, item) ?? made(item, "eat"),
  perform: ({ item }, context) => swallow(context, item),
  commands: [
    {
      name: "eat",
      position: "resting",
      forms: ["eat <item:carried>"],
      usage: "Eat what? INVENTORY lists what you carry; then, say, EAT HERRING.",
      help: "Eats something you carry: eat herring. A meal does you good for a while.",
    },
  ],
});

/** Drinks a draught from a vessel that is carried or stands here, or a drink that is carried, whole. */
export const drink = defineDeed<{ item: Entity }>({
  name: "drink",
  check({ item }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    if (item.has(Edible)) return loose(actor, item) ?? made(item, "drink");
    const near = loose(actor, item) && reach(actor, item);
    if (near) return near;
    return contentsOf(game, item) ? undefined : nothingIn(item);
  },
  perform({ item }, context) {
    if (item.has(Edible)) swallow(context, item);
    else sip(context, item);
  },
  commands: [
    {
      name: "drink",
      position: "resting",
      forms: ["drink <item:near>", "drink from <item:near>"],
      usage: "Drink what? A vessel that you carry or that stands here: DRINK MUG, DRINK FROM WELL.",
      help: "Drinks what you carry, or a draught of what a vessel here holds: drink beer, drink from well.",
    },
  ],
});

/** Drinks a potion, whole and at one go; there is time for it in a fight. */
export const quaff = defineDeed<{ item: Entity }>({
  name: "quaff",
  check: ({ item }, { game, actor }) => handy(game, actor) ?? loose(actor, item) ?? made(item, "quaff"),
  perform: ({ item }, context) => swallow(context, item),
  commands: [
    {
      name: "quaff",
      position: "resting",
      forms: ["quaff <item:carried>"],
      usage: "Quaff what? A draught that you carry: QUAFF SALVE WATER.",
      help: "Drinks a draught at one go, in the middle of a fight as well: quaff cordial.",
    },
  ],
});

function made(item: Entity, how: How): Refusal<string> | undefined {
  const edible = item.get(Edible);
  if (!edible) return refuse(`You cannot ${how} {item}.`, { item });
  if (edible.how === how || (edible.how === "quaff" && how === "drink")) return undefined;
  return refuse(`That is not how it goes down. <hint>${edible.how.toUpperCase()} it.</hint>`);
}

function nothingIn(item: Entity): Refusal<string> {
  return refuse("There is nothing to drink in {item}.", { item });
}

function swallow(context: DeedContext, item: Entity): void {
  const { game, actor, show, emit } = context;
  const edible = item.need(Edible);
  const { heal, mana, stamina, effects, dispels, words, how, leaves } = edible;
  const values = { actor, item: { markup: nameOf(item, 1) } };
  show([actor], words.actor ?? `You ${how} {item}.`, values);
  show(game.witnesses(actor), words.others ?? `{actor} ${DONE[how]} {item}.`, values);
  for (const [vital, dice] of Object.entries({ health: heal, mana, stamina }) as [
    "health" | "mana" | "stamina",
    string | undefined,
  ][])
    give(context, vital, dice);
  if (dispels !== undefined) dispel(context, actor, dispels as "poison");
  for (const effect of effects) addEffect(context, actor, effect);
  emit({ type: "ItemUsed", entity: actor, item });
  useUp(item);
  if (leaves === undefined) return;
  const rest = game.spawnThing(leaves, 1, actor);
  moveThings(game, rest, countOf(rest), actor);
}

function sip(context: DeedContext, vessel: Entity): void {
  const { game, actor, show, emit } = context;
  const held = contentsOf(game, vessel);
  if (!held) throw new Error("the check let an empty vessel pass");
  const { rule } = held;
  const values = { actor, item: vessel, liquid: rule.name };
  show([actor], rule.words.actor ?? "You drink {liquid} from {item}.", values);
  show(game.witnesses(actor), rule.words.others ?? "{actor} drinks from {item}.", values);
  drain(game, vessel, 1);
  if (rule.heal) mend(context, actor, "health", roll(rule.heal, game.rng));
  for (const effect of rule.effects) addEffect(context, actor, effect);
  emit({ type: "ItemUsed", entity: actor, item: vessel });
}

function give(context: DeedContext, vital: "health" | "mana" | "stamina", written: string | undefined): void {
  const dice = written === undefined ? undefined : parseDice(written);
  if (dice) mend(context, context.actor, vital, roll(dice, context.game.rng));
}
