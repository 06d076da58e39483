import type { Game } from "../game.ts";
import { tell } from "../deeds/act.ts";
import { ambienceNow } from "../views/room-states.ts";
import type { System } from "../turn/system.ts";

/** On average so long between two lines of ambience in a room where somebody stands (milliseconds of world time). */
const EVERY_MS = 90_000;

/** Now and then a room lets its guests notice something. Walks the players, never the rooms. */
export function ambienceSystem(game: Game): System {
  const next = new Map<string, number>();
  return {
    name: "ambience",
    budgetMs: 2,
    run() {
      const now = game.clock.now();
      const seen = new Set<string>();
      for (const character of game.players.characters()) {
        const room = game.placeOf(character);
        if (seen.has(room.id) || !game.players.isAwake(character)) continue;
        seen.add(room.id);
        const lines = ambienceNow(game, room);
        const due = next.get(room.id);
        if (lines.length === 0 || (due !== undefined && now < due)) continue;
        next.set(room.id, now + EVERY_MS / 2 + game.rng.int(EVERY_MS));
        // The first visit only winds the clock.
        if (due === undefined) continue;
        const { line, viewers } = game.rng.pick(lines);
        tell(game, viewers, line);
      }
      for (const id of next.keys()) if (!seen.has(id)) next.delete(id);
    },
  };
}
