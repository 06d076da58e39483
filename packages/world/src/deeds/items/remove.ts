import type { Entity, Refusal } from "@wyldlands/ecs";
import { ContainedIn, Worn } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { inSlot, layerOf } from "../../items/worn.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Takes off what one wears, or puts away what one wields or holds. What is under something else stays on. */
export const remove = defineDeed<{ item: Entity }>({
  name: "remove",
  check: ({ item }, { game, actor }) => handy(game, actor) ?? onBody(actor, item) ?? uncovered(actor, item),
  perform({ item }, { game, actor, show, emit }) {
    const { slot } = item.need(Worn);
    item.remove(Worn);
    const held = slot === "main-hand" || slot === "off-hand" || slot === "two-hand";
    show([actor], held ? "You put {item} away." : "You take off {item}.", { item });
    show(game.witnesses(actor), held ? "{actor} puts {item} away." : "{actor} takes off {item}.", {
      actor,
      item,
    });
    emit({ type: "ItemRemoved", entity: actor, item, slot });
  },
  commands: [
    {
      name: "remove",
      position: "resting",
      aliases: ["doff", "unwield", "unwear"],
      forms: ["remove <item:worn...>"],
      usage: "Remove what? EQUIPMENT shows what you have on; then, say, REMOVE CAP or REMOVE ALL.",
      help: "Takes off what you wear, and puts away what you wield or hold: remove cap, remove all.",
    },
  ],
});

function onBody(actor: Entity, item: Entity): Refusal<string> | undefined {
  if (item.target(ContainedIn) === actor && item.has(Worn)) return undefined;
  return refuse("You are not wearing {item}. <hint>EQUIPMENT shows what you have on.</hint>", { item });
}

function uncovered(actor: Entity, item: Entity): Refusal<string> | undefined {
  const over = inSlot(actor, item.need(Worn).slot).find((other) => layerOf(other) > layerOf(item));
  return over && refuse("{item} is under {over}. <hint>REMOVE that first.</hint>", { item, over });
}
