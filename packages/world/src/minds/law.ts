import type { Entity } from "@wyldlands/ecs";
import { Character, Room } from "../components/index.ts";
import type { Law } from "../content/laws.ts";
import type { Game } from "../game.ts";
import { HOURS, calendarAt, type Timed } from "../time/calendar.ts";

/** As the area says, or its zone; where neither does, the watch keeps the peace. */
export function lawAt(game: Game, room: Entity): Law {
  return game.content.areas.get(room.get(Room)?.area ?? "")?.law ?? "watch";
}

/** Whether the watch there takes it for a breach of the peace that the one attacks the other. What two players do by leave of the place or of each other is their own business, but under strict law. */
export function isOffence(game: Game, attacker: Entity, defender: Entity): boolean {
  const law = lawAt(game, game.placeOf(defender));
  if (law === "none") return false;
  return law === "strict" || !attacker.has(Character) || !defender.has(Character);
}

/** World time at which it is that hour of the day next; under strict law a day later. */
export function releaseAt(game: Timed, hour: number, law: Law): number {
  const length = game.rules.calendar.hourSeconds * 1_000;
  const now = game.clock.now();
  const hours = (hour - calendarAt(game).hour + HOURS) % HOURS || HOURS;
  return now - (now % length) + (hours + (law === "strict" ? HOURS : 0)) * length;
}
