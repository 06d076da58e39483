import type { Entity } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { startFight } from "../../combat/start-fight.ts";
import { Combatant } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A being goes for another of its own accord: hungry, angry, or for a friend. One that fights already keeps its foe. */
export const assail = defineDeed<{ to: Entity }>({
  name: "assail",
  check({ to }, { game, actor }) {
    if (actor.has(Combatant)) return refuse("You are fighting already.");
    return able(game, actor, "sitting") ?? mayAttack(game, actor, to);
  },
  perform({ to }, context) {
    startFight(context, context.actor, to);
  },
  words: {
    to: "<damage>{actor} goes for you!</damage>",
    others: "{actor} goes for {to}!",
  },
});
