import type { Entity, Refusal } from "@wyldlands/ecs";
import { Fuel, LightSource, Lit, Vessel } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { handy } from "../../items/handy.ts";
import { contentsOf, drain, fillWith, roomIn } from "../../items/liquids.ts";
import { loose } from "../../items/worn.ts";
import { defineDeed } from "../deed.ts";
import { reach, refuse } from "../refusals.ts";

/** Fills a carried vessel, or a lamp, out of something that holds a liquid: carried, or here. */
export const fill = defineDeed<{ item: Entity; from: Entity }>({
  name: "fill",
  check: ({ item, from }, { game, actor }) =>
    handy(game, actor) ?? loose(actor, item) ?? atHand(actor, from) ?? goes(game, from, item),
  perform({ item, from }, { game, actor, show }) {
    const held = contentsOf(game, from);
    if (!held) throw new Error("the check let an empty vessel pass");
    const { liquid, rule, draughts } = held;
    if (item.has(LightSource)) {
      drain(game, from, 1);
      item.remove(Fuel);
    } else {
      const many = Math.min(draughts, roomIn(game, item));
      drain(game, from, many);
      fillWith(game, item, liquid, many);
    }
    const values = { actor, item, from, liquid: rule.name };
    show([actor], "You fill {item} with {liquid}.", values);
    show(game.witnesses(actor), "{actor} fills {item} from {from}.", values);
  },
  commands: [
    {
      name: "fill",
      position: "resting",
      forms: ["fill <item:carried> from <from:near>", "fill <item:carried> with <from:near>"],
      usage: "Fill what, and from what? FILL MUG FROM WELL, FILL LANTERN FROM FLASK.",
      help: "Fills a vessel you carry, or a lamp with oil: fill mug from well, fill lantern from flask.",
    },
  ],
});

/** Pours what one carried vessel holds into another, or onto the ground. */
export const pour = defineDeed<{ item: Entity; to?: Entity }>({
  name: "pour",
  check({ item, to }, { game, actor }) {
    const unable = handy(game, actor) ?? loose(actor, item);
    if (unable) return unable;
    if (!contentsOf(game, item)) return refuse("There is nothing in {item}.", { item });
    if (!to) return undefined;
    return atHand(actor, to) ?? goes(game, item, to);
  },
  perform({ item, to }, { game, actor, show }) {
    const held = contentsOf(game, item);
    if (!held) throw new Error("the check let an empty vessel pass");
    const values = { actor, item, to, liquid: held.rule.name };
    if (to?.has(LightSource)) {
      drain(game, item, 1);
      to.remove(Fuel);
    } else if (to) {
      const many = Math.min(held.draughts, roomIn(game, to));
      drain(game, item, many);
      fillWith(game, to, held.liquid, many);
    } else drain(game, item, held.draughts);
    show([actor], to ? "You pour {liquid} into {to}." : "You pour {liquid} out on the ground.", values);
    show(
      game.witnesses(actor),
      to ? "{actor} pours {liquid} into {to}." : "{actor} pours {liquid} out on the ground.",
      values,
    );
  },
  commands: [
    {
      name: "pour",
      aliases: ["empty"],
      position: "resting",
      forms: [
        "pour <item:carried> into <to:near>",
        "pour <item:carried> in <to:near>",
        "pour <item:carried> out",
        "pour <item:carried>",
      ],
      usage: "Pour what, and into what? POUR MUG INTO BUCKET, or POUR MUG OUT.",
      help: "Pours what a vessel holds into another, or out: pour flask into lantern, pour mug out.",
    },
  ],
});

function atHand(actor: Entity, thing: Entity): Refusal<string> | undefined {
  return loose(actor, thing) && reach(actor, thing);
}

/** Whether what one holds may be poured into the other. */
function goes(game: Game, from: Entity, to: Entity): Refusal<string> | undefined {
  if (from === to) return refuse("That would be a long afternoon.");
  const held = contentsOf(game, from);
  if (!held) return refuse("There is nothing in {from}.", { from });
  const lamp = to.get(LightSource);
  if (lamp) {
    if (lamp.fuel !== held.liquid)
      return refuse("{to} does not burn {liquid}.", { to, liquid: held.rule.name });
    if (to.has(Lit)) return refuse("Not while it burns. <hint>EXTINGUISH it first.</hint>");
    return to.has(Fuel) ? undefined : refuse("{to} is full.", { to });
  }
  if (!to.has(Vessel)) return refuse("{to} holds no liquids.", { to });
  const there = contentsOf(game, to);
  if (there && there.liquid !== held.liquid)
    return refuse("There is {liquid} in {to} already.", { to, liquid: there.rule.name });
  return roomIn(game, to) > 0 ? undefined : refuse("{to} is full.", { to });
}
