import type { Entity } from "@wyldlands/ecs";
import { Comes, ContainedIn, Description, Mortal, Room, SpawnPoints, Stack } from "../../components/index.ts";
import { fits } from "../../conditions/fits.ts";
import { isOfTime, type When } from "../../conditions/schema.ts";
import type { Game } from "../../game.ts";
import { HOURS, untilHour } from "../../time/calendar.ts";
import { isBeing } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A full world, or an area that has enough of them, is asked again after so long (milliseconds of world time). */
const RETRY_MS = 60_000;

/** A room brings forth one of what its spawn point makes. The actor is the room. */
export const hatch = defineDeed<{ prototype: string }>({
  name: "hatch",
  check({ prototype }, { actor }) {
    const point = actor.get(SpawnPoints)?.[prototype];
    if (!point || point.alive.length >= point.most) return refuse("Nothing more comes.");
    return undefined;
  },
  perform({ prototype }, { game, actor, show, emit }) {
    const later = notYet(game, actor, prototype);
    if (later !== undefined) {
      game.due.schedule(actor, later, "hatch", { prototype });
      return;
    }
    // A full world refuses, logs and counts it itself. It comes when there is room: a spawn point must not run dry for ever.
    if (isCapped(game, actor, prototype) || game.isFull()) {
      game.due.schedule(actor, RETRY_MS, "hatch", { prototype });
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

/** Milliseconds until it is asked again whether it comes; undefined: it comes now. What the hour decides is foretold for a day. */
function notYet(game: Game, room: Entity, prototype: string): number | undefined {
  const { when } = (game.prototypes.get(prototype)?.values.get(Comes) ?? {}) as { when?: When };
  if (!when || fits(game, when, { room })) return undefined;
  if (!isOfTime(when)) return RETRY_MS;
  const day = HOURS * game.rules.calendar.hourSeconds * 1_000;
  return untilHour(game, (hours) => fits(game, when, { room, hours })) ?? day;
}

/** Whether the area has as many as its author allows (`caps`), of all that its rooms brought forth. */
function isCapped(game: Game, room: Entity, prototype: string): boolean {
  const area = room.get(Room)?.area;
  const most = game.content.areas.get(area ?? "")?.caps?.[prototype];
  if (most === undefined) return false;
  let alive = 0;
  for (const { id, area: of } of game.content.rooms.values())
    if (of === area) alive += game.room(id)?.get(SpawnPoints)?.[prototype]?.alive.length ?? 0;
  return alive >= most;
}

/** Milliseconds, three quarters to one and a quarter of what the prototype says: a swarm does not fall at once. */
function lifespan(creature: Entity, chance: number): number {
  return creature.need(Mortal).lifespan * (750 + chance / 2);
}
