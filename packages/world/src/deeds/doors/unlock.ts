import type { Entity } from "@wyldlands/ecs";
import { Closure } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { atHand, keyFor, tellAround } from "./at-hand.ts";
import { keyMissing } from "./lock.ts";

/** Turns a key in what is locked. */
export const unlock = defineDeed<{ item: Entity; key?: Entity }>({
  name: "unlock",
  check({ item, key }, { game, actor }) {
    const away = atHand(game, actor, item);
    if (away) return away;
    if (!item.need(Closure).locked) return refuse("{item} is not locked.", { item });
    return keyMissing(actor, item, key);
  },
  perform({ item, key }, context) {
    const turned = key ?? keyFor(context.actor, item);
    item.edit(Closure).locked = false;
    tellAround(
      context,
      item,
      {
        actor: "You unlock {item} with {key}.",
        others: "{actor} unlocks {item}.",
        beyond: "A key turns in {item}.",
      },
      turned && { key: turned },
    );
  },
  commands: [
    {
      name: "unlock",
      forms: ["unlock <item:closable>", "unlock <item:closable> with <key:carried>"],
      usage: "Unlock what? For example UNLOCK DOOR, or UNLOCK CHEST WITH KEY.",
      help: "Unlocks a door or a chest, with its key in your hands or on a ring: unlock door, unlock chest with rusty key.",
    },
  ],
});
