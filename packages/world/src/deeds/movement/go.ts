import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { Combatant } from "../../components/index.ts";
import { isDirection } from "../../content/directions.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { cannotWalk, walk } from "./walk.ts";

/** Walks through an exit of the room. Refuses who does not stand, who fights, and what `cannotWalk` says. */
export const go = defineDeed<{ direction: string }>({
  name: "go",
  check: ({ direction }, { game, actor }) =>
    able(game, actor, "standing") ?? unengaged(actor) ?? cannotWalk(game, actor, direction),
  perform({ direction }, context) {
    if (isDirection(direction)) walk(context, direction);
  },
  commands: [
    {
      name: "go",
      aliases: ["walk"],
      forms: ["go <direction:direction>"],
      usage: "Go where? Type a direction, such as NORTH or just N. EXITS lists the ways from here.",
      help: "Walks one way: go north, or only north, or n. Also s, e, w, ne, nw, se, sw, u, d, in, out.",
    },
  ],
});

/** Nobody strolls out of a fight. */
export function unengaged(actor: Entity) {
  return actor.has(Combatant)
    ? refuse("You are in a fight. <hint>FLEE gets you out of it.</hint>")
    : undefined;
}
