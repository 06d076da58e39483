import type { Entity } from "@wyldlands/ecs";
import { defineDeed } from "../deed.ts";
import { liftable, reach, refuse } from "../refusals.ts";
import { countOf } from "../../views/names.ts";
import { moveThings } from "./move-things.ts";

/** Moves a thing, or some of a stack, into the actor's hands. Refuses what is fixed, alive or out of reach. */
export const take = defineDeed<{ item: Entity; count?: number }>({
  name: "take",
  check: ({ item, count }, { actor }) => reach(actor, item) ?? liftable(item) ?? enough(item, count),
  perform({ item, count }, { game, actor, emit }) {
    const from = game.placeOf(item);
    const held = moveThings(game, item, count ?? countOf(item), actor);
    emit({ type: "ItemPickedUp", entity: actor, item: held, lifted: item.id, from });
  },
  words: { actor: "You get {item}.", others: "{actor} gets {item}." },
  commands: [
    {
      name: "get",
      aliases: ["take"],
      forms: ["get <item:here...>"],
      usage: "Get what? LOOK shows what lies here; then, say, GET MUG or GET ALL.",
      help: "Takes a thing you can see: get mug, get 2.mug (the second one), get all.shell, get 5 coppers, get all.",
    },
  ],
});

/** There must be as many as asked for. */
export function enough(item: Entity, count: number | undefined) {
  if (count === undefined || count <= countOf(item)) return undefined;
  return refuse("There are not that many: only {item}.", { item });
}
