import type { Entity, Refusal } from "@wyldlands/ecs";
import { Closure, Lock } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { carried, refuse } from "../refusals.ts";
import { atHand, keyFor, tellAround } from "./at-hand.ts";

/** Turns a key in what is closed and not locked. */
export const lock = defineDeed<{ item: Entity; key?: Entity }>({
  name: "lock",
  check({ item, key }, { game, actor }) {
    const away = atHand(game, actor, item);
    if (away) return away;
    const { open, locked } = item.need(Closure);
    if (locked) return refuse("{item} is locked already.", { item });
    return (
      keyMissing(actor, item, key) ??
      (open ? refuse("{item} is open. <hint>CLOSE it first.</hint>", { item }) : undefined)
    );
  },
  perform({ item, key }, context) {
    const turned = key ?? keyFor(context.actor, item);
    item.edit(Closure).locked = true;
    tellAround(
      context,
      item,
      {
        actor: "You lock {item} with {key}.",
        others: "{actor} locks {item}.",
        beyond: "A key turns in {item}.",
      },
      turned && { key: turned },
    );
  },
  commands: [
    {
      name: "lock",
      forms: ["lock <item:closable>", "lock <item:closable> with <key:carried>"],
      usage: "Lock what? For example LOCK DOOR, or LOCK CHEST WITH KEY.",
      help: "Locks what is closed, with its key in your hands or on a ring: lock door, lock chest with rusty key.",
    },
  ],
});

/** Why no key turns in it: it has no lock, the one that was named does not fit, or none that one has does. */
export function keyMissing(actor: Entity, item: Entity, key?: Entity): Refusal<string> | undefined {
  const keys = item.get(Lock)?.keys;
  if (!keys) return refuse("{item} has no lock.", { item });
  if (!key) return keyFor(actor, item) ? undefined : refuse("You have no key to {item}.", { item });
  const held = carried(actor, key);
  if (held) return held;
  return keys.includes(key.prototype?.id ?? "") ? undefined : refuse("{key} does not fit.", { key });
}
