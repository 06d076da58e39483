import type { Entity } from "@wyldlands/ecs";
import { Room, RoomNature } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Climate } from "../rules/schemas.ts";
import type { Modifier } from "../rules/words.ts";
import { calendarAt, hourNow, type Timed } from "./calendar.ts";

/** What weather is asked of. */
export type Weathered = Timed & Pick<Game, "content" | "seed" | "skies">;

/** A sky of the rules: `slug` is its name there. */
export type Sky = Climate["skies"][string] & { slug: string };

/** The skies of this hour, by area: each blow asks for them. Only a memory of `skyOver`, good for the hour it was made in. */
export class Skies {
  readonly #skies = new Map<string, Sky | undefined>();
  #hour = -1;

  /** The sky over the area now. */
  now(game: Weathered, area: string): Sky | undefined {
    const hour = Math.floor(game.clock.now() / (game.rules.calendar.hourSeconds * 1_000));
    if (hour !== this.#hour) {
      this.#skies.clear();
      this.#hour = hour;
    }
    if (!this.#skies.has(area)) this.#skies.set(area, skyOver(game, area));
    return this.#skies.get(area);
  }
}

/**
 * The sky over an area at an hour of the calendar: a pure function of the world's seed, the area and the hour, so nothing of it
 * is kept and a replay has the same. Undefined: the area has no weather.
 */
export function skyOver(game: Weathered, area: string, hours = hourNow(game)): Sky | undefined {
  const climate = game.rules.climates[game.content.areas.get(area)?.climate ?? ""];
  if (!climate) return undefined;
  const spell = Math.floor(hours / climate.lasts);
  const { season } = calendarAt(game, Math.floor(spell * climate.lasts));
  const slug = drawn(climate.odds[season], share(`${game.seed}:${area}:${spell}`));
  const sky = climate.skies[slug];
  return sky && { ...sky, slug };
}

/** The sky that a room lies under; undefined under a roof, and where there is no weather. */
export function skyAt(game: Weathered, room: Entity): Sky | undefined {
  const area = room.get(Room)?.area;
  return isOutdoors(room) && area !== undefined ? game.skies.now(game, area) : undefined;
}

/** Whether the sky is over a room. */
export function isOutdoors(room: Entity): boolean {
  const nature = room.get(RoomNature);
  return nature !== undefined && !nature.indoors && nature.terrain !== "underwater";
}

/** What the weather adds to a number of whoever stands in the room. */
export function skyModifier(game: Weathered, room: Entity, key: Modifier): number {
  return skyAt(game, room)?.modifiers[key] ?? 0;
}

/** The sky at that share (0 to below 1) of all the odds. */
function drawn(odds: Readonly<Record<string, number>>, at: number): string {
  const all = Object.entries(odds);
  let left = at * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [slug, weight] of all) {
    left -= weight;
    if (left < 0) return slug;
  }
  return all.at(-1)?.[0] ?? "";
}

/** From 0 to below 1: FNV-1a, its bits stirred once more (the finaliser of MurmurHash3). */
function share(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
