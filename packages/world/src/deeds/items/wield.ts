import type { Entity, Refusal } from "@wyldlands/ecs";
import { Weapon, Worn } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { inHands, inSlot, loose, slotRule } from "../../items/worn.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { oldEnough, single } from "./wear.ts";

/**
 * Takes a carried weapon in hand; the one that was there goes back to the pack. What takes both hands asks for an empty
 * off hand.
 */
export const wield = defineDeed<{ item: Entity }>({
  name: "wield",
  check: ({ item }, { game, actor }) =>
    handy(game, actor) ??
    loose(actor, item) ??
    single(item) ??
    (item.has(Weapon)
      ? undefined
      : refuse("{item} is no weapon. <hint>HOLD it, if you like.</hint>", { item })) ??
    oldEnough(actor, item) ??
    offHandFree(actor, item),
  perform({ item }, { game, actor, show, emit }) {
    const slot = item.need(Weapon).hands === 2 ? "two-hand" : "main-hand";
    const others = game.witnesses(actor);
    for (const old of inHands(actor)) {
      const from = old.need(Worn).slot;
      if (from === "off-hand") continue;
      old.remove(Worn);
      show([actor], "You put {old} away.", { old });
      emit({ type: "ItemRemoved", entity: actor, item: old, slot: from });
    }
    item.add(Worn({ slot }));
    show([actor], "You take {item} {where}.", { item, where: slotRule(game, slot).where });
    show(others, "{actor} takes {item} in hand.", { actor, item });
    emit({ type: "ItemWorn", entity: actor, item, slot });
  },
  commands: [
    {
      name: "wield",
      position: "resting",
      aliases: ["draw"],
      forms: ["wield <item:carried>"],
      usage: "Wield what? INVENTORY lists what you carry; then, say, WIELD KNIFE.",
      help: "Takes a weapon in hand: wield knife. Some take both hands. REMOVE puts it away again.",
    },
  ],
});

function offHandFree(actor: Entity, item: Entity): Refusal<string> | undefined {
  const [other] = inSlot(actor, "off-hand");
  if (item.need(Weapon).hands === 1 || !other) return undefined;
  return refuse("{item} takes both hands, and you hold {other}. <hint>REMOVE that first.</hint>", {
    item,
    other,
  });
}
