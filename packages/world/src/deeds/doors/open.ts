import type { Entity } from "@wyldlands/ecs";
import { Closure } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { atHand, tellAround } from "./at-hand.ts";

/** Opens a door, or whatever else is shut. Refuses what is open already or locked. */
export const open = defineDeed<{ item: Entity }>({
  name: "open",
  check({ item }, { game, actor }) {
    const away = atHand(game, actor, item);
    if (away) return away;
    if (item.need(Closure).open) return refuse("{item} is open already.", { item });
    return item.need(Closure).locked
      ? refuse(
          "{item} is locked. <hint>UNLOCK it, if you have the key; those who can PICK a lock need none.</hint>",
          { item },
        )
      : undefined;
  },
  perform({ item }, context) {
    item.edit(Closure).open = true;
    tellAround(context, item, {
      actor: "You open {item}.",
      others: "{actor} opens {item}.",
      beyond: "{item} opens.",
    });
    context.emit({ type: "Opened", entity: context.actor, item });
  },
  commands: [
    {
      name: "open",
      forms: ["open <item:closable>"],
      usage: "Open what? A door by its name or its way, or a chest: OPEN DOOR, OPEN NORTH, OPEN CHEST.",
      help: "Opens a door or a lid: open door, open north, open chest.",
    },
  ],
});
