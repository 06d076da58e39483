import type { Entity } from "@wyldlands/ecs";
import { handy } from "../../items/handy.ts";
import { loose } from "../../items/worn.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "./move-things.ts";
import { enough } from "./take.ts";

/** Puts a carried thing, or some of a stack, down where the actor stands. */
export const drop = defineDeed<{ item: Entity; count?: number }>({
  name: "drop",
  check: ({ item, count }, { game, actor }) =>
    handy(game, actor) ?? loose(actor, item) ?? enough(item, count),
  perform({ item, count }, { game, actor, emit }) {
    const place = game.placeOf(actor);
    const dropped = moveThings(game, item, count ?? countOf(item), place);
    emit({ type: "ItemDropped", entity: actor, item: dropped, place });
  },
  words: { actor: "You drop {item}.", others: "{actor} drops {item}." },
  commands: [
    {
      name: "drop",
      position: "resting",
      forms: ["drop <item:carried...>"],
      usage: "Drop what? INVENTORY lists what you carry; then, say, DROP MUG or DROP ALL.",
      help: "Puts down what you carry: drop mug, drop 3 coppers, drop all.shell, drop all.",
    },
  ],
});
