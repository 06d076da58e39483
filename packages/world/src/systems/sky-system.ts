import type { Entity } from "@wyldlands/ecs";
import { hasCondition } from "../bodies/effects.ts";
import { positionOf } from "../bodies/posture.ts";
import { Room } from "../components/index.ts";
import { tell } from "../deeds/act.ts";
import type { Game } from "../game.ts";
import { dayPart, hourNow } from "../time/calendar.ts";
import { isOutdoors, skyOver } from "../time/weather.ts";
import type { System } from "../turn/system.ts";

/**
 * Once an hour of the calendar: dawn, day, dusk and night, and another weather, are told to those who are under the sky and
 * awake. Walks the players, never the rooms. What a sleeper or a world at rest missed is not told later.
 */
export function skySystem(game: Game): System {
  let told = hourNow(game);
  return {
    name: "sky",
    budgetMs: 2,
    run() {
      const now = hourNow(game);
      if (now === told) return;
      const before = told;
      told = now;
      for (const [area, viewers] of outdoors(game)) {
        const words = news(game, area, before, now);
        if (words !== "") tell(game, viewers, words);
      }
    },
  };
}

/** What became another between two hours over an area. */
function news(game: Game, area: string, before: number, now: number): string {
  const lines: string[] = [];
  const part = dayPart(game, now);
  if (part !== dayPart(game, before)) lines.push(game.rules.calendar.words[part]);
  const sky = skyOver(game, area, now);
  if (sky && sky.slug !== skyOver(game, area, before)?.slug) lines.push(sky.begins);
  return lines.join("\n");
}

/** By area: the players who would see the sky change. */
function outdoors(game: Game): Map<string, Entity[]> {
  const areas = new Map<string, Entity[]>();
  for (const character of game.players.characters()) {
    if (!game.players.isAwake(character)) continue;
    const room = game.placeOf(character);
    if (!isOutdoors(room) || positionOf(character) === "sleeping") continue;
    if (hasCondition(game, character, "asleep") || hasCondition(game, character, "blind")) continue;
    const area = room.need(Room).area;
    areas.set(area, [...(areas.get(area) ?? []), character]);
  }
  return areas;
}
