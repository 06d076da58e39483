import type { Entity } from "@wyldlands/ecs";
import { Closure } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { atHand, tellAround } from "./at-hand.ts";

/** Shuts a door, or whatever else is open. */
export const close = defineDeed<{ item: Entity }>({
  name: "close",
  check: ({ item }, { game, actor }) =>
    atHand(game, actor, item) ??
    (item.need(Closure).open ? undefined : refuse("{item} is closed already.", { item })),
  perform({ item }, context) {
    item.edit(Closure).open = false;
    tellAround(context, item, {
      actor: "You close {item}.",
      others: "{actor} closes {item}.",
      beyond: "{item} closes.",
    });
    context.emit({ type: "Closed", entity: context.actor, item });
  },
  commands: [
    {
      name: "close",
      aliases: ["shut"],
      forms: ["close <item:closable>"],
      usage: "Close what? A door by its name or its way, or a chest: CLOSE DOOR, CLOSE NORTH, CLOSE CHEST.",
      help: "Shuts a door or a lid: close door, close north, close chest.",
    },
  ],
});
