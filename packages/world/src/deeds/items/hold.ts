import type { Entity, Refusal } from "@wyldlands/ecs";
import { Worn } from "../../components/index.ts";
import { sizeOf } from "../../items/containers.ts";
import { handy } from "../../items/handy.ts";
import { inTheWay, loose, slotRule } from "../../items/worn.ts";
import type { Game } from "../../game.ts";
import { SIZES } from "../../rules/words.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { oldEnough, single } from "./wear.ts";

/** The largest that one hand holds up. */
const LARGEST = "medium";

/** Takes a carried thing in the off hand: a shield, a lantern, a mug. */
export const hold = defineDeed<{ item: Entity }>({
  name: "hold",
  check: ({ item }, { game, actor }) =>
    handy(game, actor) ??
    loose(actor, item) ??
    single(item) ??
    (SIZES.indexOf(sizeOf(item)) > SIZES.indexOf(LARGEST)
      ? refuse("{item} is too big for one hand.", { item })
      : undefined) ??
    oldEnough(actor, item) ??
    handFree(game, actor),
  perform({ item }, { game, actor, show, emit }) {
    item.add(Worn({ slot: "off-hand" }));
    show([actor], "You hold {item} {where}.", { item, where: slotRule(game, "off-hand").where });
    show(game.witnesses(actor), "{actor} holds {item}.", { actor, item });
    emit({ type: "ItemWorn", entity: actor, item, slot: "off-hand" });
  },
  commands: [
    {
      name: "hold",
      position: "resting",
      aliases: ["grip"],
      forms: ["hold <item:carried>"],
      usage: "Hold what? INVENTORY lists what you carry; then, say, HOLD LANTERN.",
      help: "Takes something in your other hand: hold shield, hold lantern. REMOVE puts it away again.",
    },
  ],
});

function handFree(game: Game, actor: Entity): Refusal<string> | undefined {
  const other = inTheWay(game, actor, "off-hand");
  if (!other) return undefined;
  const both = other.need(Worn).slot === "two-hand";
  const words = both
    ? "{other} takes both your hands. <hint>REMOVE it first.</hint>"
    : "You have {other} in that hand. <hint>REMOVE it first.</hint>";
  return refuse(words, { other });
}
