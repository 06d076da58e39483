import type { Entity } from "@wyldlands/ecs";
import { Door } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { atHand, tellAround } from "./at-hand.ts";

/** Knocks on a door: it is heard on the other side. */
export const knock = defineDeed<{ item: Entity }>({
  name: "knock",
  check: ({ item }, { game, actor }) =>
    atHand(game, actor, item) ?? (item.has(Door) ? undefined : refuse("Nobody lives in {item}.", { item })),
  perform({ item }, context) {
    context.emit({ type: "Knocked", entity: context.actor, item });
    tellAround(context, item, {
      actor: "You knock on {item}.",
      others: "{actor} knocks on {item}.",
      beyond: "Somebody knocks on {item}.",
    });
  },
  commands: [
    {
      name: "knock",
      forms: ["knock <item:closable>", "knock on <item:closable>", "knock at <item:closable>"],
      usage: "Knock on what? A door by its name or its way: KNOCK DOOR, KNOCK NORTH.",
      help: "Knocks on a door; whoever is behind it hears: knock door, knock north.",
      cooldown: 2,
    },
  ],
});
