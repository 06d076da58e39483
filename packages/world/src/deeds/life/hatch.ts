import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Description, Mortal, SpawnPoints, Stack } from "../../components/index.ts";
import { isBeing } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A room brings forth one of what its spawn point makes. The actor is the room. */
export const hatch = defineDeed<{ prototype: string }>({
  name: "hatch",
  check({ prototype }, { game, actor }) {
    const point = actor.get(SpawnPoints)?.[prototype];
    if (!point || point.alive.length >= point.most) return refuse("Nothing more comes.");
    if (game.isFull()) return refuse("The world is full.");
    return undefined;
  },
  perform({ prototype }, { game, actor, show, emit }) {
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
