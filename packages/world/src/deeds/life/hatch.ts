import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Description, Mortal, SpawnPoints, Stack } from "../../components/index.ts";
import { isBeing } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A full world is asked again after so long (milliseconds of world time). */
const FULL_RETRY_MS = 60_000;

/** A room brings forth one of what its spawn point makes. The actor is the room. */
export const hatch = defineDeed<{ prototype: string }>({
  name: "hatch",
  check({ prototype }, { actor }) {
    const point = actor.get(SpawnPoints)?.[prototype];
    if (!point || point.alive.length >= point.most) return refuse("Nothing more comes.");
    return undefined;
  },
  perform({ prototype }, { game, actor, show, emit }) {
    // Refused, logged and counted there. It comes when there is room: a spawn point must not run dry for ever.
    if (game.isFull()) {
      game.due.schedule(actor, FULL_RETRY_MS, "hatch", { prototype });
      return;
    }
    const made = game.spawnFromPoint(actor, prototype);
    const text = isBeing(made) ? "{made} comes." : made.get(Description)?.ground;
    const lone = isBeing(made) || !made.has(Stack);
    if (text !== undefined && lone)
      show(
        actor.sources(ContainedIn).filter((one) => one !== made),
        text,
        { made },
      );
    if (made.has(Mortal)) game.due.schedule(made, lifespan(made, game.rng.int(1_000)), "die", {});
    emit({ type: "EntitySpawned", entity: made, place: actor });
  },
});

/** Milliseconds, three quarters to one and a quarter of what the prototype says: a swarm does not fall at once. */
function lifespan(creature: Entity, chance: number): number {
  return creature.need(Mortal).lifespan * (750 + chance / 2);
}
